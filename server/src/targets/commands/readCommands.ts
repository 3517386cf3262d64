import type { Dialect } from '../../shell/dialect';
import { type MappedText, wholeText } from '../../util/mappedText';
import type { BuildReference, BuildReferenceKind, NamedContext, SourceFile, Written } from '../buildReference';
import { type Places, placesIn } from '../places';
import type { BuildCommand } from './buildCommand';
import { argumentField, type Field, isKnown, spanOf, splitField, splitList } from './fields';
import { type FoundBuild, type Run, runArguments, runScript } from './run';
import { pathFrom, splitPlace, startsWithPlace } from './startingPlaces';
import { newShell } from './variables';

/** What is known of a script before it is read. */
export interface ScriptSetting {
  readonly kind: BuildReferenceKind;
  readonly label?: string;
  readonly dialect: Dialect;
  /** Where it starts, and the path from there. */
  readonly paths: BuildReference['paths'];
  readonly directory?: string;
  /** What its variables are at the start; undefined for those that can't be known. */
  readonly variables?: ReadonlyMap<string, string | undefined>;
  /** `likely` for texts that nobody may ever run: comments, pages. */
  readonly certainty?: BuildReference['certainty'];
}

/** A file whose scripts are read. */
export interface ScriptFile {
  readonly text: string;
  readonly places: Places;
}

export function scriptFile({ text }: SourceFile): ScriptFile {
  return { text, places: placesIn(text) };
}

/** All builds that a script asks for, in the order of their commands. Never throws; linear in the script's length. */
export function readCommands(script: MappedText, file: ScriptFile, setting: ScriptSetting): readonly BuildReference[] {
  return mayBuild(script.text) ? referencesOf(script, file, setting, runScript) : [];
}

/** The same for one command whose arguments stand apart from each other, as in a list. They know no quotes. */
export function readArguments(
  program: string,
  list: readonly MappedText[],
  file: ScriptFile,
  setting: ScriptSetting,
): readonly BuildReference[] {
  const start = list[0]?.startOf(0) ?? 0;
  const first: Field = {
    text: program,
    pieces: [{ text: program, start, end: start, known: true }],
    start,
    end: start,
  };
  const fields = list.map((text) => argumentField(text, setting.variables));
  return referencesOf(wholeText(''), file, setting, (run) => runArguments([first, ...fields], run));
}

function referencesOf(script: MappedText, file: ScriptFile, setting: ScriptSetting, go: (run: Run) => void) {
  // A quoted script is come to again where it is run, and a value where it is put to use.
  const builds = new Map<number, FoundBuild>();
  go({
    script,
    dialect: setting.dialect,
    shell: newShell(setting.directory ?? '', setting.variables ?? []),
    depth: 0,
    found: (build) => builds.set(build.start, builds.get(build.start) ?? build),
  });
  const meant = withoutListed([...builds.values()]).filter((build) => isMeant(build, setting));
  const inOrder = meant.sort((a, b) => a.start - b.start);
  return inOrder.flatMap((build) => [reference(build, file, setting), ...uncached(build, file, setting)]);
}

const engine = /docker|podman|buildah|nerdctl|buildx|kaniko|finch|depot|\bacr\b|container|engine|oci/i;

/** Whether a text can hold a build at all: one look at most texts. */
export function mayBuild(text: string): boolean {
  return (text.includes('build') || text.includes('bud ') || text.includes('kaniko')) && engine.test(text);
}

function reference(build: FoundBuild, file: ScriptFile, setting: ScriptSetting): BuildReference {
  const { command } = build;
  const likely = !build.isCertain || setting.certainty === 'likely';
  return {
    kind: setting.kind,
    label: setting.label,
    range: file.places.range(build.start, build.end),
    target: command.target && writtenTarget(command.target, file),
    ...placesOf(build, file, setting),
    dockerfileIn: 'directory',
    buildArgs: Object.fromEntries(command.buildArgs.map(buildArg)),
    platform: command.platform && isKnown(command.platform) ? command.platform.text : undefined,
    namedContexts: command.namedContexts.flatMap((field) => namedContext(field, file)),
    certainty: likely ? 'likely' : 'certain',
  };
}

