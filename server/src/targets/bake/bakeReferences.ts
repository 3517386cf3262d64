import { mappedText, through } from '../../util/mappedText';
import type { BuildReference, NamedContext, Written } from '../buildReference';
import { inlineDockerfile, sharedInline } from '../inlineDockerfile';
import type { BakeField, BakeSource } from './bakeSource';
import type { BakeTarget } from './bakeTargets';
import { type Constants, constantText, isDynamic, isNull } from './constants';
import type { HclName, HclString, HclValue } from './hcl/hclSyntax';
import { templateParts } from './hcl/hclText';
import { type BakeScope, itemsOf, type WholeTarget } from './inheritance';
import { matrixVariants } from './matrix';

/** The builds that the blocks of `source` ask for, as they are in `scope`, which it is one of the files of. */
export function bakeReferences(source: BakeSource, scope: BakeScope): readonly BuildReference[] {
  return [...scope.targets.values()].flatMap((target) => {
    const whole = target.source === source ? scope.whole(target.name) : undefined;
    return whole ? referencesOf(target, whole, scope) : [];
  });
}

function referencesOf(own: BakeTarget, whole: WholeTarget, scope: BakeScope): BuildReference[] {
  const isTemplate = scope.isTemplate(own);
  const builds = buildsOf(own, whole, scope, isTemplate);
  const skipped = itemsOf(own.fields.get('no-cache-filter')?.value).flatMap((item): BuildReference[] => {
    const target = written({ value: item, source: own.source }, own, scope.constants);
    return target ? [{ ...builds[0], label: own.name, target, role: 'no-cache-filter' }] : [];
  });
  return isTemplate && !own.fields.has('target') ? skipped : [...builds, ...skipped];
}

/** One for each stage and Dockerfile that a matrix leads to. */
function buildsOf(own: BakeTarget, whole: WholeTarget, scope: BakeScope, isTemplate: boolean): BuildReference[] {
  const builds = new Map<string, BuildReference>();
  for (const constants of matrixVariants(own, scope.constants)) {
    const build = buildOf(whole, constants, isTemplate);
    const name = own.fields.get('name')?.value;
    const label = (name && constantText(name, constants)) ?? own.name;
    const key = JSON.stringify([build.target?.text, build.dockerfile?.text, build.context?.text]);
    builds.set(key, { ...build, label: builds.has(key) ? own.name : label });
  }
  return [...builds.values()];
}

function buildOf(target: WholeTarget, constants: Constants, isTemplate: boolean): BuildReference {
  const { block, source } = target;
  const dockerfile = dockerfileOf(target, constants);
  const isOpen = target.inheritsUnknown && !target.block.body.attributes.some(({ name }) => name.text === 'dockerfile');
  return {
    kind: 'bake',
    label: target.name,
    range: source.places.range(block.start, block.end),
    target: written(target.fields.get('target'), target, constants),
    paths: 'either',
    directory: '',
    ...dockerfile,
    context: pathOf(target.fields.get('context'), target, constants),
    buildArgs: Object.fromEntries(
      [...target.args].filter(([, { value }]) => !isNull(value)).map(([name, { value }]) => [name, fixedText(value)]),
    ),
    platform: platformOf(target.fields.get('platforms')),
    namedContexts: [...target.contexts.values()].flatMap((context) => namedContext(context, target)),
    certainty: isTemplate || isOpen || takesDefaults(target, constants) ? 'likely' : 'certain',
  };
}

/** Text that no variable is in. */
function fixedText(value: HclValue): string | undefined {
  return isDynamic(value) ? undefined : constantText(value, () => undefined);
}

function platformOf(platforms: BakeField | undefined): string | undefined {
  const items = itemsOf(platforms?.value);
  const only = items.length === 1 ? fixedText(items[0]) : undefined;
  return only === 'local' ? undefined : only;
}

