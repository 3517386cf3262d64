import type { Dialect } from '../../shell/dialect';
import type { BuildReference } from '../buildReference';
import { batch } from '../commands/batch';
import { posix } from '../commands/posix';
import { powershell } from '../commands/powershell';

/** A system that runs scripts which stand in a YAML file of its own. */
export interface CiSystem {
  readonly matches: RegExp;
  /** Keys whose values are scripts: a text, or a list of commands that one shell runs. */
  readonly scripts: ReadonlyMap<string, Dialect>;
  /** Keys of one mapping whose scripts run in one shell, in this order. */
  readonly together: readonly string[];
  /** The key beside a script that says in which folder it runs. */
  readonly folder: string | undefined;
  /** Beside `steps`, that key says where the repository is put instead. */
  readonly jobsHaveRoots: boolean;
  /** The key that gives variables to what stands beside it and below. */
  readonly variables: string;
  readonly paths: BuildReference['paths'];
}

const all = (keys: string) => keys.split(' ').map((key) => [key, posix] as const);

function system(matches: RegExp, keys: string, more: Partial<CiSystem> = {}): CiSystem {
  const usual = { folder: undefined, jobsHaveRoots: false, variables: 'env', together: [], paths: 'root' } as const;
  return { ...usual, matches, scripts: new Map(all(keys)), ...more };
}

const github = system(/(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/, 'run', {
  folder: 'working-directory',
});

const gitlab = system(/(?:^|\/)(?:\.gitlab\/.*|[^/]*\.?gitlab-ci[^/]*)\.ya?ml$/, 'before_script script after_script', {
  variables: 'variables',
  together: ['before_script', 'script'],
});

const azure = system(
  /(?:^|\/)(?:\.?azure[-_]?pipelines?[^/]*|(?:\.azure[^/]*|\.azuredevops|\.vsts)\/.*)\.ya?ml$/i,
  'script bash',
  {
    folder: 'workingDirectory',
    variables: 'variables',
    scripts: new Map([...all('script bash'), ['pwsh', powershell], ['powershell', powershell]]),
  },
);

/** What stands below `run:` is in `command:`; the two are never in one mapping. */
const circle = system(/(?:^|\/)\.circleci\/.*\.ya?ml$/, 'run command', {
  folder: 'working_directory',
  jobsHaveRoots: true,
  variables: 'environment',
});

const travisKeys =
  'before_install install before_script script after_success after_failure after_script before_deploy after_deploy';

/** All systems that are known, GitHub's first. */
export const ciSystems: readonly CiSystem[] = [
  github,
  gitlab,
  azure,
  circle,
  system(/(?:^|\/)bitbucket-pipelines\.ya?ml$/, 'script after-script', { together: ['script', 'after-script'] }),
  system(/(?:^|\/)(?:\.drone|\.woodpecker)[^/]*\.ya?ml$|(?:^|\/)\.(?:woodpecker|drone)\/.*\.ya?ml$/, 'commands', {
    folder: 'directory',
    variables: 'environment',
  }),
  system(/(?:^|\/)\.buildkite\/.*\.ya?ml$/, 'command commands'),
  system(/(?:^|\/)\.travis\.ya?ml$/, travisKeys, { together: travisKeys.split(' ') }),
  system(/(?:^|\/)\.semaphore\/.*\.ya?ml$/, 'commands'),
  system(/(?:^|\/)[^/]*buildspec[^/]*\.ya?ml$/, 'commands'),
];

/** The shell that `shell:` asks for; undefined for what is none, such as `python`. */
export function dialectOfShell(shell: string): Dialect | undefined {
  if (/^(?:pwsh|powershell)\b/i.test(shell)) return powershell;
  if (/^cmd\b/i.test(shell)) return batch;
  return /(?:^|\/)(?:ba|z|da|k|fi)?sh\b|^\$|^\{|env/.test(shell) ? posix : undefined;
}
