import type { Instruction } from '../syntax/instruction';
import type { CopyBody, Parts, Word } from '../syntax/parts';
import { joinPath } from './environment';
import type { Stage } from './stageGraph';
import { bodyOf, type StagePlace, type StageValues, type Step } from './stageValues';

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
    return values.isExhausted ? undefined : { instruction: step.instruction, stage: step.stage };
  }
  return undefined;
}

function makes(step: Step, wanted: string, values: StageValues): boolean {
  if (!makers.has(step.name) || !couldName(step, wanted)) return false;
  const body = bodyOf(step);
  if (body?.kind === 'copy') return copiesTo(body, step, wanted, values);
  if (step.name === 'RUN') return writesTo(step, wanted, values);
  return values.workdir({ stage: step.stage, before: step.before + 1 }) === wanted;
}

const makers: ReadonlySet<string> = new Set(['COPY', 'ADD', 'WORKDIR', 'RUN']);

/** At a glance: who names a path has its last part in the text, or dots or variables that can become anything. */
function couldName(step: Step, wanted: string): boolean {
  if (hasWord(step.instruction.syntax.text, wanted.slice(wanted.lastIndexOf('/') + 1))) return true;
  const body = step.name === 'RUN' ? undefined : bodyOf(step);
  const path =
    body?.kind === 'copy' ? body.destination?.text : body?.kind === 'words' ? body.words[0]?.text : undefined;
  return path !== undefined && /\$|(?:^|\/)\.{1,2}\/?$/.test(path);
}

/** Whether a text has a name between characters that no name has. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w.-]/.test(text[at - 1] ?? '') && !/[\w.-]/.test(text[at + word.length] ?? '')) return true;
  }
  return false;
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

/** Whether a command names it as its output. */
function writesTo(step: Step, wanted: string, values: StageValues): boolean {
  return outputsOf(step, values, wanted.slice(wanted.lastIndexOf('/') + 1)).includes(wanted);
}

/**
 * All that a command names as its output (`-o path`), absolute, as far as `part` is in it. A relative name counts where
 * nothing goes to another folder.
 */
export function outputsOf(step: Step, values: StageValues, part = ''): readonly string[] {
  const text = commandText(step);
  if (text.length > longestCommand) return [];
  const written = [...text.matchAll(output)].flatMap(([, path = '']) => (path.includes(part) ? path : []));
  const known = written.filter((path) => !/[$`*?]/.test(path));
  const isRelative = known.some((path) => !path.startsWith('/'));
  const directory = isRelative && !changesFolder.test(text) ? values.workdir(step) : undefined;
  return known.flatMap((path) => {
    if (path.startsWith('/')) return joinPath('/', path);
    return directory === undefined ? [] : joinPath(directory, path);
  });
}

const changesFolder = /\b(?:cd|pushd)\s/;

function commandText({ instruction: { syntax } }: Step): string {
  return syntax.heredocs.length > 0 ? syntax.text : syntax.logical.text;
}

/** Words of a COPY that name paths: a here-document among them is none. */
export function pathWords({ body, heredocs }: Parts): readonly Word[] {
  if (body.kind !== 'copy') return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return body.sources.filter(({ start }) => !openers.has(start));
}
