import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReportedFinding } from '../reportedFinding';
import type { RuleInfo } from '../rule';
import type { Suppression } from './suppression';

/** What a comment asks to be left alone. */
export interface Ignore {
  /** The instruction below the comment, the stage that this is in, or the file. */
  readonly scope: 'instruction' | 'stage' | 'file';
  /** Rules, codes of hadolint, names of build checks or `all`, in any case. */
  readonly names: readonly string[];
}

/** Reads a comment above an instruction; undefined for one that ignores nothing. */
export type ReadIgnore = (comment: string, above: Instruction) => Ignore | undefined;

/** Names, lower-case. */
type Names = ReadonlySet<string>;

/** First and last line with what is ignored there. */
interface IgnoredLines {
  readonly first: number;
  readonly last: number;
  readonly names: Names;
}

/** Silences what comments of one kind ask for, in the file, in a stage or in the instruction that follows them. */
export function ignoreComments(read: ReadIgnore): Suppression {
  return (snapshot) => {
    const found = candidates(snapshot).flatMap(({ comment, above }) => {
      const ignore = read(comment, above);
      return ignore ? [{ ...ignore, above }] : [];
    });
    if (found.length === 0) return undefined;
    const of = (scope: Ignore['scope']) => found.filter((ignore) => ignore.scope === scope);
    const everywhere = namesOf(of('file').flatMap(({ names }) => names));
    const stages = joined(of('stage').flatMap(({ names, above }) => stageLines(snapshot, above, names)));
    const instructions = joined(
      of('instruction').map(({ names, above: { line, lastLine } }) => ({
        first: line,
        last: lastLine,
        names: namesOf(names),
      })),
    );
    return (finding, rule) => {
      const { line } = finding.range.start;
      const sets = [everywhere, linesAt(stages, line)?.names, linesAt(instructions, line)?.names];
      return sets.some((names) => names !== undefined && has(names, finding, rule));
    };
  };
}

/** A comment that may ignore something. */
export interface IgnoreCandidate {
  readonly comment: string;
  readonly above: Instruction;
  /** How many comments stand between it and the instruction. */
  readonly below: number;
}

const known = new WeakMap<Snapshot, readonly IgnoreCandidate[]>();

/** The comments above instructions that have the word `ignore` in them, in file order; looked for once a snapshot. */
export function candidates(snapshot: Snapshot): readonly IgnoreCandidate[] {
  const found = known.get(snapshot) ?? findCandidates(snapshot);
  known.set(snapshot, found);
  return found;
}

function findCandidates({ dockerfile }: Snapshot): readonly IgnoreCandidate[] {
  const found: IgnoreCandidate[] = [];
  for (const above of dockerfile.instructions) {
    const { comments } = above;
    for (let i = 0; i < comments.length; i++) {
      // An indented one has its mark still.
      const comment = (comments[i] ?? '').replace(/^#[ \t]*/, '');
      if (comment.length <= longest && /ignore/i.test(comment)) {
        found.push({ comment, above, below: comments.length - 1 - i });
      }
    }
  }
  return found;
}

/** Nobody writes longer lists. */
const longest = 10_000;

function namesOf(names: readonly string[]): Names {
  return new Set(names.map((name) => name.toLowerCase()));
}

function has(names: Names, finding: ReportedFinding, rule: RuleInfo): boolean {
  if (names.size === 0) return false;
  const { hadolintRule, buildkitRule } = finding;
  return ['all', rule.id, hadolintRule, buildkitRule].some((name) => name && names.has(name.toLowerCase()));
}

/** The lines of the stage that an instruction is in; what stands above all stages is in none. */
function stageLines({ graph }: Snapshot, { line }: Instruction, names: readonly string[]): readonly IgnoredLines[] {
  const { stages } = graph;
  let low = 0;
  let high = stages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stages[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const stage = stages[low - 1];
  const last = (stages[low]?.line ?? Number.POSITIVE_INFINITY) - 1;
  return stage ? [{ first: stage.line, last, names: namesOf(names) }] : [];
}

/** Several comments above one thing are one; lines stay sorted. */
function joined(all: readonly IgnoredLines[]): readonly IgnoredLines[] {
  const byLine = new Map<number, IgnoredLines>();
  for (const lines of all) {
    const before = byLine.get(lines.first);
    byLine.set(lines.first, before ? { ...lines, names: new Set([...before.names, ...lines.names]) } : lines);
  }
  return [...byLine.values()];
}

function linesAt(all: readonly IgnoredLines[], line: number): IgnoredLines | undefined {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.first ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  const lines = all[low - 1];
  return lines && line <= lines.last ? lines : undefined;
}