/** A list that is run somewhere tells nothing new. */
function withoutListed(builds: readonly FoundBuild[]): readonly FoundBuild[] {
  if (!builds.some(({ isListed }) => isListed)) return builds;
  const run = new Set(builds.map((build) => (build.isListed ? undefined : placeOfTarget(build))));
  return builds.filter((build) => !(build.isListed && run.has(placeOfTarget(build))));
}

function placeOfTarget({ command: { target } }: FoundBuild): number | undefined {
  return target && spanOf(target).start;
}

/** In texts that nobody runs, `--target …` and `--target [stage]` are no stages. */
function isMeant({ command: { target } }: FoundBuild, { certainty }: ScriptSetting): boolean {
  return certainty !== 'likely' || !target || target.text === '' || /^[\w.-]+$/.test(target.text);
}

/** The stages whose cache `--no-cache-filter` leaves out. */
function uncached(build: FoundBuild, file: ScriptFile, setting: ScriptSetting): readonly BuildReference[] {
  const names = build.command.uncached.flatMap((field) => splitList(field));
  if (names.length === 0) return [];
  const whole = reference(build, file, setting);
  return names.map((name) => ({ ...whole, target: writtenTarget(name, file), role: 'no-cache-filter' as const }));
}

/**
 * A target that a variable brings is dynamic also where its value is known: what stands there is not the stage's name.
 * While its quote is open, it ends with its line.
 */
function writtenTarget(field: Field, file: ScriptFile): Written {
  const { start, end } = spanOf(field);
  const line = isKnown(field) ? field.text.split('\n', 1)[0] : field.text;
  const last = line === field.text ? end : start + line.length;
  const written = file.text.slice(start, last);
  if (!isKnown(field)) return { text: written, range: file.places.range(start, last), dynamic: true };
  return { text: line, range: file.places.range(start, last), dynamic: written !== line };
}

function writtenPath(field: Field, text: string, file: ScriptFile): Written {
  const { start, end } = spanOf(field);
  const range = file.places.range(start, end);
  return isKnown(field) ? { text, range, dynamic: false } : { text: file.text.slice(start, end), range, dynamic: true };
}

/** The Dockerfile, the context and where their paths begin. What begins in a known place takes all of them there. */
function placesOf({ command, input, directory }: FoundBuild, file: ScriptFile, setting: ScriptSetting) {
  const context = command.context;
  const dockerfile = dockerfileOf(command, input);
  const text = (field: Field) => (setting.dialect.escape === '\\' ? field.text : field.text.replace(/\\/g, '/'));
  const leading = [dockerfile, context].find((field) => field && isKnown(field));
  const moves = leading !== undefined && startsWithPlace(leading.text);
  const start = splitPlace(moves ? text(leading).slice(0, 2) : directory, setting.paths);
  const from = (field: Field) => {
    if (!moves || startsWithPlace(field.text)) return splitPlace(text(field), setting.paths).path || '.';
    return splitPlace(pathFrom(directory, text(field)), setting.paths).path || '.';
  };
  return {
    paths: start.paths,
    directory: moves ? '' : start.path,
    dockerfile: dockerfile && writtenPath(dockerfile, from(dockerfile), file),
    context: context && writtenPath(context, from(context), file),
  };
}

/** `docker build - < Dockerfile` reads the file itself. */
function dockerfileOf({ dockerfile, context }: BuildCommand, input: Field | undefined): Field | undefined {
  const readsInput = dockerfile ? dockerfile.text === '-' : context?.text === '-';
  return readsInput && input ? input : dockerfile;
}

function buildArg(field: Field): readonly [string, string | undefined] {
  const pair = splitField(field);
  return pair ? [pair.name, isKnown(pair.value) ? pair.value.text : undefined] : [field.text, undefined];
}

function namedContext(field: Field, file: ScriptFile): readonly NamedContext[] {
  const pair = splitField(field);
  if (!pair) return [];
  const { start } = spanOf(field);
  return [{ name: pair.name, nameRange: file.places.range(start, start + pair.name.length), source: pair.value.text }];
}
