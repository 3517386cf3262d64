import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Body, Parts } from '../../syntax/parts';
import type { Span } from '../../util/span';
import type { Finding, Fix, InstructionRule } from '../rule';

/** A `#` behind an instruction, which begins no comment there. */
export const trailingComment: InstructionRule = {
  id: 'trailing-comment',
  family: 'form',
  summary: () => l10n.t('A comment behind an instruction, which takes it for arguments.'),
  defaultSeverity: 'error',
  keywords: ['ADD', 'ARG', 'COPY', 'EXPOSE', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
  *checkInstruction({ instruction, parts }): Generator<Finding> {
    if (parts.problems.length > 0) return;
    const start = commentStart(parts.body, parts);
    if (start === undefined) return;
    const comment = { start, end: parts.rest.end };
    yield {
      range: instruction.rangeOf(comment),
      message: l10n.t(
        'No comment begins behind an instruction: {0} takes this as arguments. Put it on a line of its own.',
        parts.name,
      ),
      // Names of arguments that nobody uses break nothing.
      ...(parts.name === 'ARG' && { severity: 'warning' }),
      fixes: fixesOf(instruction, comment),
    };
  },
};

/** Where a word is or begins with `#`, and is not the first. */
function commentStart(body: Body, { name }: Parts): number | undefined {
  if (body.kind === 'copy') {
    if (body.json) return undefined;
    const words = [...body.sources, ...(body.destination ? [body.destination] : [])];
    // A file may have such a name; three words can't all be meant.
    return words.findIndex(({ text }) => text === '#') > 1 ? words.find(({ text }) => text === '#')?.start : undefined;
  }
  if (body.kind === 'assignments')
    return body.assignments.find(({ name: { text } }, index) => index > 0 && text.startsWith('#'))?.start;
  if (body.kind !== 'words') return undefined;
  if (name === 'VOLUME' || name === 'EXPOSE')
    return body.words.find(({ text }, index) => index > 0 && text.startsWith('#'))?.start;
  const [line] = body.words;
  const at = line?.text.search(/[ \t]#/) ?? -1;
  return line && at > 0 && !/["']/.test(line.text.slice(0, at))
    ? line.start + line.text.slice(at).search('#') + at
    : undefined;
}

/** Moves the comment above the instruction, where it is the end of it in one line. */
function fixesOf(instruction: Instruction, comment: Span): readonly Fix[] {
  const { text } = instruction.syntax.logical;
  let blank = comment.start;
  while (/[ \t]/.test(text[blank - 1] ?? '')) blank--;
  const range = {
    start: instruction.rangeOf({ start: blank - 1, end: blank }).end,
    end: instruction.rangeOf(comment).end,
  };
  if (range.start.line !== range.end.line || comment.end < text.trimEnd().length) return [];
  const { start } = instruction.range;
  const above = { range: { start, end: start }, newText: `${text.slice(comment.start, comment.end).trimEnd()}\n` };
  return [{ title: l10n.t('Move the comment above'), edits: [above, { range, newText: '' }] }];
}
