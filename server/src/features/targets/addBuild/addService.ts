import { isMap, isScalar, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { SourceFile } from '../../../targets/buildReference';
import { yamlFile } from '../../../targets/yamlFile';
import { brokenFile, eolOf, gapBehind, inserted, type NewBuild, noPlaceIn, type TextWithBuild } from './newBuild';
import { endOf, indentAt, lineBehind, restOfLine, startOf } from './yamlLines';

/**
 * A compose file with one more service, which builds: behind the last one, indented as the others are. All else stays as
 * it is written. Refuses what can't be read.
 */
export function addService(file: SourceFile, build: NewBuild): TextWithBuild {
  const { text } = file;
  const { roots, brokenAt } = yamlFile(file);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (brokenAt !== undefined) throw brokenFile(name, text, brokenAt);
  const maps = roots.filter(isMap);
  const root = maps.find((map) => pairOf(map, 'services')) ?? maps[0];
  if (!root) {
    if (roots.length > 0) throw noPlaceIn(name);
    return withSection(text, { at: text.length, gap: gapBehind(text, eolOf(text)), indent: 0, step: usualStep }, build);
  }
  const added = addTo(root, text, build);
  if (!added) throw noPlaceIn(name);
  return added;
}

const usualStep = 2;

function addTo(root: YAMLMap, text: string, build: NewBuild): TextWithBuild | undefined {
  const services = pairOf(root, 'services');
  if (root.flow) {
    if (!services) return inFlow(root, text, `"services": { "${build.name}": ${flowService(build)} }`, build);
    return isMap(services.value) && isWritten(services.value)
      ? inFlow(services.value, text, flowEntry(services.value, build), build)
      : undefined;
  }
  const indent = indentAt(text, startOf(root.items[0]?.key) ?? 0);
  const step = stepOf(root, text, indent);
  if (services) return addToServices(services, text, { indent, step }, build);
  if (root.items.some(({ key }) => isScalar(key) && key.value === '<<')) return undefined;
  const at = lineBehind(text, root, indent);
  const gap = gapBehind(text.slice(0, at), eolOf(text));
  return withSection(text, { at, gap, indent, step }, build);
}

interface Columns {
  readonly indent: number;
  readonly step: number;
}

function addToServices(
  { key, value }: Pair,
  text: string,
  { indent, step }: Columns,
  build: NewBuild,
): TextWithBuild | undefined {
  const keyEnd = isScalar(key) ? (key.range?.[1] ?? 0) : 0;
  if (isMap(value)) {
    const isEmpty = value.items.length === 0;
    const [start, end] = value.range ?? [0, 0];
    const opened = isEmpty ? /^[ \t]*:[ \t]*$/.exec(text.slice(keyEnd, start)) : null;
    if (opened)
      return withLines(text, { at: keyEnd + 1 + text.slice(keyEnd).indexOf(':'), end }, [indent + step, step], build);
    if (!isWritten(value)) return undefined;
    if (value.flow) return inFlow(value, text, flowEntry(value, build), build);
    return behindServices(value, text, step, build);
  }
  const isNothing = isScalar(value) ? value.source === '' && !value.anchor && !value.tag : !value;
  if (!isNothing || !/^[ \t]*:[ \t]*(?:#.*)?\r?$/.test(restOfLine(text, keyEnd))) return undefined;
  const at = keyEnd + restOfLine(text, keyEnd).trimEnd().length;
  return withLines(text, { at, end: at }, [indent + step, step], build);
}

/** Behind the last service, and the comments that stand as far in as services do. */
function behindServices(services: YAMLMap, text: string, usual: number, build: NewBuild): TextWithBuild {
  const keys = services.items.flatMap(({ key }) => startOf(key) ?? []);
  const indent = indentAt(text, keys[0] ?? 0);
  const own = services.items.find(({ value }) => isMap(value) && !value.flow && value.items.length > 0)?.value;
  const inner = isMap(own) ? indentAt(text, startOf(own.items[0]?.key) ?? 0) - indent : 0;
  const at = lineBehind(text, services, indent);
  const eol = eolOf(text);
  const gap = keys.length > 1 && isApart(text, keys[1] ?? 0) && !/\n[ \t]*\r?\n$/.test(text.slice(0, at)) ? eol : '';
  const start = at > 0 && text[at - 1] !== '\n' ? eol : '';
  const lines = serviceLines(build, indent, inner > 0 ? inner : usual);
  const insert = `${start}${gap}${lines.join(eol)}${eol}`;
  return inserted(text, { start: at, insert, nameIn: start.length + gap.length + indent });
}

/** Lines of a service behind the line that ends at `at`; up to `end` they take the place of what is there. */
function withLines(
  text: string,
  { at, end }: { at: number; end: number },
  [indent, step]: readonly [number, number],
  build: NewBuild,
): TextWithBuild {
  const eol = eolOf(text);
  const insert = eol + serviceLines(build, indent, step).join(eol);
  const tail = text.slice(end).trim() === '' && !text.slice(end).includes('\n') ? eol : '';
  return inserted(text, { start: at, end, insert: insert + tail, nameIn: eol.length + indent });
}

function withSection(
  text: string,
  { at, gap, indent, step }: Columns & { at: number; gap: string },
  build: NewBuild,
): TextWithBuild {
  const eol = eolOf(text);
  const lines = serviceLines(build, indent + step, step).join(eol);
  const head = `${gap}${' '.repeat(indent)}services:${eol}`;
  return inserted(text, { start: at, insert: `${head}${lines}${eol}`, nameIn: head.length + indent + step });
}

function serviceLines(build: NewBuild, indent: number, step: number): string[] {
  const line = (depth: number, words: string) => ' '.repeat(indent + depth * step) + words;
  return [
    line(0, `${build.name}:`),
    line(1, 'build:'),
    ...fieldsOf(build).map(([key, value]) => line(2, `${key}: ${yamlWord(value)}`)),
  ];
}

function fieldsOf({ context, dockerfile, target }: NewBuild): [key: string, value: string][] {
  const fields: [string, string | undefined][] = [
    ['context', context],
    ['dockerfile', dockerfile],
    ['target', target],
  ];
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value.replaceAll('$', '$$$$')]]));
}

