import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { FileEntry } from '../../protocol/files';
import { touches } from '../../util/span';
import { below, nameOf, namesBelow } from '../../util/uris';
import type { IgnorePattern } from '../../workspace/dockerignore';
import type { WorkspaceFiles } from '../../workspace/files';
import type { Snapshot } from '../../workspace/snapshot';
import { textPlaceAt } from '../instructionAt';
import { code, link } from '../markdown';
import { type BuildContext, buildContext, type IgnoreFile, ignoreFile } from './buildContext';
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
  const value = [...lines, contextLine(snapshot, context)].filter(Boolean).join('\n\n');
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
  if (entry.kind !== 'folder') {
    const size = (await context.files.stat(uri))?.size;
    return [[title(path, uri), ...(size === undefined ? [] : [sizeOf(size)])].join(' · '), ...ignoredLine(about, path)];
  }
  const entries = (await context.files.list(uri)) ?? [];
  const what = source.names.length === 0 ? l10n.t('the whole build context') : l10n.t('folder');
  return [
    `${title(path === '.' ? path : `${path}/`)} · ${what}, ${countOf(about, entry, entries)}`,
    ...ignoredLine(about, path),
  ];
}

function title(path: string, uri?: string): string {
  return uri === undefined ? `**${code(path)}**` : `**[${code(path)}](${uri})**`;
}

function countOf(about: About, { names }: FoundEntry, entries: readonly FileEntry[]): string {
  const ignored = entries.filter(({ name }) => {
    const path = [...names, name].join('/');
    return ignoredBy(about, path) && !about.ignoring?.ignore.mayKeepBelow(path);
  }).length;
  if (entries.length === 0) return l10n.t('empty');
  if (entries.length === 1 && ignored === 0) return l10n.t('1 entry');
  if (ignored === 0) return l10n.t('{0} entries', entries.length);
  return l10n.t('{0} entries, {1} of them ignored', entries.length, ignored);
}

function describeMatches(about: About, { entries, isMore }: Found): string[] {
  const kept = entries.filter(({ names }) => !ignoredBy(about, names.join('/')));
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
function ignoredBy({ ignoring }: About, path: string): IgnorePattern | undefined {
  return ignoring?.ignore.ignoredBy(path);
}

function ignoredLine(about: About, path: string): string[] {
  const pattern = ignoredBy(about, path);
  if (!pattern || !about.ignoring) return [];
  const { uri } = about.ignoring;
  const place = link(l10n.t('{0}, line {1}', nameOf(uri), pattern.line + 1), uri, pattern.line);
  return [
    about.ignoring.ignore.mayKeepBelow(path)
      ? l10n.t('Kept out of the build by {0}: {1}, but for what other lines except', place, code(pattern.written))
      : l10n.t('Kept out of the build by {0}: {1}', place, code(pattern.written)),
  ];
}

/** Which folder it is, unless everybody would expect that one. */
function contextLine({ uri }: Snapshot, { folder, reason, files }: BuildContext): string {
  if (reason === 'own') return '';
  const [open] = files.folders().flatMap((top) => namesBelow(top, folder)?.join('/') ?? []);
  const name = code(open || nameOf(folder));
  return reason === 'chosen'
    ? l10n.t('Build context: {0}, as chosen for {1}', name, code(nameOf(uri)))
    : l10n.t('Build context: {0}, where most of what is copied is', name);
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  if (bytes < 999_950) return l10n.t('{0} kB', (bytes / 1000).toFixed(1));
  return l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
