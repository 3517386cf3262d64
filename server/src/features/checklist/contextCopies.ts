import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { Word } from '../../syntax/parts';

/** What a COPY or ADD takes out of the build context. */
export interface ContextCopy {
  readonly instruction: Instruction;
  readonly word: Word;
}

/** In file order within each stage. */
export function copiedFromContext(stages: readonly Stage[]): readonly ContextCopy[] {
  return stages.flatMap(({ instructions }) => instructions.flatMap(fromContext));
}

function fromContext(instruction: Instruction): ContextCopy[] {
  const { body } = instruction;
  if (body.kind !== 'copy' || body.from !== undefined) return [];
  return body.sources.filter(({ text }) => !elsewhere.test(text)).map((word) => ({ instruction, word }));
}

/** A heredoc, or what BuildKit downloads. */
const elsewhere = /^(?:<<|(?:https?|git|ssh):\/\/|git@)/;

/** Nobody names what is in it: the whole context, or a folder that is written as one. */
export function isWholeFolder({ text }: Word): boolean {
  return text === '*' || text.endsWith('/') || /(?:^|\/)\.{1,2}$/.test(text);
}
