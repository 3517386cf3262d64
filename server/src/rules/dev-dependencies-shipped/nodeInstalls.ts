import { flagsOf, hasFlag, operands, valueOfFlag } from '../../shell/flags';
import type { ShellCommand } from '../../shell/shellCommand';

const installs: Readonly<Record<string, RegExp>> = {
  npm: /^(?:install|i|ci|clean-install|install-clean)$/,
  yarn: /^install$/,
  pnpm: /^(?:install|i)$/,
  bun: /^(?:install|i)$/,
};

/** Flags that leave out what only development needs. */
export const productionFlags: Readonly<Record<string, string>> = {
  npm: '--omit=dev',
  yarn: '--production',
  pnpm: '--prod',
  bun: '--production',
};

/** What a command does to node_modules: installs all, leaves out (or takes away) what only development needs, or nothing. */
export function effectOf(command: ShellCommand): 'all' | 'production' | undefined {
  const { name, args } = command;
  if (name === 'rm') return args.some(({ text }) => text.includes('node_modules')) ? 'production' : undefined;
  const form = Object.hasOwn(installs, name) ? installs[name] : undefined;
  if (!form || args.some(({ known }) => !known)) return undefined;
  const [verb, ...packages] = operands(command, [
    '--prefix',
    '--registry',
    '--cwd',
    '--filter',
    '--loglevel',
    '-C',
    '-w',
    '--workspace',
    '--network-timeout',
    '--cache-folder',
    '--omit',
    '--only',
    '--include',
    '--cache',
  ]);
  const isProduction = asksForProduction(command);
  if (verb?.text === 'prune' || verb?.text === 'workspaces' || verb?.text === 'deploy')
    return isProduction ? 'production' : undefined;
  const isInstall =
    verb === undefined ? name === 'yarn' && !hasFlag(command, 'version', 'help', 'v', 'h') : form.test(verb.text);
  if (!isInstall || packages.length > 0 || hasFlag(command, 'g', 'global', 'location')) return undefined;
  return isProduction ? 'production' : 'all';
}

function asksForProduction(command: ShellCommand): boolean {
  if (omitsDevelopment(command) || /^prod/.test(valueOfFlag(command, 'only')?.text ?? '')) return true;
  const isPnpm = command.name === 'pnpm';
  const isOn = valueOfFlag(command, 'production')?.text !== 'false';
  return (
    (isOn && hasFlag(command, 'production', 'prod')) ||
    (isPnpm && hasFlag(command, 'P')) ||
    (command.name === 'bun' && hasFlag(command, 'p'))
  );
}

/** `--omit` may stand there more than once. */
function omitsDevelopment(command: ShellCommand): boolean {
  const { args } = command;
  return flagsOf(command).some(({ name, value, word }) => {
    const said = value ?? args[args.indexOf(word) + 1]?.text;
    return name === 'omit' && said === 'dev';
  });
}

/** Whether the command's own NODE_ENV says so. */
export function isForProduction({ assignments }: ShellCommand): boolean {
  return assignments.some(({ name, value }) => name === 'NODE_ENV' && value.text === 'production');
}
