import type { Instruction } from '../../syntax/instruction';
import type { Parts } from '../../syntax/parts';

/**
 * The lines of an instruction, relative to its first one, that can begin with other blanks without a change of meaning.
 * Where that hangs on how a shell reads quotes inside of quotes, they are left as they are.
 */
export function freeLines({ syntax, parts }: Instruction): readonly number[] {
  const { text, starts, lines, blankLines, commentLines } = syntax.logical;
  if (syntax.headLines === 1) return [0];
  const free = [0, ...blankLines, ...commentLines];
  if (!splitsAtBlanks(parts)) return free;
  const quotes = new QuoteReader(text, parts.keyword.end, syntax.escape);
  for (let i = 1; i < lines.length; i++) {
    const start = starts[i] as number;
    if (!quotes.isOutsideAt(start)) continue;
    if (isBlank(text[start - 1]) || isBlank(text[start])) free.push(lines[i] as number);
  }
  return free;
}

/** Whether it is all the same how many blanks stand between two words. It isn't where the rest of the line is one value. */
function splitsAtBlanks({ name, body }: Parts): boolean {
  switch (body.kind) {
    case 'from':
    case 'copy':
    case 'run':
    case 'command':
    case 'healthcheck':
      return true;
    case 'assignments':
      return !body.legacy;
    case 'onbuild':
      return body.trigger !== undefined && splitsAtBlanks(body.trigger);
    case 'words':
      return name === 'EXPOSE' || name === 'VOLUME';
  }
}

/** Follows quotes through a text, for a shell and for BuildKit alike. */
class QuoteReader {
  private quote = '';
  /** Something that the two read differently, or that nests; nothing behind it is certain. */
  private lost = false;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly escape: string,
  ) {}

  /** Whether `offset` is surely outside of quotes. Offsets are asked for in ascending order. */
  isOutsideAt(offset: number): boolean {
    while (this.at < offset && !this.lost) this.step();
    return !this.lost && this.quote === '' && this.at <= offset;
  }

  private step(): void {
    const char = this.text[this.at] as string;
    const next = this.text[this.at + 1];
    this.at++;
    if (this.quote === '') {
      if (char === this.escape || char === '\\') this.at++;
      else if (char === '"' || char === "'") this.quote = char;
    } else if (char === this.quote) this.quote = '';
    else if (this.quote === "'") this.lost = (char === this.escape || char === '\\') && next === "'";
    else if (char === this.escape || char === '\\') this.at++;
    else this.lost = char === '`' || (char === '$' && next === '(');
  }
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
