import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { BuildError, Dependency, Stage, StageGraph } from '../../model/stageGraph';
import { type MistypedName, mistypedNames } from '../../rules/shared/stages/mistypedNames';
import type { LineRange } from '../../syntax/dockerfile';
import { plainText } from './plainText';

/** Which node or edge an error belongs to. Messages hold names of the file, so they are made plain like these. */
export interface ErrorPlaces {
  ofStage(stage: Stage): string | undefined;
  ofDependency(dependency: Dependency): string | undefined;
}

/**
 * Gives each error of a graph its place: the edge that it speaks of, else the stage in whose lines it stands. A stage
 * that fails only because of one that it reaches is not marked itself.
 */
export function errorPlaces(graph: StageGraph): ErrorPlaces {
  const errors = errorsOf(graph);
  const dependencies = graph.stages.flatMap((stage) => stage.dependencies);
  const blamed = new Map<Dependency, string>();
  for (const error of errors) {
    for (const dependency of dependenciesBlamed(dependencies, error)) {
      if (!blamed.has(dependency)) blamed.set(dependency, error.message);
    }
  }
  const mistyped = mistypedPlaces(graph);
  const plain = (message: string | undefined) => (message === undefined ? undefined : plainText(message));
  return {
    ofDependency: (dependency) => plain(blamed.get(dependency) ?? mistyped.get(placeOf(rangeOf(dependency)))),
    ofStage: (stage) => plain(errors.find((error) => standsIn(error, stage))?.message),
  };
}

/** Images that were probably meant to be stages: they stop no build before they are pulled, but should be seen. */
function mistypedPlaces(graph: StageGraph): ReadonlyMap<string, string> {
  const messageOf = ({ written, meant }: MistypedName) =>
    l10n.t("'{0}' is taken as an image; did you mean stage '{1}'?", written, meant.name ?? '');
  return new Map(mistypedNames(graph).map((name) => [placeOf(name.range), messageOf(name)]));
}

function rangeOf({ kind, stage, range }: Dependency): Range {
  return kind === 'base' ? stage.base.range : range;
}

function placeOf({ start }: Range): string {
  return `${start.line}:${start.character}`;
}

function errorsOf(graph: StageGraph): readonly BuildError[] {
  const errors = [graph.unreadable, graph.fileError, ...graph.stages.map((stage) => graph.errorOf(stage))];
  const seen = new Set<string>();
  return errors.filter((error): error is BuildError => {
    if (!error) return false;
    const key = JSON.stringify([error.id, error.range, error.message]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function dependenciesBlamed(dependencies: readonly Dependency[], error: BuildError): readonly Dependency[] {
  const inLines = dependencies.filter((dependency) => error.lines.some((lines) => overlaps(lines, dependency)));
  const exact = inLines.filter((dependency) => placeOf(dependency.range) === placeOf(error.range));
  if (error.id === 'cycle') return inLines.filter((dependency) => dependency.source.kind === 'stage');
  if (error.id === 'forward-reference' && exact.length === 0) return inLines.filter(({ forward }) => forward);
  return exact;
}

function standsIn(error: BuildError, stage: Stage): boolean {
  const lines =
    error.lines.length > 0 ? error.lines : [{ first: error.range.start.line, last: error.range.start.line }];
  return lines.some(({ first }) => first >= stage.line && first <= stage.lastLine);
}

function overlaps(lines: LineRange, { instruction }: Dependency): boolean {
  return lines.first <= instruction.lastLine && lines.last >= instruction.line;
}
