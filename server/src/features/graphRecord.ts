import type { BuildError, Dependency, DependencyKind, Source, Stage, StageGraph } from '../model/stageGraph';
import type { Dockerfile } from '../syntax/dockerfile';

/**
 * A stage graph as plain JSON, as `graph --format jsonl` prints it. Lines are 1-based here, because people and other
 * programs read them; everything that is unknown or absent is null.
 */
export interface GraphRecord {
  /** The file cannot be read; `stages` is empty then. */
  readonly unreadable: ErrorRecord | null;
  /** The file is read, but no target can be built. */
  readonly fileError: ErrorRecord | null;
  readonly escape: '\\' | '`';
  /** Index of the stage that a build without a target builds. */
  readonly defaultStage: number | null;
  readonly stages: readonly StageRecord[];
}

export interface ErrorRecord {
  readonly message: string;
  /** [first, last] for each place, one pair a line; empty where the error has no place. */
  readonly lines: readonly (readonly [number, number])[];
}

/** `context`: a named context replaces the whole stage; `context-image`: one takes the place of the base image. */
export type BaseKind = 'stage' | 'image' | 'scratch' | 'context' | 'context-image';

export interface StageRecord {
  readonly index: number;
  readonly name: string | null;
  readonly base: string;
  readonly baseExpanded: string;
  readonly baseKind: BaseKind;
  /** The value of `--platform` as written. */
  readonly platform: string | null;
  readonly line: number;
  readonly lastLine: number;
  readonly dependencies: readonly DependencyRecord[];
  /** Indices of all stages that are built for this one, itself included; empty where nothing can be built. */
  readonly reaches: readonly number[];
  readonly error: ErrorRecord | null;
}

/** One of `stage` and `image` is there; `context` says that a named context takes the image's place. */
export interface DependencyRecord {
  readonly kind: DependencyKind;
  readonly reference: string;
  readonly line: number;
  readonly endLine: number;
  readonly stage?: number;
  readonly image?: string;
  readonly context?: true;
}

/** The graph of one Dockerfile as data, key order included. */
export function graphRecord(dockerfile: Dockerfile, graph: StageGraph): GraphRecord {
  const { unreadable, fileError } = graph;
  return {
    unreadable: errorRecord(unreadable),
    fileError: unreadable ? null : errorRecord(fileError),
    escape: dockerfile.escape,
    defaultStage: unreadable ? null : (graph.defaultStage?.index ?? null),
    stages: unreadable ? [] : graph.stages.map((stage) => stageRecord(stage, graph)),
  };
}

function stageRecord(stage: Stage, graph: StageGraph): StageRecord {
  const buildable = graph.fileError === undefined;
  return {
    index: stage.index,
    name: stage.name ?? null,
    base: stage.base.written,
    baseExpanded: stage.base.expanded,
    baseKind: baseKind(stage),
    platform: stage.platform?.value?.text ?? null,
    line: stage.line + 1,
    lastLine: stage.lastLine + 1,
    // BuildKit stops before it looks at triggers when no target can be built.
    dependencies: stage.dependencies
      .filter(({ kind }) => buildable || !kind.startsWith('onbuild'))
      .map(dependencyRecord),
    reaches: buildable ? graph.reachedFrom(stage).map((reached) => reached.index) : [],
    error: buildable ? errorRecord(graph.errorOf(stage)) : null,
  };
}

function baseKind(stage: Stage): BaseKind {
  if (stage.replacedBy !== undefined) return 'context';
  const { kind } = stage.base.source;
  return kind === 'context' ? 'context-image' : kind;
}

function dependencyRecord(dependency: Dependency): DependencyRecord {
  const { kind, reference, instruction, source } = dependency;
  const place = { line: instruction.line + 1, endLine: instruction.lastLine + 1 };
  return { kind, reference, ...place, ...sourceRecord(source, dependency) };
}

function sourceRecord(source: Source, { kind, reference, stage }: Dependency): Partial<DependencyRecord> {
  switch (source.kind) {
    case 'stage':
      return { stage: source.stage.index };
    case 'image':
      return { image: source.reference };
    case 'scratch':
      return { image: 'scratch' };
    case 'context':
      // A base says so in `baseKind`.
      return kind === 'base' ? { image: stage.base.expanded } : { image: reference, context: true };
  }
}

function errorRecord(error: BuildError | undefined): ErrorRecord | null {
  if (!error) return null;
  const lines: [number, number][] = [];
  for (const { first, last } of error.lines) {
    for (let line = first; line <= last; line++) lines.push([line + 1, line + 1]);
  }
  return { message: error.message, lines };
}
