import type { Part, Word as ScriptWord } from '../shell/steps';
import type { Word } from '../syntax/parts';

/** An element of the exec form as a word of a script; each escape of its JSON string is a part, at its place. */
export function execWord({ text, start, end }: Word, logical: string): ScriptWord {
  const plain: Part = { kind: 'text', text, start, end, quoted: true };
  const isPlain = text.length === end - start;
  return { parts: isPlain ? [plain] : decoded(logical.slice(start, end), start), start, end };
}

const piece = /\\u[0-9a-fA-F]{4}|\\.|[^\\]+/g;

function decoded(literal: string, start: number): readonly Part[] {
  return [...literal.matchAll(piece)].map(({ 0: written, index }) => ({
    kind: 'text',
    text: written.startsWith('\\') ? JSON.parse(`"${written}"`) : written,
    start: start + index,
    end: start + index + written.length,
    quoted: true,
  }));
}
