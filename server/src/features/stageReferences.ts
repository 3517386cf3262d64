import type { Range } from 'vscode-languageserver-types';
import type { Source, Stage, TriggerReference } from '../model/stageGraph';
import { insideQuotes } from '../syntax/flags';
import type { Instruction } from '../syntax/instruction';
import type { Word } from '../syntax/parts';
import type { Snapshot } from '../workspace/snapshot';
import { perSnapshot } from './perSnapshot';

/** One place in a Dockerfile that names a stage, an image or a context: a FROM, a `--from`, a mount's `from`. */
export interface WrittenSource {
  readonly kind: 'base' | 'copy' | 'mount';
  /** Inside the trigger of an ONBUILD. */
  readonly inTrigger: boolean;
  /** How it is written: the name itself in any case, the number of a stage, or something with variables in it. */
  readonly form: 'name' | 'index' | 'expression';
  /** The stage in whose lines it stands. */
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly source: Source;
  /** What stands there, without quotes. */
  readonly written: string;
  /** Of `written`, without quotes. 0-based, UTF-16. */
  readonly range: Range;
}

/** A place that names a stage of the same file. */
export interface StageReference extends WrittenSource {
  readonly source: Extract<Source, { kind: 'stage' }>;
}

/**
 * Every place that names something to take from, in file order. A place inside an ONBUILD counts once, where it is
 * written, however many stages it is triggered in.
 */
export const writtenSources = perSnapshot(({ graph }: Snapshot): readonly WrittenSource[] => {
  const found: WrittenSource[] = [];
  const triggers = triggersByStage(graph.triggerReferences);
  for (const stage of graph.stages) {
    const own = [...ownSources(stage), ...(triggers.get(stage) ?? [])];
    if (triggers.has(stage)) own.sort((a, b) => a.range.start.line - b.range.start.line);
    found.push(...own);
  }
  return found;
});

const byTarget = perSnapshot((snapshot: Snapshot): ReadonlyMap<Stage, readonly StageReference[]> => {
  const found = new Map<Stage, StageReference[]>();
  for (const written of writtenSources(snapshot)) {
    if (!namesStage(written)) continue;
    const { stage } = written.source;
    const places = found.get(stage);
    if (places) places.push(written);
    else found.set(stage, [written]);
  }
  return found;
});

/** Every place that names `stage`, in file order, by what it binds to and not by its spelling. */
export function stageReferences(snapshot: Snapshot, stage: Stage): readonly StageReference[] {
  return byTarget(snapshot).get(stage) ?? [];
}

function namesStage(written: WrittenSource): written is StageReference {
  return written.source.kind === 'stage';
}

function* ownSources(stage: Stage): Iterable<WrittenSource> {
  const { base, from } = stage;
  if (base.word) yield asWritten({ kind: 'base', stage, instruction: from, source: base.source, word: base.word });
  for (const { kind, source, instruction, index, word } of stage.dependencies) {
    if (kind !== 'copy' && kind !== 'mount') continue;
    if (word) yield asWritten({ kind, stage, instruction, source, index, word });
  }
}

function triggersByStage(triggers: readonly TriggerReference[]): ReadonlyMap<Stage, readonly WrittenSource[]> {
  const found = new Map<Stage, WrittenSource[]>();
  for (const trigger of triggers) {
    const place = asWritten({ ...trigger, inTrigger: true });
    const places = found.get(trigger.stage);
    if (places) places.push(place);
    else found.set(trigger.stage, [place]);
  }
  return found;
}

interface Place extends Pick<WrittenSource, 'kind' | 'stage' | 'instruction' | 'source'> {
  readonly word: Word;
  readonly index?: number | undefined;
  readonly inTrigger?: boolean;
}

function asWritten({ kind, stage, instruction, source, word, index, inTrigger = false }: Place): WrittenSource {
  const { text } = instruction.syntax.logical;
  const inside = insideQuotes(text, word);
  const written = text.slice(inside.start, inside.end);
  const form = index !== undefined ? 'index' : isNameOf(written, source) ? 'name' : 'expression';
  return { kind, inTrigger, form, stage, instruction, source, written, range: instruction.rangeOf(inside) };
}

/** What is written differently from what it means has variables or escapes in it. */
function isNameOf(written: string, source: Source): boolean {
  switch (source.kind) {
    case 'stage':
      return written.toLowerCase() === source.stage.name;
    case 'image':
      return written === source.reference;
    case 'scratch':
      return written === 'scratch';
    case 'context':
      return written.toLowerCase() === source.name.toLowerCase();
  }
}
