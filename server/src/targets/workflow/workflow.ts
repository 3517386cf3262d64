import type { Node } from 'yaml';
import type { BuildReference, Finder, Written } from '../buildReference';
import { newReference } from '../newReference';
import { withText } from '../written';
import { type YamlFile, yamlFile } from '../yamlFile';
import { type Checkouts, checkoutOf, placeInRepository } from './checkouts';
import { buildArgsOf, namedContextsOf, platformOf, stagesOf } from './inputs';
import { type Combination, combinationsOf, matrixNames } from './matrix';

/**
 * The steps of GitHub workflows and composite actions that run `docker/build-push-action`, or one that takes its place.
 * A `target` of any other action or reusable workflow is no stage: the bake action's are bake's own targets.
 */
export const workflow: Finder = {
  matches: (path) => /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(path),
  find(source) {
    if (!source.text.includes('build-push-action')) return [];
    const file = yamlFile(source);
    return file.roots.flatMap((root) => {
      const values = new Map([['github.workspace', '.'], ...constantsOf(file.at(root, 'env'), file)]);
      const jobs = [file.at(root, 'runs'), ...file.entries(file.at(root, 'jobs')).map(({ value }) => value)];
      const certainty = isForOthers(source.path) ? 'likely' : 'certain';
      return jobs.flatMap((job) => buildsOf(job, { file, values, certainty }));
    });
  },
};

/** What is known where something is read. */
interface Surroundings {
  readonly file: YamlFile;
  /** What expressions stand for, as far as it is known: `env.NAME`. */
  readonly values: ReadonlyMap<string, string>;
  readonly certainty: BuildReference['certainty'];
}

/** An action that other repositories may use builds what is theirs. */
function isForOthers(path: string): boolean {
  return /(?:^|\/)action\.ya?ml$/.test(path) && !/(?:^|\/)\.(?:github|gitea|forgejo)\//.test(path);
}

function buildsOf(job: Node | undefined, surroundings: Surroundings): readonly BuildReference[] {
  const { file } = surroundings;
  const matrix = file.at(job, 'strategy', 'matrix');
  const inJob = new Map([...surroundings.values, ...constantsOf(file.at(job, 'env'), file)]);
  const checkouts = new Map<string, boolean>();
  return file.items(file.at(job, 'steps')).flatMap((step) => {
    const checkout = checkoutOf(step, file);
    if (checkout) checkouts.set(checkout.path, checkout.isOurs);
    if (!buildAction.test(file.text(file.at(step, 'uses')) ?? '')) return [];
    const inStep = new Map([...inJob, ...constantsOf(file.at(step, 'env'), file)]);
    return combinationsOf(matrix, namesIn(step, file), file).flatMap((combination) => {
      const values = new Map([...inStep, ...[...combination].map(([name, { text }]) => [name, text] as const)]);
      return buildOf(step, { ...surroundings, values, combination, checkouts });
    });
  });
}

/** The names of the matrix on which it hangs what a step builds. */
function namesIn(step: Node, file: YamlFile): readonly string[] {
  const text = (name: string) => file.text(file.at(step, 'with', name)) ?? '';
  return matrixNames(`${text('target')} ${text('file') || text('context')}`);
}

const buildAction = /^(?:https:\/\/[^/]+\/)?(?:docker|depot|useblacksmith)\/build-push-action(?:@|$)/;

/** What is known of one run of a step. */
interface Run extends Surroundings {
  readonly combination: Combination;
  readonly checkouts: Checkouts;
}

function buildOf(step: Node, surroundings: Run): readonly BuildReference[] {
  const { file } = surroundings;
  const input = (name: string) => file.at(step, 'with', name);
  const places = placesOf(step, surroundings);
  if (!places) return [];
  const build = newReference({
    kind: 'workflow',
    label: file.text(file.at(step, 'name')) ?? file.text(file.at(step, 'id')),
    range: file.range(step),
    ...targetOf(input('target'), surroundings),
    paths: 'root',
    ...places,
    buildArgs: buildArgsOf(input('build-args'), file),
    platform: platformOf(input('platforms'), file),
    namedContexts: namedContextsOf(input('build-contexts'), file),
  });
  const uncached = stagesOf(input('no-cache-filters'), file);
  return [build, ...uncached.map((target) => ({ ...build, target, role: 'no-cache-filter' as const }))];
}

/** Where a matrix gives the target, its name stands there. It may have other uses, too, so it is but likely a stage's. */
function targetOf(node: Node | undefined, { file, certainty, combination }: Run) {
  const target = file.written(node, isDynamic);
  const [name] = target?.dynamic ? matrixNames(target.text) : [];
  const isWhole = name !== undefined && /^\$\{\{[^{}]*\}\}$/.test(target?.text ?? '');
  const inMatrix = isWhole ? combination.get(name) : undefined;
  return inMatrix ? { target: inMatrix, certainty: 'likely' as const } : { target, certainty };
}

/**
 * The Dockerfile and the context; undefined if they are another repository's. Without a context, and behind
 * `{{defaultContext}}:`, they come from this repository wherever it was checked out.
 */
function placesOf(step: Node, { file, values, checkouts }: Run) {
  const path = (name: string) => filled(expanded(file.written(file.at(step, 'with', name), isDynamic), values));
  const dockerfile = path('file');
  const context = path('context');
  const folder = context && folderOfDefaultContext(context);
  if (!context || folder) return { dockerfile, context: folder, dockerfileIn: 'context' as const };
  const ours = dockerfile && placeInRepository(dockerfile.text, checkouts);
  const inOurs = placeInRepository(context.text, checkouts);
  if ((dockerfile ? ours : inOurs) === undefined) return undefined;
  return {
    dockerfile: dockerfile && withText(dockerfile, ours ?? '', isDynamic),
    context: withText(context, inOurs ?? context.text, isDynamic),
    dockerfileIn: 'directory' as const,
  };
}

function filled(written: Written | undefined): Written | undefined {
  return written?.text === '' ? undefined : written;
}

function folderOfDefaultContext(context: Written): Written | undefined {
  const folder = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/.exec(context.text);
  return folder ? withText(context, folder[1] || '.', isDynamic) : undefined;
}

function isDynamic(text: string): boolean {
  return text.includes('${{');
}

function constantsOf(env: Node | undefined, file: YamlFile): readonly (readonly [string, string])[] {
  return file.entries(env).flatMap(({ key, value }) => {
    const text = file.text(value);
    return text === undefined || isDynamic(text) ? [] : [[`env.${key}`, text] as const];
  });
}

/** A path with what is known of its variables. */
function expanded(path: Written | undefined, values: ReadonlyMap<string, string>): Written | undefined {
  if (!path?.dynamic) return path;
  const text = path.text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (all, name) => values.get(name) ?? all);
  return withText(path, text, isDynamic);
}
