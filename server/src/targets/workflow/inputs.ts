import type { Node } from 'yaml';
import type { NamedContext, Written } from '../buildReference';
import type { YamlFile } from '../yamlFile';

/** `NAME=value` lines. A value is undefined where an expression gives it. */
export function buildArgsOf(input: Node | undefined, file: YamlFile): Record<string, string | undefined> {
  const pairs = linesOf(input, file).flatMap(({ text }) => {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const value = at < 0 ? undefined : text.slice(at + 1);
    return name.includes('${{') ? [] : [[name, value?.includes('${{') ? undefined : value] as const];
  });
  return Object.fromEntries(pairs);
}

/** `name=source` lines. */
export function namedContextsOf(input: Node | undefined, file: YamlFile): readonly NamedContext[] {
  const mapped = file.mapped(input);
  return linesOf(input, file).flatMap(({ text, offset }) => {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    if (!mapped || at <= 0 || name.includes('${{')) return [];
    const nameRange = file.places.range(mapped.startOf(offset), mapped.endOf(offset + at));
    return [{ name, nameRange, source: text.slice(at + 1) }];
  });
}

/** The stages in a list of lines, or between commas. */
export function stagesOf(input: Node | undefined, file: YamlFile): readonly Written[] {
  const mapped = file.mapped(input);
  if (!mapped) return [];
  return linesOf(input, file).flatMap(({ text, offset }) => {
    const found = [...text.matchAll(/[^\s,]+/g)];
    return found.map(({ 0: name, index }) => {
      const start = offset + index;
      const range = file.places.range(mapped.startOf(start), mapped.endOf(start + name.length));
      return { text: name, range, dynamic: text.includes('${{') };
    });
  });
}

/** The platform that is built for, if there is just one. */
export function platformOf(input: Node | undefined, file: YamlFile): string | undefined {
  const platforms = linesOf(input, file).flatMap(({ text }) => text.split(','));
  return platforms.length === 1 && !platforms[0].includes('${{') ? platforms[0].trim() : undefined;
}

interface Line {
  /** Without blanks and quotes around it. */
  readonly text: string;
  readonly offset: number;
}

/** The lines of a list; one that is a comment is none. */
function linesOf(input: Node | undefined, file: YamlFile): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of (file.text(input) ?? '').split('\n')) {
    const trimmed = line.trim();
    const quoted = /^"(.*)"$/.exec(trimmed);
    const text = quoted ? quoted[1] : trimmed;
    if (text !== '' && !text.startsWith('#'))
      lines.push({ text, offset: start + line.indexOf(trimmed) + (quoted ? 1 : 0) });
    start += line.length + 1;
  }
  return lines;
}
