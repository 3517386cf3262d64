import { readBakeSource } from '../../../targets/bake/bakeSource';
import type { HclBlock, HclValue } from '../../../targets/bake/hcl/hclSyntax';
import type { SourceFile } from '../../../targets/buildReference';
import { brokenFile, eolOf, gapBehind, inserted, type NewBuild, type TextWithBuild } from './newBuild';

/** A bake file in HCL with one more target, at its end. All else stays as it is written. Refuses what can't be read. */
export function addBakeTarget(file: SourceFile, build: NewBuild): TextWithBuild {
  const { text } = file;
  const open = readBakeSource(file).body.blocks.find(({ end }) => text[end - 1] !== '}');
  if (open) throw brokenFile(file.path.slice(file.path.lastIndexOf('/') + 1), text, open.start);
  const eol = eolOf(text);
  const head = `${gapBehind(text, eol)}target "`;
  const fields = fieldsOf(build);
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `${indentIn(text)}${name.padEnd(width)} = ${value}`);
  const insert = `${head}${[`${build.name}" {`, ...lines, '}'].join(eol)}${eol}`;
  return inserted(text, { start: text.length, insert, nameIn: head.length });
}

/**
 * The same file with a name in its `group "default"`, which is made where there is none. Undefined where the group says
 * what is in it in another way than by a list, or a target has its name.
 */
export function addToDefaultGroup(file: SourceFile, name: string): string | undefined {
  const { text } = file;
  const defaults = readBakeSource(file).body.blocks.filter(({ labels }) => labels[0]?.text === 'default');
  const [group] = defaults;
  const eol = eolOf(text);
  if (!group) {
    const block = [`group "default" {`, `${indentIn(text)}targets = ["${name}"]`, '}'].join(eol);
    return `${text}${gapBehind(text, eol)}${block}${eol}`;
  }
  const targets = targetsOf(group);
  if (defaults.length > 1 || group.type !== 'group' || targets?.kind !== 'list') return undefined;
  const last = targets.items.at(-1);
  if (!last) return at(text, targets.start + 1, `"${name}"`);
  const end = last.kind === 'string' ? last.end + 1 : last.end;
  const isBroken = text.slice(targets.start, last.start).includes('\n');
  return at(text, end, isBroken ? `,${eol}${blanksBefore(text, last.start)}"${name}"` : `, "${name}"`);
}

function targetsOf(group: HclBlock): HclValue | undefined {
  return group.body.attributes.find(({ name }) => name.text === 'targets')?.value;
}

function at(text: string, place: number, insert: string): string {
  return text.slice(0, place) + insert + text.slice(place);
}

function fieldsOf({ context, dockerfile, target, tag }: NewBuild): [name: string, value: string][] {
  const fields: [string, string | undefined][] = [
    ['context', context],
    ['dockerfile', dockerfile],
    ['target', target],
  ];
  const written = fields.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, hclString(value)]],
  );
  return tag === undefined ? written : [...written, ['tags', `[${hclString(tag)}]`]];
}

function hclString(text: string): string {
  return templateText(JSON.stringify(text));
}

/** What HCL takes for this text, and not for code in it. */
export function templateText(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** What the file indents its attributes with. */
function indentIn(text: string): string {
  return /^([ \t]+)[\w"]/m.exec(text)?.[1] ?? '  ';
}

function blanksBefore(text: string, place: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', place - 1) + 1))?.[0] ?? '';
}
