import type { FileEntry, FileKind } from '../../protocol/files';
import { type Glob, globOf, readGlob } from '../../util/glob';
import { below } from '../../util/uris';
import type { WorkspaceFiles } from '../../workspace/files';
import type { SourceInText } from './contextSources';

/** Where to look. */
export interface Place {
  /** URI of a folder. */
  readonly folder: string;
  readonly files: WorkspaceFiles;
}

/** Something that a source names. */
export interface FoundEntry {
  readonly names: readonly string[];
  readonly kind: FileKind;
}

export interface Found {
  readonly entries: readonly FoundEntry[];
  /** There may be more that were not looked for. */
  readonly isMore: boolean;
}

/** More folders are not looked into for one source. */
const mostFolders = 200;

/** What a source names in a context, `most` at the most; all that it matches where it has wildcards. */
export async function find(place: Place, source: SourceInText, most: number): Promise<Found> {
  if (source.names.length === 0) return { entries: [{ names: [], kind: 'folder' }], isMore: false };
  const search = new Search(place, most);
  await search.look(
    [],
    source.names.map((name) => readName(name, source)),
  );
  return { entries: [...search.entries.values()], isMore: search.isMore };
}

/** Whether a source may stand for several files. */
export function hasWildcards({ by, path }: SourceInText): boolean {
  return by === 'copy' && isWild(path);
}

function isWild(text: string): boolean {
  return /[*?[]/.test(text.replace(/\\./g, ''));
}

/** One name of a source. */
type Name =
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'pattern'; readonly matches: Glob }
  | { readonly kind: 'any folders' };

function readName(name: string, source: SourceInText): Name {
  if (source.by === 'mount' || !isWild(name)) return { kind: 'plain', name };
  if (name === '**' && source.isDeep) return { kind: 'any folders' };
  const steps = readGlob(name);
  return { kind: 'pattern', matches: steps ? globOf(steps) : () => false };
}

class Search {
  /** By path. */
  readonly entries = new Map<string, FoundEntry>();
  isMore = false;
  private listed = 0;

  constructor(
    private readonly place: Place,
    private readonly most: number,
  ) {}

  /** Adds what the rest of a source names below a folder. */
  async look(above: readonly string[], [first, ...rest]: readonly Name[]): Promise<void> {
    if (!first || this.isMore) return;
    const next = rest[0];
    // A folder on the way is there if what is in it is.
    if (first.kind === 'plain' && next) return this.look([...above, first.name], rest);
    const entries = await this.list(above);
    if (first.kind === 'any folders') return this.lookDeep(above, entries, rest);
    for (const { name, kind } of entries) {
      if (first.kind === 'plain' ? name !== first.name : !first.matches(name)) continue;
      const names = [...above, name];
      if (!next) this.add({ names, kind });
      else if (kind === 'folder') await this.look(names, rest);
    }
  }

  /** `**`: what follows, here and in all folders below; all that is below where nothing follows. */
  private async lookDeep(
    above: readonly string[],
    entries: readonly FileEntry[],
    rest: readonly Name[],
  ): Promise<void> {
    await this.look(above, rest);
    for (const { name, kind } of entries) {
      const names = [...above, name];
      if (rest.length === 0) this.add({ names, kind });
      if (kind === 'folder') await this.look(names, [{ kind: 'any folders' }, ...rest]);
    }
  }

  private async list(names: readonly string[]): Promise<readonly FileEntry[]> {
    if (this.listed++ >= mostFolders) this.isMore = true;
    if (this.isMore) return [];
    return (await this.place.files.list(below(this.place.folder, names))) ?? [];
  }

  private add(entry: FoundEntry): void {
    if (this.entries.size >= this.most) this.isMore = true;
    else this.entries.set(entry.names.join('/'), entry);
  }
}
