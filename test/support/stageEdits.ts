// Edits as people make them in a Dockerfile of many stages, for what should stay still meanwhile.
import { buildGraph } from '../../server/src/model/buildGraph';
import type { Stage } from '../../server/src/model/stageGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';

/** From 0 to below `count`. */
export type Dice = (count: number) => number;

/** Dice that fall the same way in each run. */
export function dice(seed: number): Dice {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.min(count - 1, Math.floor(((state >> 8) / (0x7fffffff >> 8)) * count));
  };
}

/** The text after an edit; undefined where there is nothing to make it at. */
type Edit = (file: File, dice: Dice) => readonly string[] | undefined;

interface File {
  readonly lines: readonly string[];
  readonly stages: readonly Stage[];
}

const fromBase = /^(FROM(?:\s+--\S+)*\s+)\S+/i;
const fromName = /^(FROM\s.*\sAS\s+\S+?)(\S\s*)$/i;

export const stageEdits: Readonly<Record<string, Edit>> = {
  'add a COPY --from': (file, dice) => adding(file, dice, (name) => `COPY --from=${name} /new/file /some/place`),
  'add a RUN --mount': (file, dice) =>
    adding(file, dice, (name) => `RUN --mount=type=bind,from=${name},target=/n make`),
  'add a COPY --from of an image': (file, dice) =>
    adding(file, dice, () => 'COPY --from=ghcr.io/some/new:1 /new/file /some/place'),
  'build from another stage': ({ lines, stages }, dice) => {
    const stage = stages[1 + dice(stages.length - 1)];
    const base = stages[dice(stage.index)];
    return replaced(lines, stage.line, lines[stage.line].replace(fromBase, `$1${base.name ?? 'alpine'}`));
  },
  'remove a COPY --from': ({ lines }, dice) => {
    const copies = lines.flatMap((line, index) => (/^COPY\s.*--from=.*[^\\]$/i.test(line) ? [index] : []));
    return copies.length > 0 ? replaced(lines, copies[dice(copies.length)]) : undefined;
  },
  'add a stage': ({ lines, stages }, dice) => {
    const { lastLine, name } = stages[dice(stages.length)];
    return inserted(lines, lastLine + 1, `FROM ${name ?? 'alpine'} AS brandnew`, 'RUN make');
  },
  'remove a stage': ({ lines, stages }, dice) => {
    const { line, lastLine } = stages[dice(stages.length)];
    return [...lines.slice(0, line), ...lines.slice(lastLine + 1)];
  },
  'rename a stage': ({ lines, stages }, dice) => {
    const name = stages[dice(stages.length)].writtenName;
    if (!name) return undefined;
    const word = new RegExp(`(?<![\\w./-])${name.replace(/\W/g, '\\$&')}(?![\\w./-])`, 'gi');
    return lines.map((line) => line.replace(word, `${name}-renamed`));
  },
  'type in the middle of a name': ({ lines, stages }, dice) => {
    const { line } = stages[dice(stages.length)];
    return replaced(lines, line, lines[line].replace(fromName, '$1x$2'));
  },
  'describe a stage': ({ lines, stages }, dice) =>
    inserted(lines, stages[dice(stages.length)].line, '# A stage that is described by somebody here in words'),
};

/** Makes one edit; the same text where there is nothing to make it at. */
export function edited(text: string, edit: Edit, dice: Dice): string {
  const { stages } = buildGraph(parseDockerfile(text));
  if (stages.length < 2) return text;
  return (edit({ lines: text.split('\n'), stages }, dice) ?? [text]).join('\n');
}

/** A Dockerfile with so many stages that take from others at random. */
export function randomStages(count: number, dice: Dice): string {
  const images = ['alpine:3.20', 'golang:1.23', 'node:22', 'debian:12'];
  const stages = Array.from({ length: count }, (_, index) => {
    const base = index < 3 || dice(4) === 0 ? images[dice(4)] : `s${dice(index)}`;
    const takings = Array.from({ length: index > 1 ? dice(3) : 0 }, () => {
      const from = `s${dice(index)}`;
      return dice(3) > 0
        ? `COPY --from=${from} /out/bin /usr/bin`
        : `RUN --mount=type=bind,from=${from},target=/m make`;
    });
    return [`FROM ${base} AS s${index}`, 'RUN make', ...takings].join('\n');
  });
  return `${stages.join('\n')}\n`;
}

function adding({ lines, stages }: File, dice: Dice, line: (name: string) => string): readonly string[] {
  const stage = stages[1 + dice(stages.length - 1)];
  const from = stages[dice(stage.index)];
  return inserted(lines, stage.lastLine + 1, line(from.name ?? String(from.index)));
}

function inserted(lines: readonly string[], at: number, ...added: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...added, ...lines.slice(at)];
}

function replaced(lines: readonly string[], at: number, ...by: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...by, ...lines.slice(at + 1)];
}
