import type { BakeField, BakeSource } from './bakeSource';
import type { HclBlock, HclName } from './hcl/hclSyntax';

/** What the `target` blocks of one name say together. */
export interface BakeTarget {
  readonly name: string;
  /** The last block of the name, and where it stands. */
  readonly block: HclBlock;
  readonly source: BakeSource;
  /** Attributes by their names, but for those below. */
  readonly fields: ReadonlyMap<string, BakeField>;
  readonly args: ReadonlyMap<string, BakeField>;
  readonly contexts: ReadonlyMap<string, BakeField & { readonly name: HclName }>;
}

/** Attributes whose entries are put together, not replaced. */
const merged = ['args', 'contexts'];

/** The targets of some files that are read as one; what stands later counts. */
export function targetsIn(sources: readonly BakeSource[]): ReadonlyMap<string, BakeTarget> {
  const targets = new Map<string, BakeTarget>();
  for (const source of sources)
    for (const block of source.body.blocks) {
      if (block.type !== 'target' || block.labels.length === 0) continue;
      const target = targetOf(block, source);
      targets.set(target.name, overlay(targets.get(target.name), target));
    }
  return targets;
}

function targetOf(block: HclBlock, source: BakeSource): BakeTarget {
  const fields = new Map<string, BakeField>();
  const args = new Map<string, BakeField>();
  const contexts = new Map<string, BakeField & { name: HclName }>();
  for (const { name, value } of block.body.attributes) {
    if (!merged.includes(name.text)) fields.set(name.text, { value, source });
    else if (value.kind === 'object')
      for (const entry of value.entries) {
        if (name.text === 'args') args.set(entry.name.text, { value: entry.value, source });
        else contexts.set(entry.name.text, { value: entry.value, source, name: entry.name });
      }
  }
  return { name: block.labels[0].text, block, source, fields, args, contexts };
}

/** What `over` says, and what `under` says besides. */
export function overlay(under: BakeTarget | undefined, over: BakeTarget): BakeTarget {
  if (!under) return over;
  return {
    ...over,
    fields: new Map([...under.fields, ...over.fields]),
    args: together(under.args, over.args),
    contexts: together(under.contexts, over.contexts),
  };
}

/** More than a target has: a chain of thousands that each inherit the last would need room for all of them every time. */
const mostEntries = 200;

function together<T>(under: ReadonlyMap<string, T>, over: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (under.size === 0 || under.size + over.size > mostEntries) return over;
  return over.size === 0 ? under : new Map([...under, ...over]);
}
