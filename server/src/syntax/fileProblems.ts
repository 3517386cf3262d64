import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { LineRange, PlacedProblem } from './dockerfile';
import type { Instruction } from './instruction';
import { Trait } from './instructionSyntax';
import { lineAt } from './logicalText';
import type { SyntaxProblem } from './problem';
import type { ScannedDockerfile } from './scannedDockerfile';

/** Longest line that BuildKit reads, in UTF-8 bytes. */
const longestLine = 65_535;

/** Everything that BuildKit refuses while it reads a file: directives, then instructions in file order. */
export function fileProblems(file: ScannedDockerfile): readonly PlacedProblem[] {
  if (file.text.length === 0) return [nowhere('empty-file', l10n.t('The Dockerfile is empty.'))];
  if (file.instructions.length === 0) return [...file.top.problems, noInstructions(file)];
  const problems = [...file.top.problems];
  let stageSeen = false;
  let missing = false;
  for (const instruction of file.instructions) {
    const { traits } = instruction.syntax;
    if (traits & Trait.refused) addRefusals(instruction, file, problems);
    else if (traits === Trait.none && !stageSeen && !missing) {
      missing = true;
      problems.push(noStageYet(instruction));
    }
    if (traits & Trait.from) stageSeen = true;
  }
  if (!stageSeen && problems.length === 0)
    problems.push(nowhere('no-stages', l10n.t('There is no stage: a FROM is missing.'), rangeOfFirst(file)));
  return [...problems, ...overlongLines(file)];
}

function addRefusals(instruction: Instruction, file: ScannedDockerfile, problems: PlacedProblem[]): void {
  const { problems: own, heredocs } = instruction.parts;
  for (const problem of own) problems.push(new Placed(instruction, problem));
  const open = heredocs.find(({ terminated }) => !terminated);
  if (open) problems.push(unterminated(instruction, open.name, open.opener, file.lineCount));
}

/** Works out its words and its range when somebody asks. */
class Placed implements PlacedProblem {
  private where: Range | undefined;

  constructor(
    private readonly instruction: Instruction,
    private readonly problem: SyntaxProblem,
  ) {}

  get id() {
    return this.problem.id;
  }

  get pass() {
    return this.problem.pass;
  }

  get message(): string {
    return this.problem.message;
  }

  get suggestion(): string | undefined {
    return this.problem.suggestion;
  }

  get range(): Range {
    this.where ??= this.instruction.rangeOf(this.problem.span);
    return this.where;
  }

  /** The first pass does not know of heredocs yet when it stops. */
  get lines(): LineRange {
    const { line, lastLine, syntax } = this.instruction;
    return { first: line, last: this.pass === 'parse' ? line + syntax.headLines - 1 : lastLine };
  }
}

function unterminated(
  instruction: Instruction,
  name: string,
  opener: { readonly start: number; readonly end: number },
  lineCount: number,
): PlacedProblem {
  return {
    id: 'heredoc',
    pass: 'parse',
    message: l10n.t("This here-document never ends: a line with just '{0}' is missing.", name),
    range: instruction.rangeOf(opener),
    lines: { first: instruction.line, last: lineCount - 1 },
  };
}

function noStageYet(instruction: Instruction): PlacedProblem {
  return {
    id: 'no-stage-yet',
    pass: 'instruction',
    message: l10n.t('{0} stands in no stage: only ARG may come before the first FROM.', instruction.name),
    range: instruction.rangeOf(instruction.parts.keyword),
    lines: { first: instruction.line, last: instruction.lastLine },
  };
}

function noInstructions({ lineCount, text }: ScannedDockerfile): PlacedProblem {
  return {
    id: 'no-instructions',
    pass: 'parse',
    message: l10n.t('There are no instructions in this Dockerfile.'),
    range: firstWritten(text),
    lines: { first: lineCount - 1, last: lineCount - 1 },
  };
}

/** The first line that has more than blanks, or else the first one. */
function firstWritten(text: string): Range {
  const [blanks = ''] = /^(?:[^\S\n]*\n)*(?=[^\n]*\S)/.exec(text) ?? [];
  const line = blanks.split('\n').length - 1;
  return { start: { line, character: 0 }, end: { line, character: lineAt(text, blanks.length).end - blanks.length } };
}

function nowhere(id: 'empty-file' | 'no-stages', message: string, range?: Range): PlacedProblem {
  const start = { line: 0, character: 0 };
  return { id, pass: id === 'no-stages' ? 'instruction' : 'parse', message, range: range ?? { start, end: start } };
}

function rangeOfFirst({ instructions }: ScannedDockerfile): Range | undefined {
  const [first] = instructions;
  return first?.rangeOf(first.parts.keyword);
}

/** Only stretches that are long enough to hold such a line are looked at. */
function overlongLines({ text, ends, instructions }: ScannedDockerfile): PlacedProblem[] {
  let begin = 0;
  for (let i = 0; i <= ends.length; i++) {
    const end = ends[i] ?? text.length;
    if (end - begin > longestLine / 3) {
      const found = findOverlong(text, begin, end, i === 0 ? 0 : (instructions[i - 1]?.lastLine ?? 0) + 1);
      if (found) return [found];
    }
    begin = end;
  }
  return [];
}

function findOverlong(text: string, begin: number, end: number, firstLine: number): PlacedProblem | undefined {
  let line = firstLine;
  for (let at = begin; at < end; line++) {
    const physical = lineAt(text, at);
    if (physical.end - at > longestLine / 3 && utf8Length(text, at, physical.next) > longestLine + 1) {
      return {
        id: 'line-too-long',
        pass: 'parse',
        message: l10n.t('This line is too long: BuildKit reads 65,535 bytes at the most.'),
        range: { start: { line, character: 0 }, end: { line, character: physical.end - at } },
        lines: { first: line - 1, last: line - 1 },
      };
    }
    at = physical.next;
  }
  return undefined;
}

/** A lone surrogate counts three bytes, as encoders make U+FFFD of it. */
function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1))) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
