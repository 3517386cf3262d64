/** The files that are looked at in a folder; the same names that the editor knows by itself. */
export const dockerfileGlobs: readonly string[] = [
  '**/Dockerfile',
  '**/dockerfile',
  '**/Containerfile',
  '**/Dockerfile.*',
  '**/Containerfile.*',
  '**/*.Dockerfile',
  '**/*.dockerfile',
];

/** Whether a file of this name is taken for a Dockerfile; `Dockerfile.dockerignore` is none. */
export function isDockerfileName(name: string): boolean {
  const lower = name.toLowerCase();
  if (lower.endsWith('.dockerignore')) return false;
  return /^(dockerfile|containerfile)(\..+)?$|.\.dockerfile$/.test(lower);
}
