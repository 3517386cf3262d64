import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { FileEntry } from '../../protocol/files';
import { touches } from '../../util/span';
import { below, nameOf, namesBelow } from '../../util/uris';
import type { IgnoreFile } from '../../workspace/dockerignore';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import { textPlaceAt } from '../instructionAt';
import { code, link } from '../markdown';
import { type BuildContext, buildContext, ignoreFile, isIgnored } from './buildContext';
import { type ContextSource, sourcesOf } from './contextSources';
import { type Found, type FoundEntry, find, hasWildcards } from './findSource';

/** So many matches of a pattern are named, and so many counted. */
const mostNamed = 8;
const mostCounted = 1000;

/** What a source of COPY, ADD or a bind mount is on disk: what a build would find there. */
export async function pathHover(
  snapshot: Snapshot,
  position: Position,
  files: WorkspaceFiles,
): Promise<Hover | undefined> {
  const source = sourceAt(snapshot, position);
  const context = source && (await buildContext(snapshot, files));
  if (!source || !context) return undefined;
  const [found, ignoring] = await Promise.all([find(context, source, mostCounted), ignoreFile(snapshot, context)]);
  const about: About = { source, context, ignoring };
  const lines = hasWildcards(source) ? describeMatches(about, found) : await describeOne(about, found.entries[0]);
  const value = [...lines, contextLine(snapshot, context, found.entries.length > 0)].filter(Boolean).join('\n\n');
  return lines.length > 0
    ? { contents: { kind: 'markdown', value }, range: source.instruction.rangeOf(source.span) }
    : undefined;
}

function sourceAt({ dockerfile }: Snapshot, position: Position): ContextSource | undefined {
  const place = textPlaceAt(dockerfile.instructions, position);
  return place && sourcesOf(place.instruction).find(({ span }) => touches(span, place.offset));
}

interface About {
  readonly source: ContextSource;
  readonly context: BuildContext;
  readonly ignoring: IgnoreFile | undefined;
}

async function describeOne(about: About, entry: FoundEntry | undefined): Promise<string[]> {
  const { source, context } = about;
  const path = source.names.join('/') || '.';
  // The context of another build may hold what this one does not.
  if (!entry) return source.inTrigger ? [] : [l10n.t('{0} · not there now', title(path))];
  const uri = below(context.folder, entry.names);
  if (entry.kind === 'folder') return [await describeFolder(about, entry, uri), ...ignoredLine(about, entry)];
  const size = (await context.files.stat(uri))?.size;
  const facts = [title(path, uri), ...(size === undefined ? [] : [sizeOf(size)])];
  return [facts.join(' · '), ...ignoredLine(about, entry)];
}

async function describeFolder(about: About, entry: FoundEntry, uri: string): Promise<string> {
  const entries = (await about.context.files.list(uri)) ?? [];
  const count = countOf(about, entry, entries);
  return entry.names.length === 0
    ? l10n.t('{0} · the whole build context, {1}', title('.'), count)
    : l10n.t('{0} · folder, {1}', title(`${entry.names.join('/')}/`), count);
}

function title(path: string, uri?: string): string {
  return uri === undefined ? `**${code(path)}**` : `**[${code(path)}](${uri})**`;
}

function countOf({ ignoring }: About, above: FoundEntry, entries: readonly FileEntry[]): string {
  const isLeftOut = ({ name, kind }: FileEntry) => isIgnored(ignoring, { names: [...above.names, name], kind });
  const ignored = entries.filter(isLeftOut).length;
  if (entries.length === 0) return l10n.t('empty');
  if (entries.length === 1 && ignored === 0) return l10n.t('1 entry');
  if (ignored === 0) return l10n.t('{0} entries', entries.length);
  return l10n.t('{0} entries, {1} of them ignored', entries.length, ignored);
}

function describeMatches(about: About, { entries, isMore }: Found): string[] {
  const kept = entries.filter((entry) => !isIgnored(about.ignoring, entry));
  const ignored = entries.length - kept.length;
  const { path, inTrigger } = about.source;
  if (entries.length === 0) return inTrigger ? [] : [l10n.t('{0} · matches nothing now', title(path))];
  const count = isMore ? l10n.t('more than {0}', kept.length) : String(kept.length);
  const named = kept.slice(0, mostNamed).map(writtenName);
  return [
    ignored > 0
      ? l10n.t('{0} · matches {1} in the build context, {2} more ignored', title(path), count, ignored)
      : l10n.t('{0} · matches {1} in the build context', title(path), count),
    named.join(', ') + (kept.length > mostNamed ? ', …' : ''),
  ];
}

function writtenName({ names, kind }: FoundEntry): string {
  return code(names.join('/') + (kind === 'folder' ? '/' : ''));
}

/** The line that keeps something out of the build, though perhaps not all that is below it. */
function ignoredLine({ ignoring }: About, entry: FoundEntry): string[] {
  const pattern = ignoring?.ignore.ignoredBy(entry.names.join('/'));
  if (!pattern || !ignoring) return [];
  const name = l10n.t('{0}, line {1}', nameOf(ignoring.uri), pattern.line + 1);
  const place = link(name, ignoring.uri, pattern.line);
  return [
    isIgnored(ignoring, entry)
      ? l10n.t('Kept out of the build by {0}: {1}', place, code(pattern.written))
      : l10n.t('Kept out of the build by {0}: {1}, but for what other lines except', place, code(pattern.written)),
  ];
}

/** Which folder it is, unless everybody would expect that one. */
function contextLine({ uri }: Snapshot, { folder, reason, files }: BuildContext, isFound: boolean): string {
  const [open] = files.folders().flatMap((top) => namesBelow(top, folder)?.join('/') ?? []);
  const name = code(open || nameOf(folder));
  switch (reason) {
    case 'own':
      return isFound ? '' : l10n.t("Build context: {0}, the Dockerfile's own folder", name);
    case 'chosen':
      return l10n.t('Build context: {0}, as chosen for {1}', name, code(nameOf(uri)));
    case 'fits':
      return l10n.t('Build context: {0}, where most of what is copied is', name);
  }
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  if (bytes < 999_950) return l10n.t('{0} kB', (bytes / 1000).toFixed(1));
  return l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
