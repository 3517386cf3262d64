import { dockerfileGlobs } from '../dockerfileNames';

/** Names of files that may ask for builds, told by their endings. */
const endings = [
  ...['sh', 'bash', 'zsh', 'ksh', 'fish', 'bats', 'command', 'ps1', 'psm1', 'bat', 'cmd'],
  ...['mk', 'mak', 'make', 'just', 'md', 'markdown', 'mdx', 'yml', 'yaml', 'hcl', 'groovy', 'jenkinsfile', 'star'],
];

const names = [
  ...['Makefile', 'makefile', 'GNUmakefile', 'Makefile.*', 'justfile', 'Justfile', '.justfile', 'Tiltfile', '.envrc'],
  ...['Jenkinsfile', 'Jenkinsfile.*', 'package.json', 'devcontainer.json', '.devcontainer.json', 'tasks.json'],
  ...['launch.json', '*bake*.json', '*cloudbuild*.json', '*compose*.json', '*.code-workspace'],
];

/** What is looked for in a folder, and told of when it changes. Finders decide by the path which of it they read. */
export const candidateGlobs: readonly string[] = [
  ...names.map((name) => `**/${name}`),
  ...endings.map((ending) => `**/*.${ending}`),
  ...dockerfileGlobs,
];

/**
 * Files without an ending, which scripts often have none of. No watcher can be asked for these alone, so that they are
 * told of once it is known that they ask for builds.
 */
export const nameless = { globs: ['**/*'], without: ['**/?*.*'] } as const;

export function isNameless(path: string): boolean {
  return path.lastIndexOf('.') <= path.lastIndexOf('/') + 1;
}
