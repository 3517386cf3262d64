import { diagnostics, findingsOf } from '../../server/src/features/diagnostics';
import { graphRecord } from '../../server/src/features/graphRecord';
import type { Dependency, Stage, StageGraph } from '../../server/src/model/stageGraph';
import type { Dockerfile } from '../../server/src/syntax/dockerfile';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';

export const uri = 'file:///Dockerfile';

/** All that is done for a text before a user sees its diagnostics. */
export function analyse(text: string): Snapshot {
  const snapshot = createSnapshot({ uri, version: 1, text, targets: [] });
  diagnosticsOf(snapshot);
  return snapshot;
}

/** The diagnostics; a rule that fails, which a user would only miss, is an error here. */
export function diagnosticsOf(snapshot: Snapshot) {
  return diagnostics(snapshot, defaultSettings, throwIt);
}

function throwIt(message: string): never {
  throw new Error(message);
}

const withAllRules: Settings = { ...defaultSettings, profile: 'strict' };

/** Everything that can be asked of a snapshot, as plain data, so that two can be compared. */
export function portrait(snapshot: Snapshot): unknown {
  const { dockerfile, graph } = snapshot;
  return {
    dockerfile: dockerfilePortrait(dockerfile),
    record: graphRecord(dockerfile, graph),
    stages: graph.stages.map((stage) => stagePortrait(stage, graph)),
    triggers: graph.triggerReferences.map(({ kind, reference, range, stage }) => [kind, reference, range, stage.index]),
    args: graph.globalArgs.map(({ name, value, instruction }) => [name, value, instruction.line]),
    findings: findingsOf(snapshot, withAllRules, throwIt),
  };
}

function dockerfilePortrait({
  escape: escapeCharacter,
  directives,
  lineCount,
  instructions,
  problems,
  ...rest
}: Dockerfile) {
  return {
    escapeCharacter,
    directives,
    lineCount,
    instructions: instructions.map(({ line, lastLine, range, comments, parts }) => ({
      ...{ line, lastLine, range, comments, parts },
    })),
    problems,
    firstRefusal: rest.firstRefusal,
  };
}

function stagePortrait(stage: Stage, graph: StageGraph) {
  const { name, writtenName, nameRange, base, description, comment, line, lastLine, instructions } = stage;
  return {
    ...{ name, writtenName, nameRange, description, comment, line, lastLine },
    base: [base.written, base.expanded, base.range],
    instructions: instructions.map((instruction) => instruction.line),
    dependencies: stage.dependencies.map(dependencyPortrait),
    dependents: graph.dependents(stage).map(dependencyPortrait),
    root: graph.rootOf(stage).kind,
    error: graph.errorOf(stage),
    at: graph.stageAt(line)?.index,
  };
}

function dependencyPortrait({ kind, stage, reference, source, range, index, forward, instruction }: Dependency) {
  const target = source.kind === 'stage' ? source.stage.index : source;
  return { kind, stage: stage.index, reference, target, range, index, forward, line: instruction.line };
}
