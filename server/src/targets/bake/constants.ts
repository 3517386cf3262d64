import type { BakeSource } from './bakeSource';
import type { HclValue } from './hcl/hclSyntax';
import { templateParts } from './hcl/hclText';

/** What a variable is if nobody sets it; undefined where that is null, or takes more than putting texts together. */
export type Constants = (name: string) => string | undefined;

const longest = 4096;
const deepest = 50;

/** The defaults of the variables in some files, of which later ones count. */
export function constantsIn(sources: readonly BakeSource[]): Constants {
  const defaults = defaultsIn(sources);
  const known = new Map<string, string | undefined>();
  let depth = 0;
  const constant = (name: string): string | undefined => {
    if (known.has(name)) return known.get(name);
    const value = defaults.get(name);
    if (!value || depth >= deepest) return undefined;
    known.set(name, undefined);
    depth++;
    known.set(name, constantText(value, constant));
    depth--;
    return known.get(name);
  };
  return constant;
}

function defaultsIn(sources: readonly BakeSource[]): Map<string, HclValue> {
  const defaults = new Map<string, HclValue>();
  for (const { body } of sources) {
    for (const { name, value } of body.attributes) defaults.set(name.text, value);
    for (const block of body.blocks) {
      if (block.type !== 'variable' || block.labels.length === 0) continue;
      const found = block.body.attributes.find((attribute) => attribute.name.text === 'default');
      if (found) defaults.set(block.labels[0].text, found.value);
    }
  }
  return defaults;
}

/** The text that a value stands for, with the defaults of the variables in it; undefined for anything else. */
export function constantText(value: HclValue, constants: Constants): string | undefined {
  if (value.kind === 'word') return isLiteral(value.text) ? value.text : constants(value.text);
  // `item.tag`, which only a matrix gives a meaning.
  if (value.kind === 'expression') return constants(value.text);
  if (value.kind !== 'string') return undefined;
  let text = '';
  for (const part of templateParts(value.text.text)) {
    const piece = part.kind === 'text' ? part.text : constants(part.text);
    if (piece === undefined || text.length + piece.length > longest) return undefined;
    text += piece;
  }
  return text;
}

/** Whether a word is a number or a boolean, which are texts where texts are asked for. */
export function isLiteral(word: string): boolean {
  return /^-?\d/.test(word) || word === 'true' || word === 'false';
}

/** Whether something in a value is known only when it runs, and would be different if a variable were set. */
export function isDynamic(value: HclValue): boolean {
  if (value.kind === 'string') return templateParts(value.text.text).some((part) => part.kind === 'code');
  return value.kind === 'expression' || (value.kind === 'word' && !isLiteral(value.text));
}

/** Whether a value is `null`, which is as if it were not given. */
export function isNull(value: HclValue): boolean {
  return value.kind === 'word' && value.text === 'null';
}
