import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import type { Word } from '../syntax/parts';
import type { Dependency, DependencyKind, Source, Stage } from './stageGraph';

/** A dependency that works out its range when somebody asks. */
export class Edge implements Dependency {
  constructor(
    readonly kind: DependencyKind,
    readonly stage: Stage,
    readonly reference: string,
    readonly source: Source,
    readonly instruction: Instruction,
    /** The reference in `instruction`, or in `trigger` where that is given. */
    readonly word: Word | undefined,
    readonly index?: number,
    readonly trigger?: Instruction,
  ) {}

  get range(): Range {
    const instruction = this.trigger ?? this.instruction;
    return instruction.rangeOf(this.word ?? instruction.parts.keyword);
  }

  get forward(): boolean {
    return this.kind !== 'base' && this.source.kind === 'stage' && this.source.stage.index > this.stage.index;
  }
}