/** Quoted where YAML would take it for anything else than this text. */
function yamlWord(text: string): string {
  const isPlain = /^(?:\.{0,2}\/|\.)?[A-Za-z_][\w./-]*$|^(?:\.{1,2}\/)*\.{1,2}$|^(?:\.{1,2}\/)+[A-Za-z_][\w./-]*$/.test(
    text,
  );
  const isWord = /^(?:y|n|yes|no|on|off|true|false|null|\.inf|\.nan)$/i.test(text);
  return isPlain && !isWord ? text : JSON.stringify(text);
}

function flowEntry(services: YAMLMap, build: NewBuild): string {
  const isJson =
    services.items.length === 0 || services.items.some(({ key }) => isScalar(key) && key.type === Scalar.QUOTE_DOUBLE);
  return `${isJson ? `"${build.name}"` : build.name}: ${flowService(build)}`;
}

function flowService(build: NewBuild): string {
  const fields = fieldsOf(build).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ "build": { ${fields.join(', ')} } }`;
}

/** Behind the last entry of `{ … }`. */
function inFlow(map: YAMLMap, text: string, entry: string, { name }: NewBuild): TextWithBuild {
  const last = map.items.at(-1);
  const [start] = map.range ?? [0];
  const nameIn = (lead: string) => lead.length + entry.indexOf(name);
  if (!last) return inserted(text, { start: start + 1, insert: ` ${entry} `, nameIn: nameIn(' ') });
  const at = Math.max(endOf(last.value as Node | null), endOf(last.key as Node | null));
  const [first] = map.items;
  const isBroken = text.slice(start, startOf(first?.key) ?? start).includes('\n');
  const lead = isBroken ? `,${eolOf(text)}${' '.repeat(indentAt(text, startOf(last.key) ?? 0))}` : ', ';
  return inserted(text, { start: at, insert: lead + entry, nameIn: nameIn(lead) });
}

/** `{{ … }}` is a place for something else. */
function isWritten({ items }: YAMLMap): boolean {
  return items.every(({ key }) => isScalar(key));
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

/** By how much the file indents what stands in a block of the top. */
function stepOf(root: YAMLMap, text: string, indent: number): number {
  for (const { value } of root.items) {
    if (!isMap(value) || value.flow || value.items.length === 0) continue;
    const found = indentAt(text, startOf(value.items[0]?.key) ?? 0) - indent;
    if (found > 0) return found;
  }
  return usualStep;
}

/** Whether there is an empty line above an entry and its comments. */
function isApart(text: string, at: number): boolean {
  const above = text.slice(0, text.lastIndexOf('\n', at - 1) + 1).replace(/(?:[ \t]*#[^\n]*\n)+$/, '');
  return /\n[ \t]*\r?\n$/.test(above);
}
