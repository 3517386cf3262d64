import type { Range } from 'vscode-languageserver-types';
import { isPosixShell } from '../shell/quotedScripts';
import { readScript, readVector } from '../shell/readScript';
import type { ShellScript } from '../shell/shellCommand';
import type { InstructionSyntax, Place } from '../syntax/instructionSyntax';
import { lineStartsOf } from '../syntax/lineStarts';
import type { CommandLine, Parts } from '../syntax/parts';
import type { Span } from '../util/span';
import { execWord } from './execWord';

/** What BuildKit runs shell forms with, as SHELL would say it. */
export const defaultShell: readonly string[] = ['/bin/sh', '-c'];

/** Nobody takes the backtick as escape character but for the sake of paths of Windows. */
const windowsShell: readonly string[] = ['cmd', '/S', '/C'];

/**
 * The scripts that RUN, CMD, ENTRYPOINT or HEALTHCHECK run, or the one of these in an ONBUILD: the line for the shell
 * with its heredocs, a heredoc that is a script by itself, or the argument vector of the exec form. None where a shell
 * runs it that is not POSIX (`shell`: what the stage's SHELL says), and none in what another program reads. `parts` are
 * those of `syntax`, or of its trigger. Kept as long as these are.
 */
export function runScripts(
  parts: Parts,
  syntax: InstructionSyntax,
  shell: readonly string[] = syntax.escape === '`' ? windowsShell : defaultShell,
): readonly ShellScript[] {
  const inner = parts.body.kind === 'onbuild' ? parts.body.trigger : parts;
  if (!inner) return [];
  const scripts = known.get(inner) ?? scriptsOf(inner, syntax);
  known.set(inner, scripts);
  return isPosix(shell) ? scripts : scripts.filter(({ isExec, shebang }) => isExec || shebang);
}

const known = new WeakMap<Parts, readonly ShellScript[]>();

/** Whether a shell that SHELL names reads scripts of the POSIX language. */
export function isPosix([program = '']: readonly string[]): boolean {
  return isPosixShell(program.slice(program.lastIndexOf('/') + 1));
}

function scriptsOf(parts: Parts, syntax: InstructionSyntax): readonly ShellScript[] {
  const command = commandOf(parts);
  if (!command || command.words.length === 0) return [];
  if (command.form === 'exec') return [execScript(command, syntax)];
  return isOnlyHeredoc(parts, command) ? heredocScript(parts, syntax) : [shellScript(command, syntax)];
}

function commandOf({ body, name }: Parts): CommandLine | undefined {
  if (body.kind === 'command') return name === 'SHELL' ? undefined : body.command;
  return body.kind === 'run' || body.kind === 'healthcheck' ? body.command : undefined;
}

function isOnlyHeredoc({ heredocs }: Parts, { words }: CommandLine): boolean {
  const [line] = words;
  return heredocs.length === 1 && heredocs[0].opener.start <= line.start && heredocs[0].opener.end >= line.end;
}

function execScript({ words }: CommandLine, syntax: InstructionSyntax): ShellScript {
  const { text } = syntax.logical;
  const vector = words.map((word) => execWord(word, text));
  return script(text, { commands: readVector(vector, text), isExec: true }, (offset) => syntax.placeAt(offset));
}

/** The line for the shell, and behind it the bodies of its heredocs. */
function shellScript({ words: [line] }: CommandLine, syntax: InstructionSyntax): ShellScript {
  const isWhole = syntax.heredocs.length > 0 && syntax.heredocs.every(({ terminated }) => terminated);
  const bodies = isWhole ? linesBehindHead(syntax) : undefined;
  const text = bodies ? `${line.text}\n${syntax.text.slice(bodies.start, bodies.end)}` : line.text;
  const placeAt = (offset: number) =>
    bodies && offset > line.text.length
      ? placeIn(syntax, bodies.start + offset - line.text.length - 1)
      : syntax.placeAt(line.start + offset);
  return script(text, { commands: readScript(text), isExec: false }, placeAt);
}

const shebangLine = /^#![ \t]*(\S[^\n]*)/;

function heredocScript(parts: Parts, syntax: InstructionSyntax): readonly ShellScript[] {
  const { bodyStart, bodyEnd } = parts.heredocs[0];
  const { start, end } = linesBetween(syntax, bodyStart, bodyEnd);
  const text = syntax.text.slice(start, end);
  const shebang = shebangLine
    .exec(text)?.[1]
    .trim()
    .split(/[ \t]+/);
  if (shebang && !isPosix(interpreter(shebang))) return [];
  const placeAt = (offset: number) => placeIn(syntax, start + offset);
  return [script(text, { commands: readScript(text), isExec: false, shebang }, placeAt)];
}

/** `#!/usr/bin/env -S bash -e` means bash. */
function interpreter(shebang: readonly string[]): readonly string[] {
  if (!/(?:^|\/)env$/.test(shebang[0])) return shebang;
  return shebang.slice(shebang[1] === '-S' ? 2 : 1);
}

function script(
  text: string,
  what: Pick<ShellScript, 'commands' | 'isExec'> & Partial<Pick<ShellScript, 'shebang'>>,
  placeAt: (offset: number) => Place,
): ShellScript {
  const rangeOf = ({ start, end }: Span): Range => {
    const from = placeAt(start);
    if (end <= start) return { start: from, end: from };
    const last = placeAt(end - 1);
    return { start: from, end: { line: last.line, character: last.character + 1 } };
  };
  return { shebang: undefined, ...what, text, rangeOf };
}

/** What stands behind the instruction's own lines. */
function linesBehindHead(syntax: InstructionSyntax): Span {
  return linesBetween(syntax, syntax.headLines, syntax.lineCount);
}

/** The stretch of an instruction's text from one line up to, not including, another. */
function linesBetween(syntax: InstructionSyntax, first: number, behind: number): Span {
  const starts = lineStartsOf(syntax);
  return { start: starts.startOf(first), end: starts.startOf(Math.max(first, behind)) };
}

/** Where an offset of an instruction's physical text stands. */
function placeIn(syntax: InstructionSyntax, offset: number): Place {
  const starts = lineStartsOf(syntax);
  const line = starts.lineOf(offset);
  return { line, character: offset - starts.startOf(line) };
}
