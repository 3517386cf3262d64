import type { Instruction } from '../syntax/instruction';
import type { CopyBody, Parts, Word } from '../syntax/parts';
import { joinPath } from './environment';
import type { Stage } from './stageGraph';
import type { StagePlace, StageValues, Step } from './stageValues';

/** Where a COPY or ADD puts things. */
export interface Destination {
  /** Absolute and cleaned, with a slash at the end where it surely is a folder. Undefined where it is not known. */
  readonly path: string | undefined;
  readonly isFolder: boolean;
}

/** The destination of a COPY or ADD that stands at `place`. */
export function destinationOf(body: CopyBody, place: StagePlace, values: StageValues): Destination {
  const written = values.expand(body.destination?.text ?? '', place);
  const isFolder = body.sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(written);
  const path = written === '' ? undefined : values.resolve(written, place);
  return { path: path && isFolder && !path.endsWith('/') ? `${path}/` : path, isFolder };
}

/** What a word of `COPY --from` names in the source: paths begin at its root, wherever its working directory is. */
export function sourcePath({ text }: Word, place: StagePlace, values: StageValues): string {
  const written = values.expand(text, place);
  const clean = written.includes('$') ? written : joinPath('/', written);
  return written.endsWith('/') && !clean.endsWith('/') ? `${clean}/` : clean;
}

/** An instruction by which a path came to be. */
export interface Maker {
  readonly instruction: Instruction;
  readonly stage: Stage;
}

/**
 * The last instruction of a stage, or of its bases, that is seen to make `path`: a COPY or ADD to it, a WORKDIR, a
 * command with `-o path`. Undefined where none is seen: most commands do not tell what they write.
 */
export function makerOf(path: string, stage: Stage, values: StageValues): Maker | undefined {
  const wanted = joinPath('/', path);
  if (wanted === '/' || /[$*?[]/.test(path)) return undefined;
  for (const step of values.stepsBefore({ stage, before: Number.POSITIVE_INFINITY })) {
    if (step.isTrigger || !makes(step, wanted, values)) continue;
    const instruction = step.stage.instructions[step.before];
    return values.isExhausted || !instruction ? undefined : { instruction, stage: step.stage };
  }
  return undefined;
}

function makes(step: Step, wanted: string, values: StageValues): boolean {
  const { body, name } = step.parts;
  if (body.kind === 'copy') return copiesTo(body, step, wanted, values);
  if (name === 'WORKDIR') return values.workdir({ stage: step.stage, before: step.before + 1 }) === wanted;
  return body.kind === 'run' && writesTo(step, wanted, values);
}

/** Whether it puts something there: under that very name, or under the name that it has in the source. */
function copiesTo(body: CopyBody, step: Step, wanted: string, values: StageValues): boolean {
  const { path, isFolder } = destinationOf(body, step, values);
  if (path === undefined) return false;
  if (joinPath('/', path) === wanted) return true;
  if (!isFolder || !wanted.startsWith(path)) return false;
  const name = wanted.slice(path.length);
  return body.sources.some(({ text }) => /^[^$*?[\]]*$/.test(text) && text.slice(text.lastIndexOf('/') + 1) === name);
}

const longestCommand = 100_000;
const output = /(?:^|\s)(?:-o|--output)(?:=|\s+)["']?([^\s"';&|)<>]+)/g;

/** Whether a command names it as its output. A relative name counts where nothing goes to another folder. */
function writesTo(step: Step, wanted: string, values: StageValues): boolean {
  const text = commandText(step);
  if (text.length > longestCommand || !text.includes(wanted.slice(wanted.lastIndexOf('/') + 1))) return false;
  for (const [, path = ''] of text.matchAll(output)) {
    if (/[$`*?]/.test(path)) continue;
    const directory = path.startsWith('/') ? '/' : /\b(?:cd|pushd)\s/.test(text) ? undefined : values.workdir(step);
    if (directory !== undefined && joinPath(directory, path) === wanted) return true;
  }
  return false;
}

function commandText({ parts, stage, before }: Step): string {
  const syntax = stage.instructions[before]?.syntax;
  if (!syntax) return '';
  return parts.heredocs.length > 0 ? syntax.text : syntax.logical.text;
}

/** Words of a COPY that name paths: a here-document among them is none. */
export function pathWords({ body, heredocs }: Parts): readonly Word[] {
  if (body.kind !== 'copy') return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return body.sources.filter(({ start }) => !openers.has(start));
}
