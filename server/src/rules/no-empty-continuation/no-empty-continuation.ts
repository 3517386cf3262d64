import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { instructionNames } from '../../syntax/keywords';
import { lineAt } from '../../syntax/logicalText';
import type { Finding, Fix, InstructionRule, InstructionSubject } from '../rule';

/** A blank line between the lines of one instruction, which BuildKit will refuse one day. */
export const noEmptyContinuation: InstructionRule = {
  id: 'no-empty-continuation',
  family: 'buildkit',
  summary: () => l10n.t('A blank line inside an instruction that goes on.'),
  defaultSeverity: 'warning',
  buildkitRule: 'NoEmptyContinuation',
  keywords: instructionNames,
  *checkInstruction({ instruction }: InstructionSubject): Generator<Finding> {
    const { syntax, line } = instruction;
    if (syntax.headLines < 2) return;
    const blanks = syntax.logical.blankLines;
    if (blanks.length === 0) return;
    const places = blanks.slice(0, mostPlaces).map((blank) => wholeLine(line + blank));
    yield {
      range: lastLine(instruction),
      message: l10n.t(
        'There are blank lines inside {0}, which goes on from line to line; BuildKit will refuse that one day. Take them out, or put a # in them.',
        syntax.name,
      ),
      related: places.map((range) => ({
        range: { start: range.start, end: range.start },
        message: l10n.t('A blank line'),
      })),
      fixes: fixesOf(stretchesOf(blanks.map((blank) => line + blank))),
    };
  },
};

/** How many are listed. */
const mostPlaces = 20;

/** Who has more of them has another problem. */
const mostStretches = 1000;

function fixesOf(stretches: readonly Range[]): readonly Fix[] {
  if (stretches.length > mostStretches) return [];
  const edits = stretches.map((range) => ({ range, newText: '' }));
  return [{ title: l10n.t('Remove the blank lines'), edits, safe: true }];
}

/** One for all lines that follow each other. */
function stretchesOf(lines: readonly number[]): readonly Range[] {
  const starts = lines.filter((line, i) => line - 1 !== lines[i - 1]);
  const ends = lines.filter((line, i) => line + 1 !== lines[i + 1]);
  return starts.map((start, i) => ({ ...wholeLine(start), end: wholeLine(ends[i] ?? start).end }));
}

/** With the line break at its end. */
function wholeLine(line: number): Range {
  return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
}

/** The last line that is not one of a here-document, without its indentation: it is the one that BuildKit names. */
function lastLine({ syntax: { text, headLines }, line }: InstructionSubject['instruction']): Range {
  let start = 0;
  for (let i = 1; i < headLines; i++) start = lineAt(text, start).next;
  const { end } = lineAt(text, start);
  const content = text.slice(start, end);
  const last = line + headLines - 1;
  return {
    start: { line: last, character: content.length - content.trimStart().length },
    end: { line: last, character: content.length },
  };
}
