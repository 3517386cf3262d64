import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { FileEntry } from '../../protocol/files';
import { below, nameOf } from '../../util/uris';
import { type Asked, itemAt, nothing, type Offered } from '../completion/offer';
import type { Spot, SpotOf } from '../spot/spot';
import { type BuildContext, buildContext, ignoreFile, isIgnored } from './buildContext';
import { isRemote, literal, namesInContext } from './contextSources';
import { stagePaths } from './stagePaths';

/** More are never sent at once; typing on narrows them down. */
const most = 200;

/**
 * What lies in the build context, for a source of COPY and ADD; what an ignore file keeps out of it is left out. For a
 * `COPY --from`, what the stage is seen to make.
 */
export async function sourcePaths(asked: Asked, spot: SpotOf<'source'>): Promise<Offered> {
  const { body } = spot.parts;
  const from = body.kind === 'copy' ? body.from?.value : undefined;
  if (from?.text) return stagePaths(asked, spot, from);
  return paths(asked, spot, spot.json ? isJsonName : isPlainName);
}

/** The same for the source of a bind mount. */
export async function mountPaths(asked: Asked, spot: SpotOf<'mount-value'>): Promise<Offered> {
  const { mount, key } = spot;
  if (!/^(source|src)$/.test(key)) return nothing;
  if (mount.from?.text) return stagePaths(asked, spot, mount.from);
  if (mount.type !== 'bind') return nothing;
  return paths(asked, spot, isMountName);
}

/** Names that stand for themselves; there are few others, and nobody could read them with their escapes. */
const isPlainName = (name: string) => !/[\s"'$\\`*?[\]]|^<</.test(name);
const isJsonName = (name: string) => !/["'$\\`*?[\]\p{Cc}]/u.test(name);
const isMountName = (name: string) => !/[\s"'$\\`,]/.test(name);

async function paths(asked: Asked, spot: Spot, isWritable: (name: string) => boolean): Promise<Offered> {
  const typed = typedPath(spot);
  if (!typed) return nothing;
  const context = await buildContext(asked.snapshot, asked.files);
  const entries = context && (await context.files.list(below(context.folder, typed.folder)));
  if (!context || !entries) return nothing;
  const ignoring = await ignoreFile(asked.snapshot, context);
  const isKept = ({ name, kind }: FileEntry) => !isIgnored(ignoring, { names: [...typed.folder, name], kind });
  const offered = entries
    .filter((entry) => entry.kind !== 'other' && isWritable(entry.name) && isKept(entry))
    .filter(({ name }) => entries.length <= most || name.toLowerCase().startsWith(typed.start.toLowerCase()))
    .sort(byName);
  const items = offered.slice(0, most).map((entry) => itemOf(asked, { ...spot, range: typed.range }, entry, context));
  return { items, isIncomplete: entries.length > most };
}

interface TypedPath {
  /** The way to the folder that is listed. */
  readonly folder: readonly string[];
  /** What is typed of a name in it. */
  readonly start: string;
  /** That name, what stands of it behind the cursor included. */
  readonly range: Spot['range'];
}

/** Undefined behind a variable or a wildcard, and where ADD loads something. */
function typedPath({ typed, word, range, span, offset, instruction }: Spot): TypedPath | undefined {
  const text = typed.replace(/^["']/, '');
  const slash = text.lastIndexOf('/') + 1;
  const folder = literal(text.slice(0, slash), instruction.syntax.escape);
  if (folder === undefined || isRemote(text) || /[*?[\\]/.test(text)) return undefined;
  const start = text.slice(slash);
  const behind = /^[^/"']*/.exec(word.slice(typed.length))?.[0].length ?? 0;
  const here = { start: offset - start.length, end: offset + behind };
  const isEmpty = span.start === span.end;
  return { folder: namesInContext(folder), start, range: isEmpty ? range : instruction.rangeOf(here) };
}

/** Folders first; what is hidden last. */
function groupOf({ name, kind }: FileEntry): number {
  if (name.startsWith('.')) return 3;
  return kind === 'folder' ? 1 : 2;
}

function byName(a: FileEntry, b: FileEntry): number {
  return groupOf(a) - groupOf(b) || (a.name < b.name ? -1 : 1);
}

function itemOf(asked: Asked, spot: Spot, entry: FileEntry, { folder, reason }: BuildContext): CompletionItem {
  const isFolder = entry.kind === 'folder';
  return itemAt(asked, spot, {
    label: isFolder ? `${entry.name}/` : entry.name,
    kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
    sort: `${groupOf(entry)}${entry.name}`,
    ...(reason !== 'own' && { detail: l10n.t('in {0}', nameOf(folder)) }),
    goesOn: isFolder,
  });
}
