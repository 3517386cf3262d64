import { countWhile } from '../util/countWhile';
import { type Directives, readDirectives } from './directives';
import type { Dockerfile } from './dockerfile';
import { type EditWindow, windowBetween } from './editWindow';
import { Instruction } from './instruction';
import { isOpen, ScannedDockerfile } from './scannedDockerfile';
import { Scanner } from './scanner';

/** Cuts a Dockerfile into instructions, exactly as BuildKit does. Linear in the text; never throws. */
export function parseDockerfile(text: string): Dockerfile {
  return scanAll(text, readDirectives(text));
}

/**
 * The Dockerfile after an edit: only what the edit touches is scanned again, the rest is shared with `previous`.
 * The result equals `parseDockerfile(text)`. Without a window the difference is found by comparing the texts.
 */
export function reparseDockerfile(previous: Dockerfile, text: string, window?: EditWindow): Dockerfile {
  if (!(previous instanceof ScannedDockerfile)) return parseDockerfile(text);
  const edit = window ?? windowBetween(previous.text, text);
  const directives = edit.start <= previous.top.end ? readDirectives(text) : previous.top;
  if (directives.escape !== previous.escape) return scanAll(text, directives);
  return rescan(previous, text, edit, directives);
}

function scanAll(text: string, top: Directives): Dockerfile {
  const scanner = new Scanner(text, top.escape);
  const instructions: Instruction[] = [];
  const ends: number[] = [];
  for (let found = scanner.next(); found; found = scanner.next()) {
    instructions.push(found);
    ends.push(scanner.offset);
  }
  return new ScannedDockerfile(text, top, instructions, ends);
}

function rescan(previous: ScannedDockerfile, text: string, edit: EditWindow, top: Directives): Dockerfile {
  const { instructions, ends } = previous;
  const shift = edit.newEnd - edit.oldEnd;
  const first = firstToScan(previous, edit.start);
  const begin = first === 0 ? 0 : (ends[first - 1] as number);
  const scanner = new Scanner(text, top.escape, { offset: begin, line: lineBehind(instructions[first - 1]) });
  const fresh: Instruction[] = [];
  const freshEnds: number[] = [];
  let kept = first;
  for (;;) {
    const found = scanner.next();
    if (!found) {
      kept = instructions.length;
      break;
    }
    fresh.push(found);
    freshEnds.push(scanner.offset);
    if (scanner.offset < edit.newEnd) continue;
    // Where an old instruction ended at the same place, all that follows is as it was.
    while (kept < ends.length && (ends[kept] as number) + shift < scanner.offset) kept++;
    if (kept < ends.length && (ends[kept] as number) + shift === scanner.offset) {
      kept++;
      break;
    }
  }
  const lineShift = kept < instructions.length ? scanner.line - lineBehind(instructions[kept - 1]) : 0;
  return new ScannedDockerfile(
    text,
    top,
    instructions.slice(0, first).concat(fresh, shiftLines(instructions, kept, lineShift)),
    ends.slice(0, first).concat(freshEnds, shiftOffsets(ends, kept, shift)),
    previous.firstOpen < 0 && !fresh.some(isOpen) ? -1 : undefined,
  );
}

/** The first instruction that an edit at `start` can change; one that waits for its heredoc's end always can. */
function firstToScan({ ends, firstOpen }: ScannedDockerfile, start: number): number {
  const first = countWhile(ends, (end) => end < start);
  return firstOpen >= 0 && firstOpen < first ? firstOpen : first;
}

function lineBehind(instruction: Instruction | undefined): number {
  return instruction ? instruction.lastLine + 1 : 0;
}

function shiftLines(instructions: readonly Instruction[], from: number, shift: number): readonly Instruction[] {
  const tail = instructions.slice(from);
  if (shift === 0) return tail;
  for (let i = 0; i < tail.length; i++) {
    const { syntax, line, comments } = tail[i] as Instruction;
    tail[i] = new Instruction(syntax, line + shift, comments);
  }
  return tail;
}

function shiftOffsets(ends: readonly number[], from: number, shift: number): readonly number[] {
  const tail = ends.slice(from);
  if (shift !== 0) for (let i = 0; i < tail.length; i++) tail[i] = (tail[i] as number) + shift;
  return tail;
}
