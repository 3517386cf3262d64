import type { Position, Range } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { AskedBuild, TargetFile } from '../../workspace/targetFile';
import { contains } from '../ranges';

/** The place of a target that a cursor stands at: the name of a stage, or where one is about to be typed. */
export interface TargetPlace {
  readonly range: Range;
  /** The name, without quotes; empty where nothing has been typed yet. */
  readonly written: string;
  /** All that share the place, as targets do that inherit it; at least one. */
  readonly builds: readonly AskedBuild[];
}

/** A stage that a build asks for by its name. */
export interface AskedStage {
  readonly snapshot: Snapshot;
  readonly stage: Stage;
}

/**
 * The target under the cursor, which may stand anywhere on the blanks where a name goes. Undefined outside of builds, and
 * where what is written is not the name of a stage alone, as with a variable.
 */
export function targetAt(file: TargetFile, position: Position): TargetPlace | undefined {
  const builds = file.builds.filter(({ reference }) => isAt(file, reference, position));
  const [first] = builds;
  if (!first) return undefined;
  const { range, target: written = '' } = first.reference;
  return { range: written === '' ? { start: position, end: position } : range, written, builds };
}

/** The stages that a target means, one for each Dockerfile that is built with it. */
export function stagesAskedFor({ builds }: Pick<TargetPlace, 'builds'>): readonly AskedStage[] {
  const found = new Map<string, AskedStage>();
  for (const build of builds) {
    const asked = stageOf(build);
    if (asked && !found.has(asked.snapshot.uri)) found.set(asked.snapshot.uri, asked);
  }
  return [...found.values()];
}

/** The stage that a build names, if its Dockerfile has it; undefined for the default target. */
export function stageOf({ reference: { target }, dockerfile }: AskedBuild): AskedStage | undefined {
  const stage = target === undefined ? undefined : dockerfile?.graph.stageNamed(target);
  return dockerfile && stage && { snapshot: dockerfile, stage };
}

/** The Dockerfiles that are built with a target, each once. */
export function dockerfilesOf({ builds }: Pick<TargetPlace, 'builds'>): readonly Snapshot[] {
  return [...new Set(builds.flatMap(({ dockerfile }) => dockerfile ?? []))];
}

function isAt(file: TargetFile, { target, dynamic, range }: AskedBuild['reference'], position: Position): boolean {
  if (target === undefined || dynamic) return false;
  if (target !== '') return contains(range, position);
  return range.start.line === position.line && isBlank(file.text, range, position);
}

/** Whether nothing but blanks stands between where a name goes and the cursor. */
function isBlank(text: string, { start }: Range, { line, character }: Position): boolean {
  const [from, to] = [Math.min(start.character, character), Math.max(start.character, character)];
  return lineAt(text, line).slice(from, to).trim() === '';
}

/** The text of a 0-based line. */
export function lineAt(text: string, line: number): string {
  let start = 0;
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}
