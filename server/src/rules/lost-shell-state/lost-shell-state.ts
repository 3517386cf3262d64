import * as l10n from '@vscode/l10n';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Finding, Fix, StageRule } from '../rule';
import { type StageRun, stageRuns } from '../shared/commands/stageRuns';

/** A RUN that changes nothing but its own shell, which ends with it. */
export const lostShellState: StageRule = {
  id: 'lost-shell-state',
  family: 'form',
  summary: () => l10n.t('A RUN that only sets something in its own shell, which ends with it.'),
  defaultSeverity: 'warning',
  *checkStage(subject): Generator<Finding> {
    for (const run of stageRuns(subject)) {
      const [script] = run.scripts;
      if (!script || run.scripts.length > 1 || script.isExec || !mayBeLost.test(script.text.slice(0, 200))) continue;
      const { commands } = script;
      if (commands.length === 0 || !commands.every(isLost) || commands.every(({ name }) => name === 'cd')) continue;
      const { instruction } = run;
      const exports = commands.filter(({ name }) => name === 'export').length;
      yield {
        range: instruction.rangeOf({ start: instruction.parts.keyword.start, end: instruction.parts.rest.end }),
        message:
          exports > 0
            ? l10n.t('The shell of this RUN ends with it, and what it exports is gone: use ENV.')
            : l10n.t(
                'The shell of this RUN ends with it, and nothing of this is left: join it to the RUN that needs it.',
              ),
        fixes: commands.length === 1 && exports === 1 ? asEnv(commands[0] as ShellCommand, script, run) : [],
      };
    }
  },
};

const mayBeLost = /^\s*(?:export|alias|unalias|umask|ulimit|shopt|set|unset|source|\.|cd)\b|^\s*\.\s/;

const setters: ReadonlySet<string> = new Set([
  'alias',
  'cd',
  'export',
  'set',
  'shopt',
  'ulimit',
  'umask',
  'unalias',
  'unset',
]);

/** Scripts that do nothing but set variables. */
const settingFiles =
  /(?:^|\/)(?:activate|\.bashrc|\.profile|\.bash_profile|\.zshrc|profile|\.cargo\/env|setup\.(?:ba)?sh|env\.sh)$/;

function isLost({ name, args, redirects, nesting, wrappers }: ShellCommand): boolean {
  if (redirects.length > 0 || nesting.length > 0 || wrappers.length > 0) return false;
  if (name === '.' || name === 'source') return args.length === 1 && settingFiles.test(args[0]?.text ?? '');
  // Without arguments they print something.
  return setters.has(name) && args.length > 0;
}

/** `export A=b` as ENV, where BuildKit reads the value as the shell does. */
function asEnv({ args }: ShellCommand, script: ShellScript, { instruction, body }: StageRun): readonly Fix[] {
  const isPlain = args.every(({ start, end }) => plainAssignment.test(script.text.slice(start, end)));
  if (!isPlain || body.mounts.length > 0 || instruction.parts.flags.length > 0) return [];
  if (instruction.parts.heredocs.length > 0 || /^[ \t]*#/m.test(instruction.syntax.text)) return [];
  const written = args.map(({ start, end }) => script.text.slice(start, end)).join(' ');
  return [{ title: l10n.t('Change to ENV'), edits: [{ range: instruction.range, newText: `ENV ${written}` }] }];
}

const plainAssignment =
  /^[A-Za-z_]\w*=(?:[\w./:@%+,=-]|\$PATH\b|\$\{PATH\})*$|^[A-Za-z_]\w*="(?:[\w ./:@%+,=-]|\$PATH\b|\$\{PATH\})*"$/;
