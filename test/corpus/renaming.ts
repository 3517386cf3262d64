import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { rename } from '../../server/src/features/rename/rename';
import type { BuildError, BuildInputs, Dependency, Source, Stage } from '../../server/src/model/stageGraph';
import { isRefusal } from '../../server/src/protocol/refusal';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { applied, editsOf } from '../support/edits';

export function snapshotWith(text: string, inputs: BuildInputs = {}): Snapshot {
  return createSnapshot({ uri: 'file:///project/Dockerfile', version: 1, text, targets: [] }, inputs);
}

/** What came of a rename: the edits, or why there are none. */
export type Outcome = Edited | { readonly kind: 'refused'; readonly message: string };

export interface Edited {
  readonly kind: 'edited';
  readonly edits: readonly TextEdit[];
  /** The text with the edits in it. */
  readonly text: string;
}

/** Renames a stage that has a name where it is declared. */
export function renameStage(snapshot: Snapshot, { nameRange }: Stage, name: string): Outcome {
  if (!nameRange) throw new Error('an unnamed stage has nothing to rename');
  return outcomeOf(snapshot.text, () => rename(snapshot, nameRange.start, name));
}

export function outcomeOf(text: string, ask: () => WorkspaceEdit | undefined): Outcome {
  try {
    const edits = editsOf(ask());
    return { kind: 'edited', edits, text: applied(text, edits) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { kind: 'refused', message: error.message };
  }
}

/**
 * All that a Dockerfile means, with `*` for the name of the stage at `index` wherever that stage is meant. Two texts
 * that differ by a rename of it have the same meaning. Lines are left out where a rename joins some.
 */
export function meaning({ graph, dockerfile }: Snapshot, index: number, withLines = true): unknown {
  const at = (...lines: (number | undefined)[]) => (withLines ? lines : []);
  const errorOf = (error: BuildError | undefined) =>
    // The words of an error have names in them.
    error && { id: error.id, lines: withLines ? error.lines : [], certain: error.certain };
  const renamed = graph.stages[index];
  const sourceOf = (source: Source) => (source.kind === 'stage' ? source.stage.index : source);
  const named = (source: Source, written: string, isIndex = false) =>
    source.kind === 'stage' && source.stage === renamed && !isIndex ? '*' : written;
  const dependencyOf = ({ kind, reference, source, instruction, trigger, index: number, forward }: Dependency) => ({
    kind,
    reference: named(source, reference, number !== undefined),
    source: sourceOf(source),
    lines: at(instruction.line, instruction.lastLine, trigger?.line),
    number,
    forward,
  });
  return {
    unreadable: errorOf(graph.unreadable),
    fileErrors: graph.fileErrors.map(errorOf),
    problems: dockerfile.problems.map(({ id, lines }) => ({ id, lines: at(lines?.first, lines?.last) })),
    invalid: graph.invalidReferences.map(errorOf),
    lateFroms: graph.lateFroms.map(({ word }) => word.text),
    triggers: graph.triggerReferences.map((trigger) => ({
      kind: trigger.kind,
      stage: trigger.stage.index,
      lines: at(trigger.instruction.line),
      reference: named(trigger.source, trigger.reference, trigger.index !== undefined),
      source: sourceOf(trigger.source),
    })),
    globalArgs: graph.globalArgs.map(({ name, instruction }) => [name, at(instruction.line)]),
    stages: graph.stages.map((stage) => ({
      name: stage === renamed ? '*' : stage.name,
      description: stage === renamed ? stage.description : [stage.comment, stage.description],
      base: named(stage.base.source, stage.base.written),
      expanded: named(stage.base.source, stage.base.expanded),
      source: sourceOf(stage.base.source),
      platform: stage.platform?.value?.text,
      replacedBy: stage.replacedBy,
      lines: at(stage.line, stage.lastLine),
      instructions: stage.instructions.map(({ name, line, lastLine }) => [name, at(line, lastLine)]),
      dependencies: stage.dependencies.map(dependencyOf),
      reached: graph.reachedFrom(stage).map((reached) => reached.index),
      error: errorOf(graph.errorOf(stage)),
    })),
  };
}
