import type { Range } from 'vscode-languageserver-types';
import { isScalar, type Node } from 'yaml';
import type { ComposeFile, ComposeService } from './composeFile';
import { interpolate } from './interpolation';

/** What a service's `build` says, with what it extends or overrides. */
export interface ComposeBuild {
  /** `context`, `dockerfile`, `dockerfile_inline`, `target` and `platforms`. */
  readonly fields: ReadonlyMap<string, Placed>;
  /** Undefined where the value is known only when it runs. */
  readonly args: ReadonlyMap<string, string | undefined>;
  readonly contexts: ReadonlyMap<string, PlacedContext>;
  /** What is unset with `null`, also where something else says it. */
  readonly unset: ReadonlySet<string>;
}

export interface Placed {
  readonly file: ComposeFile;
  readonly node: Node;
}

export interface PlacedContext {
  readonly file: ComposeFile;
  readonly nameRange: Range;
  readonly source: string;
}

/** What the service says itself; undefined where it does not build. */
export function ownBuild({ file, node: service }: ComposeService): ComposeBuild | undefined {
  const { yaml } = file;
  const node = yaml.at(service, 'build');
  if (!node) return undefined;
  const entries = yaml.entries(node).flatMap(({ key, value }) => (value ? [{ key, value }] : []));
  const short = yaml.text(node);
  if (short !== undefined)
    return isNull(node, short)
      ? undefined
      : { fields: new Map([['context', { file, node }]]), args: new Map(), contexts: new Map(), unset: new Set() };
  const said = entries.filter(({ key, value }) => !isNull(value, yaml.text(value)) || isTyped(key, value));
  return {
    fields: new Map(said.map(({ key, value }) => [key, { file, node: value }])),
    args: argsOf(file, yaml.at(node, 'args')),
    contexts: contextsOf(file, yaml.at(node, 'additional_contexts')),
    unset: new Set(entries.filter((entry) => !said.includes(entry)).map(({ key }) => key)),
  };
}

function isNull(node: Node, text: string | undefined): boolean {
  if (isScalar(node) && node.type !== 'PLAIN') return false;
  return text === '' || text === '~' || text?.toLowerCase() === 'null';
}

/** A target that is not typed yet. */
function isTyped(key: string, node: Node): boolean {
  return key === 'target' && isScalar(node) && node.source === '' && node.tag !== '!reset';
}

/** `args`, as a mapping or as a list of `NAME=value`. A name alone takes its value from the environment. */
function argsOf({ yaml }: ComposeFile, node: Node | undefined): Map<string, string | undefined> {
  const args = new Map<string, string | undefined>();
  for (const { key, value } of yaml.entries(node)) {
    const text = yaml.text(value);
    args.set(key, value && text !== undefined && !isNull(value, text) ? fixedText(text) : undefined);
  }
  for (const item of yaml.items(node)) {
    const [name, value] = splitAtEquals(yaml.text(item) ?? '');
    if (name !== '') args.set(name, value === undefined ? undefined : fixedText(value));
  }
  return args;
}

/** Text that no variable is in. */
export function fixedText(text: string): string | undefined {
  const found = interpolate(text);
  return found.dynamic ? undefined : found.text;
}

function contextsOf(file: ComposeFile, node: Node | undefined): Map<string, PlacedContext> {
  const { yaml } = file;
  const contexts = new Map<string, PlacedContext>();
  for (const { key, keyNode, value } of yaml.entries(node)) {
    const nameRange = yaml.written(keyNode, () => false)?.range ?? yaml.range(keyNode);
    const source = yaml.text(value);
    if (source !== undefined) contexts.set(key, { file, nameRange, source });
  }
  for (const item of yaml.items(node)) {
    const mapped = yaml.mapped(item);
    const [name, source] = splitAtEquals(mapped?.text ?? '');
    if (!mapped || name === '' || source === undefined) continue;
    const nameRange = yaml.places.range(mapped.startOf(0), mapped.endOf(name.length));
    contexts.set(name, { file, nameRange, source });
  }
  return contexts;
}

function splitAtEquals(text: string): [name: string, value: string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** What `over` says, and what `under` says besides. */
export function overlay(under: ComposeBuild | undefined, over: ComposeBuild | undefined): ComposeBuild | undefined {
  if (!under || !over) return over ?? under;
  const kept = [...under.fields].filter(([name]) => !over.unset.has(name) && !replaces(over, name));
  return {
    fields: new Map([...kept, ...over.fields]),
    args: together(under.args, over.args),
    contexts: together(under.contexts, over.contexts),
    unset: over.unset,
  };
}

/** More than a build has: each of thousands of services may extend the last, and would need room for all of them. */
const mostEntries = 200;

function together<T>(under: ReadonlyMap<string, T>, over: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return under.size + over.size > mostEntries ? over : new Map([...under, ...over]);
}

/** A path takes the place of a Dockerfile inside, and the other way round. */
function replaces(over: ComposeBuild, name: string): boolean {
  if (name === 'dockerfile') return over.fields.has('dockerfile_inline');
  return name === 'dockerfile_inline' && over.fields.has('dockerfile');
}
