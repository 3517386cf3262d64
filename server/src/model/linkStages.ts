import type { Instruction } from '../syntax/instruction';
import type { FromBody, Word } from '../syntax/parts';
import { parseDockerfile } from '../syntax/scan';
import { type ExpansionError, expandWord } from '../syntax/shellWords';
import type { Command } from './convertStage';
import type { StageLines } from './cutStages';
import { Edge } from './edge';
import type { GlobalScope } from './globalScope';
import { factsOf, referencesIn, type WrittenReference } from './instructionFacts';
import { contextSource, outsideSource, outsideSourceInFull, StageNames } from './resolve';
import type { BuildInputs, Dependency, LateFrom, Source, Stage, TriggerReference } from './stageGraph';
import { ResolvedBase, StageNode } from './stageNode';

/** A word of FROM that cannot be expanded, or expands to nothing. */
export interface FromProblem {
  readonly kind: 'expansion' | 'blank';
  readonly error: ExpansionError | undefined;
}

/** A `--from` that BuildKit refuses for the whole file. */
export interface FromFlagProblem {
  readonly kind: 'variable' | 'index';
  readonly instruction: Instruction;
  readonly reference: WrittenReference;
  readonly index: number | undefined;
  readonly stage: Stage;
}

/** An image that a COPY or mount names directly; BuildKit keeps a list of them behind its stages. */
export interface DirectImage {
  readonly reference: string;
  /** Undefined for mounts, to which BuildKit gives no location. */
  readonly instruction: Instruction | undefined;
  readonly edge: Dependency | undefined;
}

export interface LinkedStages {
  readonly stages: readonly StageNode[];
  readonly names: StageNames;
  readonly fromProblems: ReadonlyMap<Stage, FromProblem>;
  /** In file order. */
  readonly flagProblems: readonly FromFlagProblem[];
  readonly directImages: readonly DirectImage[];
  readonly triggerReferences: readonly TriggerReference[];
  /** In file order. */
  readonly lateFroms: readonly LateFrom[];
  /** What the base of a stage triggers in it. */
  readonly triggers: ReadonlyMap<Stage, readonly Command[]>;
}

/** Makes stages of their lines and links what each takes from the others. */
export function linkStages(
  lines: readonly StageLines[],
  scope: GlobalScope,
  inputs: BuildInputs,
  escape: string,
): LinkedStages {
  return new Linker(scope, inputs, escape).link(lines);
}

/** A thousand triggers for each of a thousand stages would be a million commands; nobody's file has a hundred. */
const mostTriggers = 20_000;

class Linker {
  private readonly fromProblems = new Map<Stage, FromProblem>();
  private readonly flagProblems: FromFlagProblem[] = [];
  private readonly directImages: DirectImage[] = [];
  private readonly triggerReferences: TriggerReference[] = [];
  private readonly lateFroms: LateFrom[] = [];
  private readonly triggers = new Map<Stage, readonly Command[]>();
  private triggersLeft = mostTriggers;
  private stages: StageNode[] = [];
  private names = new StageNames([]);

  constructor(
    private readonly scope: GlobalScope,
    private readonly inputs: BuildInputs,
    private readonly escape: string,
  ) {}

  link(lines: readonly StageLines[]): LinkedStages {
    this.stages = lines.map((stage, index) => this.draft(stage, index));
    this.names = new StageNames(this.stages);
    for (const stage of this.stages) this.resolveBase(stage);
    for (const stage of this.stages) this.linkOwn(stage);
    for (const stage of this.stages) this.linkTriggers(stage);
    const { stages, names, fromProblems, flagProblems, directImages, triggerReferences, lateFroms, triggers } = this;
    return { stages, names, fromProblems, flagProblems, directImages, triggerReferences, lateFroms, triggers };
  }

  private draft(lines: StageLines, index: number): StageNode {
    const stage = new StageNode(lines, index);
    const { name } = stage;
    if (this.inputs.namedContexts && name !== undefined && name !== 'scratch' && name !== 'context') {
      stage.replacedBy = contextSource(name, this.inputs);
    }
    return stage;
  }

  private resolveBase(stage: StageNode): void {
    const word = stage.baseWord;
    const expanded = this.expandBase(stage, word);
    const source: Source = this.baseSource(expanded, stage.index);
    stage.base = new ResolvedBase(word?.text ?? '', expanded, source, word, stage.from);
    if (source.kind === 'scratch' || stage.replacedBy !== undefined) return;
    stage.dependencies = [new Edge('base', stage, stage.base.written, source, stage.from, word)];
  }

  private expandBase(stage: StageNode, word: Word | undefined): string {
    if (!word) return '';
    if (stage.digest.plainBase) return word.text;
    const result = expandWord(word.text, (name) => this.scope.values.get(name), { escape: this.escape });
    if ('error' in result) this.fromProblems.set(stage, { kind: 'expansion', error: result });
    else if (result.text === '') this.fromProblems.set(stage, { kind: 'blank', error: undefined });
    return 'error' in result ? '' : result.text;
  }

