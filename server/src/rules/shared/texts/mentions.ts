import type { InstructionSyntax } from '../../../syntax/instructionSyntax';

/** Whether something is mentioned in the text of an instruction. */
export type Mention = (syntax: InstructionSyntax) => boolean;

const mostKept = 31;
let made = 0;

/**
 * Looks for a pattern in texts, once in each; what is asked of thousands of instructions at each keystroke is a bit
 * then. To be made once for each pattern, while rules are loaded; the pattern is without the flags `g` and `y`.
 */
export function mentionOf(pattern: RegExp): Mention {
  // There are that many bits.
  if (made >= mostKept) return ({ text }) => pattern.test(text);
  const bit = 1 << made++;
  return (syntax) => {
    if ((syntax.lookedFor & bit) === 0) {
      syntax.lookedFor |= bit;
      if (pattern.test(syntax.text)) syntax.mentioned |= bit;
    }
    return (syntax.mentioned & bit) !== 0;
  };
}
