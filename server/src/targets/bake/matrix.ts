import type { BakeTarget } from './bakeTargets';
import { type Constants, constantText } from './constants';
import type { HclValue } from './hcl/hclSyntax';
import { itemsOf } from './inheritance';

/** More builds of one block are taken for one of which only a run would tell. */
const mostVariants = 64;

/**
 * What the variables are in each of the builds that the `matrix` of a block makes of it; once where there is none. The
 * names of a matrix stand for nothing where its values are not plain.
 */
export function matrixVariants(target: BakeTarget, constants: Constants): readonly Constants[] {
  const matrix = target.fields.get('matrix')?.value;
  if (matrix?.kind !== 'object') return [constants];
  const names = new Set(matrix.entries.map((entry) => entry.name.text));
  const others: Constants = (name) => (names.has(name) ? undefined : constants(name));
  let variants: ReadonlyMap<string, string>[] = [new Map()];
  for (const { name, value } of matrix.entries) {
    const choices = itemsOf(value).flatMap((item) => choiceOf(name.text, item, constants) ?? []);
    if (choices.length === 0 || choices.length < itemsOf(value).length) continue;
    if (choices.length * variants.length > mostVariants) return [others];
    variants = variants.flatMap((variant) => choices.map((choice) => new Map([...variant, ...choice])));
  }
  return variants.map((variant) => (name) => variant.get(name) ?? others(name));
}

/** A value of a matrix by its name, or the parts of one by theirs: `item.tag`. Undefined where it is not plain. */
function choiceOf(name: string, item: HclValue, constants: Constants): ReadonlyMap<string, string> | undefined {
  if (item.kind === 'object')
    return new Map(
      item.entries.flatMap(({ name: part, value }): [string, string][] => {
        const text = constantText(value, constants);
        return text === undefined ? [] : [[`${name}.${part.text}`, text]];
      }),
    );
  const text = constantText(item, constants);
  return text === undefined ? undefined : new Map([[name, text]]);
}
