import type { Node } from 'yaml';
import type { Written } from '../buildReference';
import type { YamlFile } from '../yamlFile';

/** What the names of a matrix stand for in one run of a job: `matrix.target` → what is written in the matrix. */
export type Combination = ReadonlyMap<string, Written>;

/** More than anybody runs. */
const mostCombinations = 64;

/** The names of matrix values in a text. */
export function matrixNames(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\{\s*(matrix\.[\w.-]+)\s*\}\}/g)].map((found) => found[1]);
}

/** What the names may stand for, each pair of values once. A name whose values an expression gives is left out. */
export function combinationsOf(
  matrix: Node | undefined,
  names: readonly string[],
  file: YamlFile,
): readonly Combination[] {
  if (names.length === 0) return [new Map()];
  const product = productOf(matrix, names, file);
  const included = file.items(file.at(matrix, 'include')).flatMap((item) => {
    const values = new Map(
      file.entries(item).flatMap(({ key, value }) => valuesOf(`matrix.${key}`, value, names, file)),
    );
    const fitting = product.filter((combination) => combination.size > 0 && fits(combination, values));
    return fitting.length > 0 ? fitting.map((combination) => new Map([...combination, ...values])) : [values];
  });
  const told = [...product, ...included].filter((combination) => combination.size > 0).slice(0, mostCombinations);
  const byText = new Map(told.map((combination) => [textOf(combination, names), combination]));
  return byText.size > 0 ? [...byText.values()] : [new Map()];
}

/** Each value of each list with each of the others. */
function productOf(matrix: Node | undefined, names: readonly string[], file: YamlFile): readonly Combination[] {
  let product: readonly Combination[] = [new Map()];
  for (const { key, value } of file.entries(matrix)) {
    const name = `matrix.${key}`;
    if (key === 'include' || key === 'exclude' || !names.some((one) => isOf(one, name))) continue;
    const items = file.items(value).map((item) => valuesOf(name, item, names, file));
    if (items.length === 0) continue;
    product = product
      .flatMap((combination) => items.map((item) => new Map([...combination, ...item])))
      .slice(0, mostCombinations);
  }
  return product;
}

/** The values of an item that is a text, or an object of texts. */
function valuesOf(
  name: string,
  item: Node | undefined,
  names: readonly string[],
  file: YamlFile,
): readonly [string, Written][] {
  const own: readonly (readonly [string, Node | undefined])[] = [[name, item]];
  const inner = file.entries(item).map(({ key, value }) => [`${name}.${key}`, value] as const);
  return [...own, ...inner].flatMap(([one, value]) => {
    const written = names.includes(one) ? file.written(value, (text) => text.includes('${{')) : undefined;
    return written ? [[one, written]] : [];
  });
}

function isOf(name: string, axis: string): boolean {
  return name === axis || name.startsWith(`${axis}.`);
}

function fits(combination: Combination, values: Combination): boolean {
  return [...values].every(([name, { text }]) => (combination.get(name)?.text ?? text) === text);
}

/** Two values with the same text are one, but not if they stand in different places: each may be a name. */
function textOf(combination: Combination, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => [combination.get(name)?.text, combination.get(name)?.range.start]));
}
