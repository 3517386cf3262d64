import * as l10n from '@vscode/l10n';
import type { Fix } from '../../rule';
import type { StageRun } from './stageRuns';

/** Changes of the shell itself, which would go on in the RUN that both become. */
const lasting = /^(?:cd|export|set|exit|exec|source|\.|alias|umask|unset|trap|return)$/;

/**
 * Makes one RUN of two that stand next to each other; undefined where it is not plain that both together do the same:
 * with flags, heredocs, comments between them, or where the first changes the shell.
 */
export function joinedRuns(first: StageRun, second: StageRun): Fix | undefined {
  if (second.index !== first.index + 1) return undefined;
  if (!isPlain(first) || !isPlain(second) || !endsPlainly(first)) return undefined;
  const start = first.instruction.range.end;
  if (second.instruction.line !== start.line + 1) return undefined;
  const end = second.instruction.positionAt(second.parts.rest.start);
  const newText = ` ${first.instruction.syntax.escape}\n    && `;
  return { title: l10n.t('Make one RUN of both'), edits: [{ range: { start, end }, newText }] };
}

function isPlain({ parts, scripts, isTrigger }: StageRun): boolean {
  const isLine = scripts.length === 1 && !scripts[0].isExec && parts.heredocs.length === 0;
  if (!isLine || isTrigger || parts.flags.length > 0) return false;
  // BuildKit finds heredocs where no shell does.
  return !scripts[0].text.includes('<<') && scripts[0].commands.every(({ joint }) => isAnd(joint));
}

function isAnd(joint: string): boolean {
  return joint === 'first' || joint === '&&';
}

function endsPlainly({ scripts: [{ text, commands }] }: StageRun): boolean {
  const last = commands.at(-1);
  if (!last || text.slice(last.end).trim() !== '') return false;
  return commands.every(({ name, nesting }) => nesting.length === 0 && !lasting.test(name));
}
