import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { RuleInfo } from '../rule';
import type { ReportedFinding } from '../running/reportedFinding';
import { hadolintIgnore } from './hadolintIgnore';
import type { Ignore, ReadIgnore } from './ignore';
import { ownIgnore } from './ownIgnore';
import type { Suppression } from './suppression';
import { tallyIgnore } from './tallyIgnore';

const readers: readonly ReadIgnore[] = [ownIgnore, hadolintIgnore, tallyIgnore];

/** Silences what comments ask for, in the file, in a stage or in the instruction that follows them. */
export const ignoreComments: Suppression = (snapshot) => {
  const ignored = new Ignored(snapshot);
  for (const above of snapshot.dockerfile.instructions) {
    if (above.comments.length === 0) continue;
    for (const ignore of readAbove(above.comments).ignores) ignored.add(ignore, above);
  }
  return ignored.isEmpty ? undefined : (finding, rule) => ignored.has(finding, rule);
};

type Names = Set<string>;

/** First and last line with what is ignored there. */
interface IgnoredLines {
  readonly first: number;
  readonly last: number;
  readonly names: Names;
}

/** What is ignored in one file. Added to in file order. */
class Ignored {
  private readonly everywhere: Names = new Set();
  /** By the number of the stage. */
  private readonly inStages = new Map<number, Names>();
  private readonly inInstructions: IgnoredLines[] = [];

  constructor(private readonly snapshot: Snapshot) {}

  get isEmpty(): boolean {
    return this.everywhere.size === 0 && this.inStages.size === 0 && this.inInstructions.length === 0;
  }

  add({ scope, names, onlyAboveFrom }: Ignore, above: Instruction): void {
    if (names.length === 0 || (onlyAboveFrom && above.name !== 'FROM')) return;
    const known = this.namesFor(scope, above);
    for (const name of names) known?.add(name);
  }

  has(finding: ReportedFinding, rule: RuleInfo): boolean {
    const { line } = finding.range.start;
    return (
      isAmong(this.everywhere, finding, rule) ||
      isAmong(this.inStage(line), finding, rule) ||
      isAmong(this.inInstruction(line), finding, rule)
    );
  }

  private namesFor(scope: Ignore['scope'], above: Instruction): Names | undefined {
    switch (scope) {
      case 'file':
        return this.everywhere;
      case 'stage':
        return this.namesForStage(above);
      case 'instruction':
        return this.namesForInstruction(above);
    }
  }

  /** What stands above all stages is in none. */
  private namesForStage({ line }: Instruction): Names | undefined {
    const stage = this.snapshot.graph.stageAt(line);
    if (!stage) return undefined;
    const names = this.inStages.get(stage.index) ?? new Set();
    this.inStages.set(stage.index, names);
    return names;
  }

  private namesForInstruction({ line, lastLine }: Instruction): Names {
    const before = this.inInstructions.at(-1);
    if (before?.first === line) return before.names;
    const names: Names = new Set();
    this.inInstructions.push({ first: line, last: lastLine, names });
    return names;
  }

  private inStage(line: number): Names | undefined {
    if (this.inStages.size === 0) return undefined;
    const stage = this.snapshot.graph.stageAt(line);
    return stage && this.inStages.get(stage.index);
  }

  private inInstruction(line: number): Names | undefined {
    let low = 0;
    let high = this.inInstructions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.inInstructions[middle]?.first ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    const lines = this.inInstructions[low - 1];
    return lines && line <= lines.last ? lines.names : undefined;
  }
}

function isAmong(names: Names | undefined, { hadolintRule, buildkitRule }: ReportedFinding, { id }: RuleInfo): boolean {
  if (!names || names.size === 0) return false;
  if (names.has('all') || names.has(id)) return true;
  return [hadolintRule, buildkitRule].some((name) => name !== undefined && names.has(name.toLowerCase()));
}

/** A comment that may ignore something. */
export interface IgnoreCandidate {
  /** Without `#` and blanks around it. */
  readonly comment: string;
  readonly above: Instruction;
  /** How many comments stand between it and the instruction. */
  readonly below: number;
}

/** The comments above instructions that have the word `ignore` in them, in file order. */
export function* candidates({ dockerfile }: Snapshot): Generator<IgnoreCandidate> {
  for (const above of dockerfile.instructions) {
    if (above.comments.length === 0) continue;
    for (const { comment, below } of readAbove(above.comments).candidates) yield { comment, above, below };
  }
}

/** What is known of the comments above an instruction. */
interface ReadComments {
  readonly candidates: readonly Pick<IgnoreCandidate, 'comment' | 'below'>[];
  readonly ignores: readonly Ignore[];
}

const nothing: ReadComments = { candidates: [], ignores: [] };
const known = new WeakMap<readonly string[], ReadComments>();

/** Read once, as long as they stay above their instruction. */
function readAbove(comments: readonly string[]): ReadComments {
  const found = known.get(comments) ?? readComments(comments);
  known.set(comments, found);
  return found;
}

function readComments(comments: readonly string[]): ReadComments {
  const found = comments.flatMap((text, i) => {
    if (text.length > longest || !/ignore/i.test(text)) return [];
    // An indented one has its mark still.
    return { comment: text.replace(/^#[ \t]*/, ''), below: comments.length - 1 - i };
  });
  if (found.length === 0) return nothing;
  return { candidates: found, ignores: found.flatMap(({ comment }) => readers.flatMap((read) => read(comment) ?? [])) };
}

/** Nobody writes longer lists. */
const longest = 10_000;