function namedContext(context: BakeField & { readonly name: HclName }, target: BakeTarget): NamedContext[] {
  const { value, source, name } = context;
  if (value.kind === 'missing' || isNull(value)) return [];
  const shown = source === target.source ? name : target.block.labels[0];
  const text = value.kind === 'string' ? value.text.text : source.text.slice(value.start, value.end).trim();
  return [{ name: name.text, nameRange: target.source.places.range(shown.start, shown.end), source: text }];
}

type DockerfileOf = Pick<BuildReference, 'dockerfile' | 'dockerfileIn' | 'inline'>;

const beside = 'cwd://';

/** An inline Dockerfile wins over a path. */
function dockerfileOf(target: WholeTarget, constants: Constants): DockerfileOf {
  const inline = target.fields.get('dockerfile-inline');
  if (inline && !isNull(inline.value)) return inlineOf(inline, target, constants);
  if (target.inheritsUnknown && !target.fields.has('dockerfile'))
    return { dockerfile: namedElsewhere(target), dockerfileIn: 'context' };
  const dockerfile = pathOf(target.fields.get('dockerfile'), target, constants);
  if (!dockerfile?.text.startsWith(beside)) return { dockerfile, dockerfileIn: 'context' };
  return { dockerfile: { ...dockerfile, text: dockerfile.text.slice(beside.length) }, dockerfileIn: 'directory' };
}

/** Where all variables of a path have defaults, these are meant until somebody sets them. */
function pathOf(field: BakeField | undefined, target: BakeTarget, constants: Constants): Written | undefined {
  const found = written(field, target, constants);
  if (!field || !found || field.value.kind === 'missing') return undefined;
  const known = constantText(field.value, constants);
  if (known) return { ...found, dynamic: false };
  return isDynamic(field.value) ? { ...found, text: sourceOf(field.value), dynamic: true } : undefined;
}

function takesDefaults({ fields }: BakeTarget, constants: Constants): boolean {
  return ['context', 'dockerfile'].some((name) => {
    const value = fields.get(name)?.value;
    return value !== undefined && isDynamic(value) && Boolean(constantText(value, constants));
  });
}

/** What is inherited may name any Dockerfile. */
function namedElsewhere({ block: { labels }, source: { places } }: BakeTarget): Written {
  const [{ text, start, end }] = labels;
  return { text, range: places.range(start, end), dynamic: true };
}

function inlineOf(inline: BakeField, target: BakeTarget, constants: Constants): DockerfileOf {
  const { value, source } = inline;
  if (value.kind === 'string' && source === target.source) {
    const read = () => inlineDockerfile(through(value.text, unescaped(value)), source.text, source.places);
    return { dockerfile: undefined, dockerfileIn: 'context', inline: sharedInline(value, read) };
  }
  const found = written(inline, target, constants);
  return { dockerfile: found && { ...found, text: '', dynamic: true }, dockerfileIn: 'context' };
}

/** Code stays as it is written; only `$${` is what it stands for. */
function unescaped({ text }: HclString) {
  return mappedText(
    templateParts(text.text).map(({ kind, start, end, text: part }) => ({
      text: kind === 'code' ? text.text.slice(start, end) : part,
      start,
      end,
    })),
    0,
  );
}

/**
 * A value as text, with the defaults of its variables if all have one. What another file says has no place in this one:
 * it is where the block has its name, and no name to change.
 */
function written(field: BakeField | undefined, target: BakeTarget, constants: Constants): Written | undefined {
  if (!field || isNull(field.value) || field.value.kind === 'list' || field.value.kind === 'object') return undefined;
  const { value, source } = field;
  const place = source === target.source ? value : target.block.labels[0];
  return {
    text: textOf(value, constants),
    range: target.source.places.range(place.start, place.end),
    dynamic: isDynamic(value) || source !== target.source,
  };
}

function textOf(value: HclValue, constants: Constants): string {
  const known = constantText(value, constants);
  return known ?? sourceOf(value);
}

function sourceOf(value: HclValue): string {
  if (value.kind === 'string') return value.text.text;
  return value.kind === 'word' || value.kind === 'expression' ? value.text : '';
}
