import type { Range } from 'vscode-languageserver-types';
import { runScripts } from '../../../model/runScripts';
import type { ShellCommand, ShellScript } from '../../../shell/shellCommand';
import type { Span } from '../../../util/span';
import type { Fix, InstructionSubject } from '../../rule';

/** A command of a RUN, with the script that knows where it stands. */
export interface PlacedCommand {
  readonly command: ShellCommand;
  readonly script: ShellScript;
}

/** All commands that an instruction runs; lines count from its first. None where its text mentions nothing of interest. */
export function commandsIn({ parts, instruction }: InstructionSubject, mention: RegExp): readonly PlacedCommand[] {
  if (!mention.test(instruction.syntax.text)) return [];
  return runScripts(parts, instruction.syntax).flatMap((script) =>
    script.commands.map((command) => ({ command, script })),
  );
}

/** Where a command stands, up to one of its words: `apt-get install`. */
export function rangeOfCommand({ command, script }: PlacedCommand, last?: Span): Range {
  const { start, end } = command.program ?? command;
  return script.rangeOf({ start, end: last && last.end > end ? last.end : end });
}

/** Puts arguments behind a word of a command, as its form wants them. */
export function argumentsBehind({ command, script }: PlacedCommand, word: Span, text: string): Fix['edits'] {
  const place = script.rangeOf(word).end;
  const isVector = script.isExec && command.nesting.length === 0;
  const newText = isVector
    ? text
        .split(' ')
        .map((one) => `", "${one}`)
        .join('')
    : ` ${text}`;
  return [{ range: { start: place, end: place }, newText }];
}
