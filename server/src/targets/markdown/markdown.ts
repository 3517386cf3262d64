import type { Dialect } from '../../shell/dialect';
import { joinedLines } from '../../util/mappedText';
import type { BuildReference, Finder } from '../buildReference';
import { batch } from '../commands/batch';
import { posix } from '../commands/posix';
import { powershell } from '../commands/powershell';
import { mayBuild, readCommands, type ScriptFile, scriptFile } from '../commands/readCommands';
import { type Fence, lineText, type PageLine, readPage } from './fences';
import { typedLines } from './prompts';
import { commandSpans } from './spans';

/** Commands in Markdown pages: code blocks of shells, and code spans that are whole commands with a target. */
export const markdown: Finder = {
  matches: (path) => /\.(?:md|mdx|markdown|mdown)$/i.test(path),
  find(source) {
    if (!mayBuild(source.text)) return [];
    const { fences, others } = readPage(source.text);
    const file = scriptFile(source);
    const inText = others.flatMap(commandSpans).flatMap((span) => buildsOf([span], posix, file));
    const builds = [...fences.flatMap((fence) => buildsInFence(fence, file)), ...inText.filter(({ target }) => target)];
    return builds.sort((a, b) => a.range.start.line - b.range.start.line);
  },
};

/** Shells by what fences call them. A fence that says nothing shows a terminal as often as not. */
const shells: Readonly<Record<string, Dialect>> = {
  '': posix,
  sh: posix,
  bash: posix,
  zsh: posix,
  fish: posix,
  shell: posix,
  console: posix,
  terminal: posix,
  'shell-session': posix,
  shellsession: posix,
  'sh-session': posix,
  text: posix,
  txt: posix,
  powershell,
  pwsh: powershell,
  ps1: powershell,
  bat: batch,
  batch,
  cmd: batch,
};

function buildsInFence({ language, lines }: Fence, file: ScriptFile): readonly BuildReference[] {
  const dialect = Object.hasOwn(shells, language) ? shells[language] : undefined;
  return dialect ? buildsOf(typedLines(lines), dialect, file) : [];
}

function buildsOf(lines: readonly PageLine[], dialect: Dialect, file: ScriptFile): readonly BuildReference[] {
  if (lines.length === 0) return [];
  const script = joinedLines(lines.map(lineText));
  return readCommands(script, file, { kind: 'markdown', dialect, paths: 'either', certainty: 'likely' });
}
