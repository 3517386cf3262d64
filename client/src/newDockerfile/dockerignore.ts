/** What no build needs, whatever is built. */
const always = [
  '.git',
  '.vscode',
  '.idea',
  '**/.DS_Store',
  '**/Dockerfile*',
  '**/compose*.y*ml',
  '.dockerignore',
  '*.md',
];

/** A `.dockerignore` for a new Dockerfile. `ignore`: what its language leaves in the folder. */
export function dockerignoreText(ignore: readonly string[]): string {
  return `${[...new Set([...always, ...ignore])].join('\n')}\n`;
}
