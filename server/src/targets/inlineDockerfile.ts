import type { MappedText } from '../util/mappedText';
import type { InlineDockerfile } from './buildReference';
import { type Places, placesIn } from './places';

/** The Dockerfile that stands in the text `file` as `mapped`. */
export function inlineDockerfile(mapped: MappedText, file: string, places: Places): InlineDockerfile {
  const lines = mapped.text.split('\n');
  const inside = placesIn(mapped.text);
  const runs: Run[] = [];
  let offset = 0;
  let end = mapped.startOf(0);
  for (const line of lines) {
    const found =
      line === '' ? [emptyLine(mapped, file, offset, end, places)] : runsOf(mapped, offset, offset + line.length);
    for (const run of found) runs.push(run);
    end = line === '' ? found[0].place : mapped.endOf(offset + line.length);
    offset += line.length + 1;
  }
  return {
    text: mapped.text,
    range: places.range(mapped.startOf(0), mapped.endOf(mapped.text.length)),
    stretches: runs.map((run) => ({
      start: inside.position(run.offset),
      place: places.position(run.place),
      length: run.length,
    })),
  };
}

const known = new WeakMap<object, InlineDockerfile>();

/** The same for all builds that share what `node` says, by inheritance or by an anchor. */
export function sharedInline(node: object, read: () => InlineDockerfile): InlineDockerfile {
  const found = known.get(node) ?? read();
  known.set(node, found);
  return found;
}

interface Run {
  readonly offset: number;
  readonly place: number;
  length: number;
}

/** What of a line stands in the file as it is. */
function runsOf(mapped: MappedText, start: number, end: number): Run[] {
  const runs: Run[] = [];
  for (let at = start; at < end; at++) {
    const place = mapped.startOf(at);
    if (mapped.endOf(at + 1) - place !== 1) continue;
    const last = runs.at(-1);
    if (last && last.offset + last.length === at && last.place + last.length === place) last.length++;
    else runs.push({ offset: at, place, length: 1 });
  }
  return runs;
}

/** An empty line has no character that would tell where it stands: in a block it is the file's next line. */
function emptyLine(mapped: MappedText, file: string, offset: number, end: number, places: Places): Run {
  const lineEnd = file.indexOf('\n', end);
  if (offset > 0 && lineEnd >= 0 && blanksAt(file, end) >= lineEnd) {
    const blanks = blanksAt(file, lineEnd + 1);
    if (blanks >= file.length || file[blanks] === '\n')
      return {
        offset,
        place: Math.min(blanks, lineEnd + 1 + places.position(mapped.startOf(0)).character),
        length: 0,
      };
  }
  return { offset, place: mapped.startOf(offset), length: 0 };
}

/** Behind the blanks at a place, which may be a line end with its carriage return. */
function blanksAt(file: string, start: number): number {
  let at = start;
  while (file[at] === ' ' || file[at] === '\t' || (file[at] === '\r' && file[at + 1] === '\n')) at++;
  return at;
}
