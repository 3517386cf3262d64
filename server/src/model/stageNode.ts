import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import type { Flag, FromBody, Word } from '../syntax/parts';
import type { StageLines } from './cutStages';
import { stageComment, stageDescription } from './stageComment';
import { digestOf, type StageDigest } from './stageDigest';
import type { Base, Dependency, Source, Stage } from './stageGraph';

const noDependencies: readonly Dependency[] = [];

/** A stage while it is being linked; what few ask for is worked out on demand. */
export class StageNode implements Stage {
  readonly name: string | undefined;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
  readonly digest: StageDigest;
  base: Base = unresolved;
  dependencies: readonly Dependency[] = noDependencies;
  replacedBy: string | undefined;
  private readonly body: FromBody;

  constructor(
    { from, instructions }: StageLines,
    readonly index: number,
  ) {
    this.from = from;
    this.instructions = instructions;
    this.digest = digestOf(instructions);
    this.body = from.body as FromBody;
    this.name = this.digest.name;
  }

  get baseWord(): Word | undefined {
    return this.body.base;
  }

  get writtenName(): string | undefined {
    return this.body.stageName?.text;
  }

  get nameRange(): Range | undefined {
    return this.body.stageName && this.from.rangeOf(this.body.stageName);
  }

  get platform(): Flag | undefined {
    return this.body.platform;
  }

  get description(): string | undefined {
    return stageDescription(this.from.comments, this.name);
  }

  get comment(): string | undefined {
    return stageComment(this.from.comments);
  }

  get line(): number {
    return this.from.line;
  }

  get lastLine(): number {
    return this.instructions.at(-1)?.lastLine ?? this.from.lastLine;
  }
}

/** What FROM names, with its place on demand. */
export class ResolvedBase implements Base {
  constructor(
    readonly written: string,
    readonly expanded: string,
    readonly source: Source,
    readonly word: Word | undefined,
    private readonly from: Instruction | undefined,
  ) {}

  get range(): Range {
    if (!this.from) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return this.from.rangeOf(this.word ?? this.from.parts.keyword);
  }
}

const unresolved: Base = new ResolvedBase('', '', { kind: 'scratch' }, undefined, undefined);
