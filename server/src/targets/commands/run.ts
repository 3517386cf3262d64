import type { Dialect } from '../../shell/dialect';
import { readSteps } from '../../shell/scanner';
import { bareText } from '../../shell/shellWords';
import type { Command, OutputPart, Step, Word } from '../../shell/steps';
import { type MappedText, mappedText } from '../../util/mappedText';
import { declare, takeAssignments } from './assignments';
import { type BuildCommand, readBuildCommand } from './buildCommand';
import { isBuiltin, outputOfCommand, runBuiltin } from './builtins';
import { engineOf } from './engines';
import { type Expansion, expandWord, expandWords } from './expand';
import { type Field, fieldAfter, isKnown } from './fields';
import { skipKeywords } from './keywords';
import { goBack, markOf, type Shell } from './variables';
import { isWrapper, unwrap } from './wrappers';

/** A script that is gone through as a shell would, as far as builds are concerned. */
export interface Run {
  readonly script: MappedText;
  readonly dialect: Dialect;
  readonly shell: Shell;
  /** How many scripts this one is quoted in: `bash -c "…"`. */
  readonly depth: number;
  readonly found: (build: FoundBuild) => void;
}

export interface FoundBuild {
  readonly command: BuildCommand;
  /** What is read instead of standard input. */
  readonly input: Field | undefined;
  /** From the engine on. Offsets are of the file. */
  readonly start: number;
  readonly end: number;
  readonly directory: string;
  readonly isCertain: boolean;
  /** It is a list of words that may be run elsewhere. */
  readonly isListed?: boolean;
}

/** Tells of all builds in a script, in the order in which a shell would come to them. */
export function runScript(run: Run): void {
  runSteps(readSteps(run.script.text, run.dialect), run);
}

/** The same for one command that is not written in a shell's language. */
export function runArguments(fields: readonly Field[], run: Run): void {
  runProgram(fields, { run, input: undefined, openEnd: undefined });
}

/** Gives what the last step prints, where that is known. */
function runSteps(steps: readonly Step[], run: Run): string | undefined {
  let printed: string | undefined;
  for (const step of steps) printed = step.kind === 'group' ? runApart(step.steps, run) : runCommand(step, run);
  return printed;
}

function runApart(steps: readonly Step[], run: Run): string | undefined {
  const mark = markOf(run.shell);
  const printed = runSteps(steps, run);
  goBack(run.shell, mark);
  return printed;
}

const declarations = new Set(['export', 'local', 'declare', 'readonly', 'typeset']);

function runCommand(command: Command, run: Run): string | undefined {
  const { script, shell } = run;
  const expansion: Expansion = { script, shell, outputOf: (part: OutputPart) => runApart(part.steps, run) };
  const written = skipKeywords(command.words, shell);
  for (const { list } of written) if (list) runListed(list, expansion, run);
  const words = takeAssignments(written, expansion);
  const fields = mayMatter(command, words, script) ? expandWords(words, expansion) : [];
  if (fields.length === 0) return undefined;
  const name = fields[0].text.replace(/^@/, '').toLowerCase();
  if (declarations.has(name)) declare(words.slice(1), expansion);
  else if (!runBuiltin(name, fields.slice(1), shell)) {
    const input = command.input && expandWord(command.input, expansion)[0];
    runProgram(fields, { run, input, openEnd: openEnd(command, words, script) });
  }
  return outputOfCommand(fields, shell);
}

/** Whether a command can build, or change what others do. Most can't, and are not looked into. */
function mayMatter(command: Command, words: readonly Word[], { text }: MappedText): boolean {
  const name = words[0] && bareText(words[0])?.replace(/^@/, '').toLowerCase();
  if (name === undefined) return words.length > 0;
  if (isBuiltin(name) || declarations.has(name) || engineOf(name) || isWrapper(name) || shells.test(name)) return true;
  const written = text.slice(words[0].start, command.end);
  return written.includes('build') || (written.includes('${') && written.includes('='));
}

/** A list that is a command: `args=(docker build --target dev)`. Where it is used, more is known of it. */
function runListed(list: readonly Word[], expansion: Expansion, run: Run): void {
  const fields = expandWords(list, expansion);
  const found = (build: FoundBuild) => run.found({ ...build, isCertain: false, isListed: true });
  if (fields.length > 1) runProgram(fields, { run: { ...run, found }, input: undefined, openEnd: undefined });
}

