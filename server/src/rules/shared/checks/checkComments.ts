import { type CheckOptions, inlineCheckValue, readCheckOptions } from '../../../syntax/checkOptions';
import type { Directive } from '../../../syntax/dockerfile';
import type { Instruction } from '../../../syntax/instruction';
import type { Snapshot } from '../../../workspace/snapshot';

/** What a Dockerfile says about the build checks in its comments. */
export interface CheckComments {
  /** `# check=…` at the top, or what the build is told in its place; undefined where that is missing or refused. */
  readonly file: CheckOptions | undefined;
  /** By the 0-based line of an instruction, what the first such comment above it says. */
  readonly inline: ReadonlyMap<number, CheckOptions>;
}

const read = new WeakMap<Snapshot, CheckComments>();
const noComments: ReadonlyMap<number, CheckOptions> = new Map();

/**
 * The comments above an instruction as BuildKit takes them down: those that are directives are not among them. Below a
 * first line with `#!` they are, by a quirk.
 */
export function commentsAbove({ comments, line }: Instruction, { dockerfile, text }: Snapshot): readonly string[] {
  const { directives, instructions } = dockerfile;
  const first = directives[0]?.line;
  if (comments.length === 0 || first === undefined || instructions[0]?.line !== line) return comments;
  const lines = text.split('\n', first + directives.length);
  if (lines[first - 1]?.startsWith('#!')) return comments;
  lines.splice(0, first);
  let count = 0;
  // An empty comment may have taken them away already.
  while (count < lines.length && comments[count] === commentIn(lines[count])) count++;
  return comments.slice(count);
}

function commentIn(line = ''): string {
  return line.slice(line.indexOf('#') + 1).trim();
}

/** Read once for a snapshot. */
export function checkComments(snapshot: Snapshot): CheckComments {
  const known = read.get(snapshot);
  if (known) return known;
  const comments = { file: fileOptions(snapshot), inline: inlineOptions(snapshot) };
  read.set(snapshot, comments);
  return comments;
}

/** The directive that counts: none where the build is told other options. */
function checkDirective({ dockerfile, graph }: Snapshot): Directive | undefined {
  if (graph.inputs.buildArgs?.[checkArgument] !== undefined) return undefined;
  return dockerfile.directives.find(({ key }) => key === 'check');
}

const checkArgument = 'BUILDKIT_DOCKERFILE_CHECK';

function fileOptions(snapshot: Snapshot): CheckOptions | undefined {
  const value = snapshot.graph.inputs.buildArgs?.[checkArgument] ?? checkDirective(snapshot)?.value;
  return value === undefined ? undefined : accepted(value);
}

function inlineOptions(snapshot: Snapshot): ReadonlyMap<number, CheckOptions> {
  let found: Map<number, CheckOptions> | undefined;
  for (const instruction of snapshot.dockerfile.instructions) {
    const value = inlineValue(instruction, snapshot);
    const options = value === undefined ? undefined : accepted(value);
    if (!options) continue;
    found ??= new Map();
    found.set(instruction.line, options);
  }
  return found ?? noComments;
}

/** Of several such comments above an instruction the first one counts, even if it is refused. */
function inlineValue(instruction: Instruction, snapshot: Snapshot): string | undefined {
  if (instruction.comments.length === 0) return undefined;
  for (const comment of commentsAbove(instruction, snapshot)) {
    const value = inlineCheckValue(comment);
    if (value !== undefined) return value;
  }
  return undefined;
}

function accepted(value: string): CheckOptions | undefined {
  const options = readCheckOptions(value);
  return options.problem ? undefined : options;
}

/** A value of `# check=` that counts, and where it stands. */
export interface PlacedCheckValue {
  readonly value: string;
  readonly line: number;
  /** Of the value's first character. */
  readonly character: number;
  /** Above an instruction rather than at the top. */
  readonly isInline: boolean;
}

/** All values that count, in file order; those above instructions only where such a comment is the first one. */
export function* placedCheckValues(snapshot: Snapshot): Generator<PlacedCheckValue> {
  const directive = checkDirective(snapshot);
  if (directive) {
    const { line, character } = directive.valueRange.start;
    yield { value: directive.value, line, character, isInline: false };
  }
  let lines: readonly string[] | undefined;
  let above: Instruction | undefined;
  for (const instruction of snapshot.dockerfile.instructions) {
    const value = inlineValue(instruction, snapshot);
    if (value !== undefined) {
      lines ??= snapshot.text.split('\n');
      const from = above ? above.lastLine + 1 : (directive?.line ?? -1) + 1;
      const place = placeOf(value, lines, from, instruction.line);
      if (place) yield { value, ...place, isInline: true };
    }
    above = instruction;
  }
}

function placeOf(value: string, lines: readonly string[], from: number, to: number) {
  for (let line = from; line < to; line++) {
    const text = lines[line] ?? '';
    if (!text.startsWith('#') || inlineCheckValue(text.slice(1).trim()) !== value) continue;
    return { line, character: text.lastIndexOf(value) };
  }
  return undefined;
}
