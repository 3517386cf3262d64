import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../rule';

/** Two stages whose first instructions behind FROM are the same. */
export interface Repetition {
  readonly first: Stage;
  readonly second: Stage;
  /** How many. */
  readonly same: number;
}

/** Has the second stand on the first, where there is nothing else in that, or both on a new stage. */
export function fixesOf(repetition: Repetition, snapshot: Snapshot): readonly Fix[] {
  const { first, second, same } = repetition;
  if (!first.base.word || !second.base.word || first.replacedBy !== undefined) return [];
  if (first.instructions.length === same + 1) {
    if (first.name === undefined || snapshot.graph.stagesNamed(first.name).length > 1) return [];
    const title = l10n.t("Let it stand on '{0}'", first.name);
    return [{ title, edits: standingOn(second, first.name, same) }];
  }
  const name = freeName(snapshot);
  if (name === undefined || hasNumbers(snapshot)) return [];
  const edits = [
    newStage(name, repetition, snapshot),
    ...standingOn(first, name, same),
    ...standingOn(second, name, same),
  ];
  return [{ title: l10n.t("Put them into a stage '{0}' that both stand on", name), edits }];
}

/** The number of a stage means another one when a stage is put above it. */
function hasNumbers({ graph }: Snapshot): boolean {
  return (
    graph.triggerReferences.some(({ index }) => index !== undefined) ||
    graph.stages.some(({ dependencies }) => dependencies.some(({ index }) => index !== undefined))
  );
}

function freeName({ graph }: Snapshot): string | undefined {
  const written = new Set(graph.stages.map(({ base }) => base.written.toLowerCase()));
  return ['base', 'common', 'common-base'].find((name) => !written.has(name) && graph.stagesNamed(name).length === 0);
}

/** Above the first of both, and above what is said of that. */
function newStage(name: string, { first, same }: Repetition, { text, dockerfile }: Snapshot): TextEdit {
  const lines = text.split('\n');
  const last = first.instructions[same]?.lastLine ?? first.line;
  const body = lines.slice(first.from.lastLine + 1, last + 1).map((line) => line.replace(/\r$/, ''));
  const flag = first.platform ? `--platform=${first.platform.value?.text ?? ''} ` : '';
  const start = { line: aboveComments(first.line, lines, dockerfile), character: 0 };
  const head = `FROM ${flag}${first.base.written} AS ${name}`;
  return { range: { start, end: start }, newText: `${[head, ...body].join('\n')}\n\n` };
}

/** The line of the first comment right above; directives and what stands at the top of the file stay where they are. */
function aboveComments(line: number, lines: readonly string[], { directives }: Snapshot['dockerfile']): number {
  const top = (directives.at(-1)?.line ?? -1) + 1;
  let at = line;
  while (at > top && /^\s*#/.test(lines[at - 1] ?? '')) at--;
  return at === top ? line : at;
}

/** Takes the instructions out, and the image with them. */
function standingOn(stage: Stage, name: string, same: number): readonly TextEdit[] {
  const last = stage.instructions[same]?.lastLine ?? stage.line;
  const lines = { start: { line: stage.from.lastLine + 1, character: 0 }, end: { line: last + 1, character: 0 } };
  return [
    { range: stage.base.range, newText: name },
    { range: lines, newText: '' },
  ];
}
