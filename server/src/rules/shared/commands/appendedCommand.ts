import type { ShellScript } from '../../../shell/shellCommand';
import type { Fix } from '../../rule';
import { placeIn, type StageRun } from './stageRuns';

/**
 * The edits that let a RUN run another command in the end; undefined where its end is not plain enough to say where that
 * is: behind a comment, a heredoc, an operator.
 */
export function appendedCommand(run: StageRun, script: ShellScript, command: string): Fix['edits'] | undefined {
  if (script.isExec) return undefined;
  return run.parts.heredocs.length > 0 ? lastLine(run, script, command) : endOfLine(run, script, command);
}

function endOfLine(run: StageRun, script: ShellScript, command: string): Fix['edits'] | undefined {
  const text = script.text.trimEnd();
  if (/[\\;&|]$/.test(text) || text.includes('#') || opensQuote(script, text)) return undefined;
  const last = placeIn(run, script, { start: text.length - 1, end: text.length });
  const isWide = last.end.line > run.instruction.line;
  const indent = isWide ? indentOf(run) : '';
  const newText = isWide ? ` ${run.instruction.syntax.escape}\n${indent}&& ${command}` : ` && ${command}`;
  return [{ range: { start: last.end, end: last.end }, newText }];
}

/** Whether the last command goes on to the end of the text although a quote hides where it ends. */
function opensQuote({ commands }: ShellScript, text: string): boolean {
  const last = Math.max(0, ...commands.map(({ end }) => end));
  return text.slice(last).replace(/[\s)};]|fi|done|esac/g, '') !== '';
}

/** The blanks in front of the last line of the instruction. */
function indentOf({ instruction: { syntax } }: StageRun): string {
  const line = syntax.text.slice(syntax.text.lastIndexOf('\n') + 1);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** A heredoc that is a script gets a line more. */
function lastLine(run: StageRun, script: ShellScript, command: string): Fix['edits'] | undefined {
  const isWhole = run.instruction.syntax.heredocs.length === 1 && !script.text.includes('<<');
  const text = script.text.trimEnd();
  if (!isWhole || text === '' || /[\\&|]$/.test(text)) return undefined;
  const { end } = placeIn(run, script, { start: text.length - 1, end: text.length });
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0] ?? '';
  return [{ range: { start: end, end }, newText: `\n${indent}${command}` }];
}
