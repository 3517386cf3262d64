import type { Instruction } from '../../../syntax/instruction';
import type { Parts, Word } from '../../../syntax/parts';
import { expandWord } from '../../../syntax/shellWords';

/** What BuildKit makes of a word, quotes removed; undefined where a variable is in it, or it can't be read. */
export function literalText({ text }: Word, escape: string): string | undefined {
  if (!special.test(text)) return text;
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded || expanded.names.length > 0 ? undefined : expanded.text;
}

const special = /[$'"\\`]/;

/** The inside of an instruction, or of the trigger that it is. */
export function triggeredParts({ parts }: Pick<Instruction, 'parts'>): Parts {
  const { body } = parts;
  return (body.kind === 'onbuild' && body.trigger) || parts;
}
