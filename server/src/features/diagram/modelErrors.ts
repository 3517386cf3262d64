import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { BuildError, Dependency, Stage, StageGraph } from '../../model/stageGraph';
import { mistypedNames } from '../../rules/mistypedNames';
import type { LineRange } from '../../syntax/dockerfile';

/** Which node or edge an error belongs to. */
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
  const blamed = new Map<BuildError, readonly Dependency[]>();
  for (const error of errors) blamed.set(error, dependenciesBlamed(graph, error));
  return {
    ofDependency: (dependency) =>
      errors.find((error) => blamed.get(error)?.includes(dependency))?.message ?? mistyped(graph, dependency),
    ofStage: (stage) => errors.find((error) => standsIn(error, stage))?.message,
  };
}

/** An image that was probably meant to be a stage stops no build before it is pulled, but it should be seen. */
function mistyped(graph: StageGraph, { kind, stage, range }: Dependency): string | undefined {
  const place = kind === 'base' ? stage.base.range : range;
  const name = mistypedNames(graph).find((one) => sameStart(one.range, place));
  return name && l10n.t("'{0}' is taken as an image; did you mean stage '{1}'?", name.written, name.meant.name ?? '');
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

function dependenciesBlamed(graph: StageGraph, error: BuildError): readonly Dependency[] {
  const inLines = graph.stages
    .flatMap((stage) => stage.dependencies)
    .filter((dependency) => error.lines.some((lines) => overlaps(lines, dependency)));
  const exact = inLines.filter((dependency) => sameStart(dependency.range, error.range));
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

function sameStart(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
