import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Dialect } from '../../shell/dialect';
import { joinedLines, type MappedText, withBlanksBehind } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { posix } from '../commands/posix';
import { powershell } from '../commands/powershell';
import { mayBuild, readCommands, type ScriptFile } from '../commands/readCommands';
import { givenPath } from '../commands/startingPlaces';
import { type Checkouts, checkoutOf } from '../workflow/checkouts';
import { type YamlFile, yamlFile } from '../yamlFile';
import { inRepository } from './inRepository';
import { pluginBuilds } from './pluginSteps';
import { type CiSystem, ciSystems, dialectOfShell } from './systems';

/** The scripts of CI systems, with the folders and variables that stand around them. */
export const ciScripts: Finder = {
  matches: (path) => ciSystems.some((system) => system.matches.test(path)),
  find(source) {
    const system = mayBuild(source.text) ? ciSystems.find(({ matches }) => matches.test(source.path)) : undefined;
    if (!system) return [];
    const file = yamlFile(source);
    const found: BuildReference[] = [];
    const walk: Walk = {
      system,
      file,
      script: { text: source.text, places: file.places },
      seen: new Set(),
      found: (builds) => found.push(...builds),
    };
    for (const root of file.roots)
      visit(root, { folder: '', dialect: undefined, variables: new Map(), checkouts: new Map() }, walk);
    return found;
  },
};

interface Walk {
  readonly system: CiSystem;
  readonly file: YamlFile;
  readonly script: ScriptFile;
  /** What was visited, so that aliases are not followed again and again. */
  readonly seen: Set<Node>;
  readonly found: (builds: readonly BuildReference[]) => void;
}

/** What holds for the scripts below a node. */
interface Surroundings {
  readonly folder: string;
  readonly dialect: Dialect | 'other' | undefined;
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** What the steps before have checked out. */
  readonly checkouts: Checkouts;
}

function visit(node: Node | undefined, around: Surroundings, walk: Walk): void {
  if (!node || walk.seen.has(node)) return;
  walk.seen.add(node);
  if (isSeq(node)) visitList(node, around, walk);
  if (!isMap(node)) return;
  const inside = surroundingsIn(node, around, walk);
  readScripts(node, inside, walk);
  walk.found(pluginBuilds(node, walk.file, walk.script));
  for (const { value } of walk.file.entries(node)) visit(value, inside, walk);
}

function visitList(node: Node, around: Surroundings, walk: Walk): void {
  let own: Map<string, boolean> | undefined;
  for (const item of walk.file.items(node)) {
    const checkout = checkoutOf(item, walk.file);
    if (checkout) own = (own ?? new Map(around.checkouts)).set(checkout.path, checkout.isOurs);
    visit(item, own ? { ...around, checkouts: own } : around, walk);
  }
}

/** `env`, `defaults.run`, `runs-on` and `shell` hold for what stands beside them and below. */
function surroundingsIn(node: Node, around: Surroundings, { file, system }: Walk): Surroundings {
  const at = (...keys: string[]) => file.text(file.at(node, ...keys));
  const isWindows = /windows/i.test(at('runs-on') ?? at('pool', 'vmImage') ?? '');
  const usual = isWindows && system === ciSystems[0] ? powershell : around.dialect;
  const shell = at('shell') ?? at('defaults', 'run', 'shell');
  const isRoot = system.jobsHaveRoots && file.at(node, 'steps') !== undefined;
  const given = system.folder && !isRoot ? at(system.folder) : undefined;
  const folder = given ?? at('defaults', 'run', 'working-directory');
  const own = variablesOf(file.at(node, system.variables), file);
  return {
    ...around,
    folder: folder === undefined ? around.folder : givenPath(folder),
    dialect: shell === undefined ? usual : (dialectOfShell(shell) ?? 'other'),
    variables: own.length === 0 ? around.variables : new Map([...around.variables, ...own]),
  };
}

/** Values that are plain; what is an expression can't be known. */
function variablesOf(node: Node | undefined, file: YamlFile): (readonly [string, string | undefined])[] {
  const known = (text: string | undefined) => (text === undefined || /[$<{]/.test(text) ? undefined : text);
  return file.entries(node).map(({ key, value }) => [key, known(file.text(value))]);
}

function readScripts(node: Node, around: Surroundings, walk: Walk): void {
  const { system, file, seen } = walk;
  const entries = file.entries(node).filter(({ key, value }) => system.scripts.has(key) && value && !seen.has(value));
  for (const { value } of entries) if (isScalar(value)) seen.add(value);
  const together = system.together.flatMap((key) => entries.filter((entry) => entry.key === key));
  const alone = entries.filter((entry) => !together.includes(entry)).map((entry) => [entry]);
  for (const group of [together, ...alone]) {
    const lines = group.flatMap(({ value }) => linesOf(value, walk));
    const dialect = around.dialect ?? system.scripts.get(group[0]?.key ?? '') ?? posix;
    if (lines.length === 0 || dialect === 'other') continue;
    const builds = readCommands(joinedLines(lines), walk.script, {
      kind: 'ci-script',
      label: file.text(file.at(node, 'name')) ?? file.text(file.at(node, 'displayName')),
      dialect,
      paths: system.paths,
      directory: around.folder,
      variables: around.variables,
    });
    walk.found(builds.flatMap((build) => inRepository(build, around.checkouts)));
  }
}

/** A script, or a list of commands, also a list of such lists. */
function linesOf(node: Node | undefined, walk: Walk): readonly MappedText[] {
  const { file, script } = walk;
  if (isSeq(node)) return file.items(node).flatMap((item) => linesOf(item, walk));
  const mapped = file.mapped(node);
  return mapped ? [withBlanksBehind(mapped, script.text)] : [];
}
