import type { Directives } from './directives';
import type { Directive, Dockerfile, PlacedProblem } from './dockerfile';
import { fileProblems } from './fileProblems';
import type { Instruction } from './instruction';

/** What the scanner makes of a text, with what it needs to scan an edited version of it. */
export class ScannedDockerfile implements Dockerfile {
  private found: readonly PlacedProblem[] | undefined;
  private lines: number | undefined;

  constructor(
    readonly text: string,
    readonly top: Directives,
    readonly instructions: readonly Instruction[],
    /** Offset behind the last line of each instruction. */
    readonly ends: readonly number[],
    private open?: number,
  ) {}

  /** Index of the first instruction that waits for the end of its here-document, -1 where none does. */
  get firstOpen(): number {
    this.open ??= this.instructions.findIndex(isOpen);
    return this.open;
  }

  get escape(): '\\' | '`' {
    return this.top.escape;
  }

  get directives(): readonly Directive[] {
    return this.top.list;
  }

  get lineCount(): number {
    this.lines ??= countLines(this.text);
    return this.lines;
  }

  get problems(): readonly PlacedProblem[] {
    this.found ??= fileProblems(this);
    return this.found;
  }

  get firstRefusal(): PlacedProblem | undefined {
    const { problems } = this;
    return problems.find(({ pass }) => pass === 'parse') ?? problems[0];
  }
}

/** Whether an instruction waits for the end of its here-document. */
export function isOpen({ syntax: { heredocs } }: Instruction): boolean {
  return heredocs.length > 0 && !heredocs.at(-1)?.terminated;
}

/** Lines as BuildKit counts them: a line break at the very end begins no new one. */
function countLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  return count;
}
