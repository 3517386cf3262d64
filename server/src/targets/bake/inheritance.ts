import type { BakeSource } from './bakeSource';
import { type BakeTarget, overlay, targetsIn } from './bakeTargets';
import { type Constants, constantsIn, constantText, isDynamic } from './constants';
import type { HclValue } from './hcl/hclSyntax';

/** Some bake files that are read as one. */
export interface BakeScope {
  readonly constants: Constants;
  readonly targets: ReadonlyMap<string, BakeTarget>;
  /** The target with all that it inherits. */
  readonly whole: (name: string) => WholeTarget | undefined;
  /** Whether the target is there for others to inherit, and nobody builds it by itself. */
  readonly isTemplate: (target: BakeTarget) => boolean;
}

export interface WholeTarget extends BakeTarget {
  /** Inherits something that these files do not say. */
  readonly inheritsUnknown: boolean;
}

const deepest = 200;

export function bakeScope(sources: readonly BakeSource[]): BakeScope {
  const constants = constantsIn(sources);
  const targets = targetsIn(sources);
  return { constants, targets, whole: inheriting(targets, constants), isTemplate: templatesIn(sources, targets) };
}

function inheriting(targets: ReadonlyMap<string, BakeTarget>, constants: Constants): BakeScope['whole'] {
  const known = new Map<string, WholeTarget>();
  let depth = 0;
  const whole = (name: string): WholeTarget | undefined => {
    const target = targets.get(name);
    if (!target || known.has(name)) return known.get(name);
    known.set(name, { ...target, inheritsUnknown: true });
    depth++;
    const inherits = target.fields.get('inherits')?.value;
    let all: BakeTarget | undefined;
    let inheritsUnknown = inherits !== undefined && inherits.kind !== 'list';
    for (const parentName of itemsOf(inherits)) {
      const parent = depth < deepest ? parentOf(parentName, constants, whole) : undefined;
      if (parent) all = overlay(all, parent);
      inheritsUnknown ||= parent ? parent.inheritsUnknown : !addsTagsOnly(parentName);
    }
    depth--;
    const found = { ...overlay(all, target), inheritsUnknown };
    known.set(name, found);
    return found;
  };
  return whole;
}

function parentOf(value: HclValue, constants: Constants, whole: BakeScope['whole']): WholeTarget | undefined {
  const name = constantText(value, constants);
  if (name === undefined) return undefined;
  const parent = whole(name);
  return parent && isDynamic(value) ? { ...parent, inheritsUnknown: true } : parent;
}

/** Workflows give this target, with tags and labels. */
function addsTagsOnly(value: HclValue): boolean {
  return value.kind === 'string' && value.text.text.startsWith('docker-metadata-action');
}

export function itemsOf(value: HclValue | undefined): readonly HclValue[] {
  return value?.kind === 'list' ? value.items : [];
}

function textsOf(value: HclValue | undefined): string[] {
  return itemsOf(value).flatMap((item) => (item.kind === 'string' ? [item.text.text] : []));
}

function templatesIn(sources: readonly BakeSource[], targets: ReadonlyMap<string, BakeTarget>) {
  const inherited = new Set<string>();
  const built = new Set(['default']);
  for (const target of targets.values()) {
    for (const name of textsOf(target.fields.get('inherits')?.value)) inherited.add(name);
    for (const { value } of target.contexts.values())
      if (value.kind === 'string' && value.text.text.startsWith('target:')) built.add(value.text.text.slice(7));
  }
  for (const { body } of sources)
    for (const block of body.blocks) {
      const list = block.type === 'group' && block.body.attributes.find(({ name }) => name.text === 'targets');
      if (list) for (const name of textsOf(list.value)) built.add(name);
    }
  return (target: BakeTarget) =>
    !built.has(target.name) &&
    (target.name.startsWith('_') ||
      (inherited.has(target.name) && !saysWhatToBuild.some((name) => target.fields.has(name))));
}

const saysWhatToBuild = ['context', 'dockerfile', 'dockerfile-inline', 'target'];