/** Where the next word would stand behind the blanks at the end of a command; undefined if there are none. */
function openEnd(command: Command, words: readonly Word[], script: MappedText): number | undefined {
  const last = words.at(-1);
  return last && command.end > last.end ? script.endOf(command.end) : undefined;
}

interface Surroundings {
  readonly run: Run;
  readonly input: Field | undefined;
  readonly openEnd: number | undefined;
}

function runProgram(fields: readonly Field[], { run, input, openEnd }: Surroundings): void {
  const { fields: inner, isCertain } = unwrap(withoutAt(fields));
  if (inner.length === 0) return;
  const quoted = behindShell(inner);
  if (quoted) runQuoted(quoted, { run, input, openEnd });
  const command = quoted ? undefined : readBuildCommand(inner, openEnd);
  if (command) tell(command, { inner, input, run, isCertain });
  else if (!quoted) for (const field of inner.slice(1)) runMentioned(field, run);
}

function tell(
  command: BuildCommand,
  build: Pick<FoundBuild, 'input' | 'isCertain'> & { inner: readonly Field[]; run: Run },
) {
  const { inner, input, run } = build;
  const { directory, directoryKnown } = run.shell;
  const isWhole = command.context !== undefined || command.dockerfile !== undefined;
  const isCertain = build.isCertain && command.isCertain && directoryKnown && isWhole;
  const end = Math.max(inner[inner.length - 1].end, command.target?.end ?? 0);
  run.found({ command, input, start: inner[0].start, end, directory, isCertain });
}

/** A message that tells how to build: `echo "try docker build --target dev ."`. */
function runMentioned(field: Field, run: Run): void {
  const start = run.depth < deepestQuote ? mentionedBuild(field) : undefined;
  const { pieces } = fieldAfter(field, start ?? 0);
  if (start === undefined || !pieces[0]?.known) return;
  const found = (build: FoundBuild) => {
    const { target, operands } = build.command;
    if (target && isKnown(target) && operands < 2 && !/[.,]$/.test(target.text))
      run.found({ ...build, isCertain: false });
  };
  const mark = markOf(run.shell);
  runScript({ ...run, script: mappedText(pieces, field.start), depth: deepestQuote, found });
  goBack(run.shell, mark);
}

/** Where a command stands in a text that names a target. */
function mentionedBuild({ text }: Field): number | undefined {
  if (!text.includes('--target')) return undefined;
  const found = /(?:^|[\s`'"(:])(?:docker|podman|buildah|nerdctl) (?=[\w -]{0,40}build )/.exec(text);
  return found ? found.index + (/^\w/.test(found[0]) ? 0 : 1) : undefined;
}

/** Batch files and Makefiles silence a command by an `@` in front of it. */
function withoutAt(fields: readonly Field[]): readonly Field[] {
  const [first, ...rest] = fields;
  if (!first.text.startsWith('@') || first.pieces.length !== 1) return fields;
  const piece = { ...first.pieces[0], text: first.text.slice(1), start: first.pieces[0].start + 1 };
  return [{ ...first, text: piece.text, pieces: [piece], start: first.start + 1 }, ...rest];
}

const shells = /^(?:.*\/)?(?:sh|bash|zsh|dash|ash|ksh|fish|pwsh|powershell|cmd)(?:\.exe)?$/i;

/** What `bash -c "…"` and `cmd /c …` run. */
function behindShell(fields: readonly Field[]): readonly Field[] | undefined {
  if (!shells.test(fields[0].text)) return undefined;
  const at = fields.slice(0, 6).findIndex((field) => /^(?:-[a-z]*c|-command|\/c)$/i.test(field.text));
  return at > 0 ? fields.slice(at + 1) : undefined;
}

const deepestQuote = 3;

function runQuoted(fields: readonly Field[], surroundings: Surroundings): void {
  const { run } = surroundings;
  const [script, ...others] = fields;
  if (!script || run.depth >= deepestQuote) return;
  const inner = { ...run, depth: run.depth + 1 };
  const mark = markOf(run.shell);
  if (others.length > 0 && !/\s/.test(script.text)) runProgram(fields, { ...surroundings, run: inner });
  else runScript({ ...inner, script: mappedText(script.pieces, script.start) });
  goBack(run.shell, mark);
}
