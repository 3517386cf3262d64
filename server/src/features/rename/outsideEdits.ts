import type { Range } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { TargetReference } from '../../targets/targetReference';
import { sameUri } from '../../util/uris';
import { mayAskFor } from '../../workspace/askedStages';
import type { Snapshot } from '../../workspace/snapshot';
import { type OutsideName, outsideNames, placeKey } from '../outsideNames';
import { keepingQuotes } from './namePlace';
import type { OtherFiles, StageOfFile } from './otherFiles';

/** What becomes of a place in another file when a stage gets a new name. */
export interface OutsideEdit {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
  /** `likely`: it may mean something else; `shared`: it is the target of another Dockerfile's build as well. */
  readonly confidence: 'certain' | 'likely' | 'shared';
}

export interface OutsideEdits {
  readonly edits: readonly OutsideEdit[];
  /** What may name the stage, but through a variable, or in a text that is not what it was. */
  readonly left: readonly Place[];
}

/** The places of other files that have to change with the name of `stages`, each once, and those that can't. */
export async function outsideEdits(
  stages: readonly StageOfFile[],
  typed: string,
  files: OtherFiles,
): Promise<OutsideEdits> {
  const edits = new Map<string, OutsideEdit>();
  const left = new Map<string, Place>();
  const linesOf = linesByFile(stages, files);
  const dockerfiles = new Set(stages.map(({ snapshot }) => sameUri(snapshot.uri)));
  for (const { snapshot, stage } of stages) {
    for (const reference of variablesFor(snapshot, stage)) left.set(placeKey(reference), reference);
    for (const name of outsideNames(snapshot, stage)) {
      const { uri, range } = name;
      const line = (await linesOf(uri))?.[range.start.line] ?? '';
      const newText = rewritten(name, stage, line, typed);
      if (newText === undefined && isInherited(name, line)) continue;
      if (newText === undefined) left.set(placeKey(name), name);
      else edits.set(placeKey(name), { uri, range, newText, confidence: confidenceIn(name, dockerfiles, files) });
    }
  }
  return { edits: [...edits.values()], left: [...left.values()] };
}

type Place = Pick<TargetReference, 'uri' | 'range'>;

/** Targets that a run may turn into the name. */
function variablesFor({ targets, graph }: Snapshot, { name }: Stage): readonly TargetReference[] {
  if (name === undefined) return [];
  return targets.filter((reference) => mayAskFor(reference, name) && !graph.stageNamed(reference.target ?? ''));
}

/** What stands in the place of a name afterwards; undefined where it is not the name that stands there. */
function rewritten({ kind, range, references }: OutsideName, stage: Stage, line: string, typed: string) {
  const { start, end } = range;
  const isVariable = kind === 'target' && references.some(({ dynamic }) => dynamic);
  const written = line.slice(start.character, end.character);
  const bare = withoutQuotes(written);
  if (isVariable || start.line !== end.line || bare.toLowerCase() !== stage.name) return undefined;
  if (kind === 'context') return keepingQuotes(written, typed.toLowerCase());
  const name = keepingQuotes(written.replace(/[\\^`]/g, ''), typed);
  return isBareYaml(references, line.slice(0, start.character), line.slice(end.character)) && yamlWord.test(typed)
    ? `"${name}"`
    : name;
}

/** What a service or a bake target takes from another file stands there, and here is only what it is called. */
function isInherited({ range: { start, end }, references }: OutsideName, line: string): boolean {
  const written = withoutQuotes(line.slice(start.character, end.character));
  return references.every(({ dynamic, label }) => dynamic && label === written);
}

function withoutQuotes(text: string): string {
  return text.replace(/["'\\^`]/g, '');
}

/** Words that YAML takes for something else than text. */
const yamlWord = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function isBareYaml([{ kind }]: readonly TargetReference[], before: string, behind: string): boolean {
  const isYaml = kind === 'compose' || kind === 'workflow' || kind === 'skaffold';
  return isYaml && !/["']$/.test(before) && !/^["']/.test(behind);
}

function confidenceIn(
  name: OutsideName,
  dockerfiles: ReadonlySet<string>,
  files: OtherFiles,
): OutsideEdit['confidence'] {
  const isOther = ({ dockerfile, build }: TargetReference) =>
    !build.inline && (dockerfile === undefined || !dockerfiles.has(sameUri(dockerfile)));
  if (files.builds(name.uri).some((build) => isOther(build) && standsAt(build, name))) return 'shared';
  // In its own file nobody else can be meant, and no build hangs on a comment.
  const isCertain = ({ kind, certainty }: TargetReference) =>
    certainty === 'certain' || (kind === 'comment' && dockerfiles.has(sameUri(name.uri)));
  return name.references.every(isCertain) ? 'certain' : 'likely';
}

function standsAt({ target, range, build }: TargetReference, name: OutsideName): boolean {
  if (name.kind === 'target') return target !== undefined && isSameStart(range, name.range);
  return build.namedContexts.some(({ nameRange }) => isSameStart(nameRange, name.range));
}

function isSameStart({ start: a }: Range, { start: b }: Range): boolean {
  return a.line === b.line && a.character === b.character;
}

/** Reads each file once. A Dockerfile inside of another file has no text of its own there. */
function linesByFile(stages: readonly StageOfFile[], files: OtherFiles) {
  const known = new Map<string, Promise<Lines>>();
  const read = async (uri: string): Promise<Lines> => {
    const text = await files.text(uri);
    const own = stages.find(({ snapshot }) => sameUri(snapshot.uri) === sameUri(uri));
    return linesOf(text ?? own?.snapshot.text);
  };
  return (uri: string): Promise<Lines> => {
    const key = sameUri(uri);
    const lines = known.get(key) ?? read(uri);
    known.set(key, lines);
    return lines;
  };
}

type Lines = readonly string[] | undefined;

function linesOf(text: string | undefined): Lines {
  return text?.split(/\r\n?|\n/);
}
