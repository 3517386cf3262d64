import type { TokenKind } from '../../protocol/tokensLegend';
import { insideQuotes } from '../../syntax/flags';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import { flagsIgnored, flagsOf } from '../../syntax/keywords';
import type { FromBody, Mount, Parts, Word } from '../../syntax/parts';
import type { Span } from '../../util/span';
import { bitOf, type Token, typeOf } from './token';

/** A token of an instruction, its line relative to the first one. */
export interface InstructionToken extends Token {
  /** For a name of something to take from: where that name begins. Only the graph knows what it means. */
  readonly reference?: Pick<Token, 'line' | 'character'>;
}

const none: readonly InstructionToken[] = [];
const kept = new WeakMap<InstructionSyntax, readonly InstructionToken[]>();

/** The tokens of an instruction in the order of their places, worked out once for its text. */
export function instructionTokens(syntax: InstructionSyntax): readonly InstructionToken[] {
  let tokens = kept.get(syntax);
  if (!tokens) {
    tokens = readTokens(syntax);
    kept.set(syntax, tokens);
  }
  return tokens;
}

function readTokens(syntax: InstructionSyntax): readonly InstructionToken[] {
  const marks = syntax.isPlainRun ? [] : marksOf(syntax.parts, syntax.logical.text);
  return marks.length === 0 ? none : placed(syntax, marks);
}

/** A stretch of an instruction's logical text that means something. */
interface Mark extends Span {
  readonly kind: TokenKind | 'reference';
  readonly modifiers?: number;
}

function marksOf(parts: Parts, text: string): Mark[] {
  const { body, name } = parts;
  const flags = flagMarks(parts, text);
  switch (body.kind) {
    case 'from':
      return [...flags, ...fromMarks(body, text)];
    case 'assignments': {
      if (name !== 'ARG' && name !== 'ENV') return flags;
      const names = body.assignments.map(({ name: { start, end } }): Mark => {
        return { start, end, kind: 'variable', modifiers: bitOf.declaration };
      });
      return [...flags, ...names];
    }
    case 'onbuild':
      return body.trigger ? marksOf(body.trigger, text) : [];
    default:
      return flags;
  }
}

function fromMarks({ base, as, stageName }: FromBody, text: string): Mark[] {
  const isName = stageName && as && /^as$/i.test(as.text);
  const modifiers = bitOf.declaration | (stageName && validName.test(stageName.text) ? 0 : bitOf.mistaken);
  return [
    ...(base ? [referenceMark(base, text)] : []),
    ...(isName ? [{ start: stageName.start, end: stageName.end, kind: 'stage' as const, modifiers }] : []),
  ];
}

const validName = /^[a-z][a-z0-9-_.]*$/i;

/** BuildKit drops the flags of some instructions without a look; they are nothing there. */
function flagMarks({ name, body, flags }: Parts, text: string): Mark[] {
  if (flags.length === 0 || flagsIgnored.has(name)) return [];
  const mounts = new Map(body.kind === 'run' ? body.mounts.map((mount) => [mount.flag, mount]) : []);
  const from = body.kind === 'copy' ? body.from : undefined;
  const known = flagsOf(name);
  return flags.flatMap((flag) => {
    const modifiers = Object.hasOwn(known, flag.name.text) ? 0 : bitOf.mistaken;
    const mark: Mark = { start: flag.start, end: flag.name.end, kind: 'flag', modifiers };
    const mount = mounts.get(flag);
    if (mount) return [mark, ...mountMarks(mount, text)];
    return flag === from && flag.value?.text ? [mark, referenceMark(flag.value, text)] : [mark];
  });
}

function mountMarks({ options, from }: Mount, text: string): Mark[] {
  return options.flatMap(({ key, value }): Mark[] => {
    const mark: Mark = { start: key.start, end: key.end, kind: 'mountKey' };
    return from?.text && value === from ? [mark, referenceMark(from, text)] : [mark];
  });
}

function referenceMark(word: Word, text: string): Mark {
  const { start, end } = insideQuotes(text, word);
  return { start, end, kind: 'reference' };
}

/** Marks, which come in order, as stretches of physical lines. */
function placed({ logical: { starts, lines, characters } }: InstructionSyntax, marks: readonly Mark[]) {
  const tokens: InstructionToken[] = [];
  let stretch = 0;
  for (const { start, end, kind, modifiers = 0 } of marks) {
    const type = kind === 'reference' ? typeOf.image : typeOf[kind];
    let reference: InstructionToken['reference'];
    for (let at = start; at < end; ) {
      while ((starts[stretch + 1] ?? Number.POSITIVE_INFINITY) <= at) stretch++;
      const line = lines[stretch] ?? 0;
      const character = (characters[stretch] ?? 0) + at - (starts[stretch] ?? 0);
      if (kind === 'reference') reference ??= { line, character };
      const next = Math.min(end, starts[stretch + 1] ?? end);
      tokens.push({ line, character, length: next - at, type, modifiers, reference });
      at = next;
    }
  }
  return tokens;
}
