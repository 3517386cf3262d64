import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { CopyBody, Mount, Parts, Word } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import { cleanPath } from '../../util/cleanPath';
import type { Span } from '../../util/span';
import type { Snapshot } from '../../workspace/snapshot';
import { perSnapshot } from '../perSnapshot';

/** A path in the build context that COPY, ADD or a bind mount reads, as an instruction's text has it. */
export interface SourceInText {
  /** Without quotes around it. */
  readonly span: Span;
  /** As BuildKit reads it, quotes and escapes taken. */
  readonly path: string;
  /** The way from the context: `/a`, `./a` and `../a` are all `a`. Empty for the context itself. */
  readonly names: readonly string[];
  /** What reads it; only COPY and ADD know wildcards. */
  readonly by: 'copy' | 'mount';
  /** `**` stands for any folders (`--parents`). */
  readonly isDeep: boolean;
  /** In a trigger of ONBUILD, which reads the context of another build. */
  readonly inTrigger: boolean;
}

export interface ContextSource extends SourceInText {
  readonly instruction: Instruction;
}

/** Every path of a Dockerfile that is read from the build context. */
export const contextSources = perSnapshot(({ dockerfile }: Snapshot): readonly ContextSource[] =>
  dockerfile.instructions.flatMap(sourcesOf),
);

export function sourcesOf(instruction: Instruction): readonly ContextSource[] {
  return sourcesInText(instruction.syntax).map((source) => ({ ...source, instruction }));
}

/** The names of a path from the context's top, wherever it thinks that it goes. */
export function namesInContext(path: string): string[] {
  return cleanPath(`/${path}`).split('/').filter(Boolean);
}

/** What a word means without any variable; undefined where it has one, or can't be read. */
export function literal(text: string, escape: string): string | undefined {
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded || expanded.names.length > 0 ? undefined : expanded.text;
}

/** Whether ADD gets it from a server, and COPY refuses it. `x.git` and `github.com/x` by themselves are paths. */
export function isRemote(source: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|[\w-]+@[\w.-]+:)/i.test(source);
}

const known = new WeakMap<InstructionSyntax, readonly SourceInText[]>();
const none: readonly SourceInText[] = [];

function sourcesInText(syntax: InstructionSyntax): readonly SourceInText[] {
  if (syntax.isPlainRun) return none;
  let sources = known.get(syntax);
  if (!sources) {
    sources = read(syntax.parts, syntax, false);
    known.set(syntax, sources);
  }
  return sources;
}

function read(parts: Parts, syntax: InstructionSyntax, inTrigger: boolean): readonly SourceInText[] {
  const { body } = parts;
  switch (body.kind) {
    case 'copy':
      return body.from?.value?.text ? none : copied(parts, body, syntax, inTrigger);
    case 'run':
      return body.mounts.flatMap((mount) => mounted(mount, syntax, inTrigger));
    case 'onbuild':
      return body.trigger ? read(body.trigger, syntax, true) : none;
    default:
      return none;
  }
}

function copied(
  { flags, heredocs }: Parts,
  { sources, json }: CopyBody,
  syntax: InstructionSyntax,
  inTrigger: boolean,
): SourceInText[] {
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  const isDeep = flags.some(({ name, value }) => name.text === 'parents' && value?.text.toLowerCase() !== 'false');
  return sources.flatMap((word) => {
    if (openers.has(word.start) || word.text.startsWith('<<') || isRemote(word.text)) return [];
    return source(word, syntax, { by: 'copy', isDeep, inTrigger, quotes: json ? /^"/ : /^["']/ });
  });
}

function mounted({ type, from, source: word }: Mount, syntax: InstructionSyntax, inTrigger: boolean): SourceInText[] {
  if (type !== 'bind' || from?.text || !word?.text) return [];
  return source(word, syntax, { by: 'mount', isDeep: false, inTrigger, quotes: /^["']/ });
}

type Meaning = Pick<SourceInText, 'by' | 'isDeep' | 'inTrigger'> & { readonly quotes: RegExp };

function source(word: Word, { logical, escape }: InstructionSyntax, { quotes, ...meaning }: Meaning): SourceInText[] {
  const path = literal(word.text, escape);
  if (path === undefined || path === '') return [];
  return [{ span: inside(word, logical.text, quotes), path, names: namesInContext(path), ...meaning }];
}

function inside({ start, end }: Span, text: string, quotes: RegExp): Span {
  const [quote] = quotes.exec(text.slice(start, end)) ?? [];
  if (!quote || end - start < 2) return { start, end };
  return { start: start + 1, end: text[end - 1] === quote ? end - 1 : end };
}
