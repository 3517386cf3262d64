import type { Container, Host } from './container';
import type { Shell } from './shells';

/** The arguments that open a shell in an image, from the first to the last. Values stand behind `=` or `--`. */
export interface ShellArguments {
  /** What makes the container, where it doesn't come with the command that runs in it. */
  readonly begin: readonly string[] | undefined;
  /** Ends with 0 where the image has the shell. It has no network. */
  probe(shell: Shell): readonly string[];
  /** For a terminal. */
  open(shell: Shell): readonly string[];
  /** Takes the container away, whatever runs in it. */
  readonly end: readonly string[];
}

/** A variable of the shell: name and value. */
export type Variable = readonly [name: string, value: string];

export function shellArguments(
  host: Host,
  image: string,
  container: Container,
  variables: readonly Variable[] = [],
): ShellArguments {
  const env = variables.map(([name, value]) => `--env=${name}=${value}`);
  if (host.engine.kind === 'buildah') return buildahShell(image, container, env);
  const entry = ({ executable }: Shell) => `--entrypoint=${executable}`;
  return {
    begin: undefined,
    probe: (shell) => [...run(host), '--network=none', entry(shell), '--', image, ...shell.args, ...shell.probe],
    open: (shell) => [...run(host), ...seen(container), entry(shell), ...env, '--', image, ...shell.args],
    end: [...host.where, 'rm', '--force', container.name],
  };
}

/** buildah runs commands only in containers that are there. */
function buildahShell(image: string, { name }: Container, env: readonly string[]): ShellArguments {
  return {
    begin: ['from', '--pull-never', `--name=${name}`, '--', image],
    probe: ({ executable, args, probe }) => ['run', '--network=none', name, '--', executable, ...args, ...probe],
    open: ({ executable, args }) => ['run', '--tty', ...env, name, '--', executable, ...args],
    end: ['rm', name],
  };
}

/** A port of the container, and that of this machine which leads to it. */
export interface PublishedPort {
  readonly container: number;
  readonly host: number;
  readonly protocol: string;
}

/** Runs an image as it wants to be run, for a terminal; its ports can be reached from this machine alone. */
export function runArguments(
  host: Host,
  image: string,
  container: Container,
  ports: readonly PublishedPort[],
): readonly string[] {
  const published = ports.map((port) => `--publish=127.0.0.1:${port.host}:${port.container}/${port.protocol}`);
  return [...run(host), ...seen(container), ...published, '--', image];
}

/** Lets what runs in a container come to an end, and ends it a little later. */
export function stopArguments({ where }: Host, { name }: Container): readonly string[] {
  return [...where, 'stop', '-t', '5', name];
}

/** Opens a shell of Docker's own, with its own tools, in an image that has none. */
export function debugArguments({ where }: Host, image: string): readonly string[] {
  return [...where, 'debug', '--', image];
}

/** Takes the name of an image away; undefined where its last step would have to be built anew afterwards. */
export function forgetArguments({ engine, where }: Host, image: string): readonly string[] | undefined {
  switch (engine.kind) {
    case 'buildx':
    case 'buildkit':
    case 'nerdctl':
      return [...where, 'image', 'rm', '--', image];
    case 'podman':
      return [...where, 'untag', '--', image];
    case 'legacy':
    case 'buildah':
      return undefined;
  }
}

/** The image has been built: where it isn't, a stranger's of that name is not what is wanted. */
function run({ where }: Host): string[] {
  return [...where, 'run', '--rm', '--pull=never'];
}

function seen({ name, stage }: Container): string[] {
  return ['--interactive', '--tty', `--name=${name}`, `--label=dockerfile-stages=${stage}`];
}