  private baseSource(name: string, before: number): Source {
    const stage = this.names.above(name, before);
    return stage ? { kind: 'stage', stage } : outsideSource(name, this.inputs);
  }

  private linkOwn(stage: StageNode): void {
    const found: Dependency[] = [];
    for (const at of stage.digest.interesting) {
      const instruction = stage.instructions[at] as Instruction;
      const { references, triggerReferences, lateFrom } = factsOf(instruction.syntax);
      for (const reference of references) this.linkReference(stage, instruction, reference, found);
      for (const reference of triggerReferences) this.noteTrigger(stage, instruction, reference);
      if (lateFrom) this.lateFroms.push({ stage, instruction, word: lateFrom });
    }
    if (found.length > 0) stage.dependencies = stage.dependencies.concat(found);
  }

  private linkReference(
    stage: Stage,
    instruction: Instruction,
    reference: WrittenReference,
    found: Dependency[],
  ): void {
    const { index } = reference;
    const source = this.sourceOf(reference);
    if (reference.expands || !source) {
      this.flagProblems.push({ kind: reference.expands ? 'variable' : 'index', instruction, reference, index, stage });
      return;
    }
    if (!reference.word && source.kind !== 'stage') {
      this.directImages.push({ reference: 'scratch', instruction: undefined, edge: undefined });
      return;
    }
    const edge = new Edge(
      reference.kind,
      stage,
      reference.word ? reference.text : '',
      source,
      instruction,
      reference.word,
      index,
    );
    found.push(edge);
    if (source.kind === 'stage') return;
    const image = index === undefined ? reference.text : this.directImages[index - this.stages.length]?.reference;
    this.directImages.push({
      reference: image ?? '',
      instruction: reference.kind === 'copy' ? instruction : undefined,
      edge,
    });
  }

  /** Undefined for an index that leads nowhere. */
  private sourceOf({ text, lower, index }: WrittenReference): Source | undefined {
    if (index !== undefined) return this.indexed(index);
    const stage = this.names.lastOf(lower);
    return stage ? { kind: 'stage', stage } : outsideSource(text, this.inputs);
  }

  /** BuildKit's list goes on behind the stages with the images named so far. */
  private indexed(index: number): Source | undefined {
    const stage = this.stages[index];
    if (stage) return { kind: 'stage', stage };
    const image = index < 0 ? undefined : this.directImages[index - this.stages.length];
    return image && outsideSource(image.reference, this.inputs);
  }

  private noteTrigger(stage: Stage, instruction: Instruction, reference: WrittenReference): void {
    const { kind, word, text, index } = reference;
    if (!word) return;
    const source = this.sourceOf(reference) ?? { kind: 'image', reference: text };
    this.triggerReferences.push({
      kind,
      stage,
      instruction,
      reference: text,
      word,
      index,
      source,
      range: instruction.rangeOf(word),
    });
  }

  private linkTriggers(stage: StageNode): void {
    if (stage.replacedBy !== undefined) return;
    const commands = this.triggersLeft > 0 ? this.triggersOf(stage) : [];
    if (commands.length === 0) return;
    this.triggersLeft -= commands.length;
    this.triggers.set(stage, commands);
    const found = commands.flatMap((command) => this.triggerEdges(stage, command));
    stage.dependencies = stage.dependencies.concat(found);
  }

  private triggersOf(stage: Stage): Command[] {
    const { source } = stage.base;
    if (source.kind === 'stage') {
      const { instructions } = source.stage;
      return (source.stage as StageNode).digest.onbuilds.flatMap((at) => {
        const trigger = instructions[at] as Instruction;
        if (trigger.body.kind !== 'onbuild' || !trigger.body.trigger) return [];
        return [{ parts: trigger.body.trigger, instruction: stage.from, isTrigger: true, trigger }];
      });
    }
    const texts = source.kind === 'image' ? (this.inputs.images?.[source.reference]?.onBuild ?? []) : [];
    return texts.flatMap((text) => {
      const { instructions } = parseDockerfile(text);
      return instructions.map(({ parts }) => ({ parts, instruction: stage.from, isTrigger: true }));
    });
  }

  private triggerEdges(stage: Stage, command: Command): Dependency[] {
    return referencesIn(command.parts, this.escape).flatMap((reference) => {
      const { index } = reference;
      const source = this.triggerSource(reference);
      if (!source || (!reference.word && source.kind !== 'stage')) return [];
      const kind = reference.kind === 'copy' ? 'onbuild-copy' : 'onbuild-mount';
      const own = command.trigger;
      const word = own ? reference.word : (stage.from.body as FromBody).base;
      return [new Edge(kind, stage, reference.word ? reference.text : '', source, stage.from, word, index, own)];
    });
  }

  private triggerSource({ text, lower, index }: WrittenReference): Source | undefined {
    if (index !== undefined) return this.indexed(index);
    const stage = this.names.lastOf(lower);
    return stage ? { kind: 'stage', stage } : outsideSourceInFull(text, this.inputs);
  }
}
