import * as l10n from '@vscode/l10n';
import { commandsNamed } from '../../model/commandsByName';
import type { Command } from '../../model/convertStage';
import type { Stage } from '../../model/stageGraph';
import type { Word } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import { cleanPath } from '../../util/cleanPath';
import { nameOf } from '../../util/uris';
import type { IgnoreFile, IgnorePattern } from '../../workspace/dockerignore';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { convertedStages, triggeredCommands } from '../shared/checks/convertedStages';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A COPY or ADD out of the build context of what the ignore file keeps out of it. */
export const copyIgnoredFile: Rule = {
  id: 'copy-ignored-file',
  family: 'buildkit',
  summary: () => l10n.t('A COPY of what the ignore file keeps out of the build context.'),
  defaultSeverity: 'warning',
  buildkitRule: 'CopyIgnoredFile',
  *check(snapshot): Generator<Finding> {
    const { graph, ignoring } = snapshot;
    if (!ignoring?.length || ignoring.some(({ ignore }) => ignore.patterns.some(({ isException }) => isException)))
      return;
    const triggered = triggeredCommands(graph);
    for (const stage of convertedStages(graph)) {
      for (const name of ['COPY', 'ADD'] as const) {
        for (const command of commandsNamed(stage, name, triggered.get(stage)))
          yield* check(command, stage, snapshot, ignoring);
      }
    }
  },
};

function* check(
  command: Command,
  stage: Stage,
  snapshot: Snapshot,
  ignoring: readonly IgnoreFile[],
): Generator<Finding> {
  for (const word of sourcesOf(command)) {
    const source = pathOf(word, command, stage, snapshot);
    if (source === undefined || isRemote(source)) continue;
    const path = cleanPath(source);
    const reasons = ignoring.map((file) => ({ file, pattern: patternAgainst(path, file) }));
    if (reasons.every(({ pattern }) => pattern)) yield finding(path, word, command, stage, reasons);
  }
}

function sourcesOf({ parts: { body, heredocs } }: Command): readonly Word[] {
  if (body.kind !== 'copy' || body.from?.value?.text) return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return body.sources.filter(({ start }) => !openers.has(start));
}

/** Undefined where it hangs on what only a build knows. */
function pathOf({ text }: Word, command: Command, stage: Stage, { graph, dockerfile }: Snapshot): string | undefined {
  if (!/[$'"\\`]/.test(text)) return text;
  const environment = text.includes('$') ? graph.environmentBefore(stage, command) : undefined;
  if (environment) environment.uncertain = false;
  const expanded = expandWord(text, (name) => environment?.get(name), { escape: dockerfile.escape });
  if ('error' in expanded || (environment?.uncertain && !graph.inputs.assumeEmptyBases)) return undefined;
  return expanded.text;
}

/** What BuildKit downloads or clones. */
function isRemote(source: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^[\w.-]+@[\w.-]+:/.test(source);
}

/** The whole context is only ever missing where a pattern takes all that is in it. */
function patternAgainst(path: string, { ignore }: IgnoreFile): IgnorePattern | undefined {
  const isRoot = path === '.' || path === '/';
  if (isRoot && !ignore.patterns.some(({ cleaned }) => everything.has(cleaned))) return undefined;
  return ignore.checkedBy(path);
}

const everything: ReadonlySet<string> = new Set(['*', '**', '**/*']);

interface Reason {
  readonly file: IgnoreFile;
  readonly pattern: IgnorePattern | undefined;
}

function finding(path: string, word: Word, command: Command, stage: Stage, reasons: readonly Reason[]): Finding {
  const { instruction, parts, isTrigger } = command;
  const [first] = reasons;
  const message = l10n.t(
    "{0} finds no '{1}': {2} keeps it out of the build context.",
    parts.name,
    path,
    nameOf(first?.file.uri ?? '') || '.dockerignore',
  );
  const lines = reasons.flatMap(({ file: { uri }, pattern }) => (pattern ? [lineOf(pattern, uri)] : []));
  if (isTrigger) return { range: stage.base.range, message, related: lines };
  const { range, related = [] } = onFirstLine(instruction, instruction.rangeOf(word), l10n.t('The path stands here'));
  return { range, message, related: [...related, ...lines] };
}

function lineOf({ line, written }: IgnorePattern, uri: string) {
  const range = { start: { line, character: 0 }, end: { line, character: written.length } };
  return { uri, range, message: l10n.t("By the line '{0}'", written) };
}
