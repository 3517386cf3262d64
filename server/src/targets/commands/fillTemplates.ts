import { type MappedText, mappedText, type Piece, through } from '../../util/mappedText';

const template = /\{\{-?[ \t]*([^{}\n]*?)[ \t]*-?\}\}/g;

/**
 * A script after a tool has put values in the place of `{{ … }}`. They have their place where the braces stand; those
 * without a known value stay as they are.
 */
export function fillTemplates(script: MappedText, valueOf: (expression: string) => string | undefined): MappedText {
  const { text } = script;
  if (!text.includes('{{')) return script;
  const pieces: Piece[] = [];
  let plain = 0;
  for (const found of text.matchAll(template)) {
    const value = valueOf(found[1]);
    if (value === undefined) continue;
    const end = found.index + found[0].length;
    pieces.push({ text: text.slice(plain, found.index), start: plain, end: found.index });
    pieces.push({ text: value, start: found.index, end });
    plain = end;
  }
  pieces.push({ text: text.slice(plain), start: plain, end: text.length });
  return through(script, mappedText(pieces, 0));
}
