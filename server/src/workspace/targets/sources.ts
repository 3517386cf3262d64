import type { FolderFinder } from '../../targets/allFolderFinders';
import type { BuildReference, Finder } from '../../targets/buildReference';
import { cleanPath } from '../../util/cleanPath';
import { detached } from '../../util/detached';
import { parentOf, sameUri } from '../../util/uris';
import type { Place } from './place';

/** In characters. Nobody writes longer ones by hand, and some formats take their time. */
export const longestSource = 300_000;

/** More are not read together for what they name. */
const mostTogether = 50;

export interface TargetFinders {
  readonly files: readonly Finder[];
  readonly folders: readonly FolderFinder[];
}

/** What one file asks for. */
export interface FileBuilds {
  readonly uri: string;
  readonly place: Place;
  /** In the order of the file. */
  readonly builds: readonly BuildReference[];
}

/** What an editor holds counts, and not what is on disk. */
export type Layer = 'disk' | 'editor';

interface Source {
  readonly uri: string;
  readonly place: Place;
  /** What the file asks for by itself. */
  readonly own: readonly BuildReference[];
  /** Kept where it is read together with others. */
  readonly text: string | undefined;
  readonly groups: readonly Group[];
}

/** Files that are read together. */
interface Group {
  readonly finder: FolderFinder;
  /** By `sameUri`. */
  readonly members: Set<string>;
  /** What they name of other folders, and what that names, whether it is there or not. */
  guests: ReadonlySet<string>;
  /** By path. */
  found: ReadonlyMap<string, readonly BuildReference[]>;
}

/** The builds of all files that were read, which are looked for again in what changed and nowhere else. */
export class Sources {
  /** By `sameUri`; files that ask for nothing are left out. */
  private readonly known = new Map<string, FileBuilds>();
  private readonly layers = { disk: new Map<string, Source>(), editor: new Map<string, Source>() };
  private readonly groups = new Map<string, Group>();
  private readonly touched = new Set<string>();

  constructor(private readonly finders: TargetFinders) {}

  /** Whether any finder reads files of this path. */
  matches(path: string): boolean {
    return this.finders.files.some((finder) => finder.matches(path));
  }

  put(layer: Layer, uri: string, place: Place, text: string): void {
    this.set(layer, uri, text.length > longestSource ? undefined : this.read(uri, place, text));
  }

  remove(layer: Layer, uri: string): void {
    if (this.layers[layer].has(sameUri(uri))) this.set(layer, uri, undefined);
  }

  clear(): void {
    for (const layer of ['disk', 'editor'] as const)
      for (const { uri } of this.layers[layer].values()) this.remove(layer, uri);
  }

  builds(): ReadonlyMap<string, FileBuilds> {
    return this.known;
  }

  /** Brings `builds` up to date. Says whether that changes anything. */
  settle(): boolean {
    const touched = new Set(this.touched);
    this.touched.clear();
    const groups = new Set([...touched].flatMap((key) => this.groupsOf(key)));
    for (const group of this.groups.values()) if ([...group.guests].some((key) => touched.has(key))) groups.add(group);
    for (const group of groups) {
      group.found = this.findTogether(group);
      for (const member of group.members) touched.add(member);
    }
    let changed = false;
    for (const key of touched) if (this.update(key)) changed = true;
    return changed;
  }

  private set(layer: Layer, uri: string, source: Source | undefined): void {
    const key = sameUri(uri);
    const before = this.source(key)?.groups ?? [];
    if (source) this.layers[layer].set(key, source);
    else this.layers[layer].delete(key);
    const after = this.source(key)?.groups ?? [];
    for (const group of before) group.members.delete(key);
    for (const group of after) group.members.add(key);
    this.touched.add(key);
    // A file that is gone can't say any more who was read with it.
    for (const group of before) for (const member of group.members) this.touched.add(member);
  }

  private source(key: string): Source | undefined {
    return this.layers.editor.get(key) ?? this.layers.disk.get(key);
  }

  private groupsOf(key: string): readonly Group[] {
    return this.source(key)?.groups ?? [];
  }

  private read(uri: string, place: Place, text: string): Source | undefined {
    const file = { path: place.path, text };
    const finders = this.finders.files.filter((finder) => finder.matches(place.path));
    const together = this.finders.folders.filter(({ of }) => finders.includes(of));
    const alone = finders.filter((finder) => !together.some(({ of }) => of === finder));
    const own = alone.flatMap((finder) => finder.find(file));
    if (own.length === 0 && together.length === 0) return undefined;
    const groups = together.map((finder) => this.groupAt(uri, finder));
    return { uri, place, own: detached(own), text: groups.length > 0 ? text : undefined, groups };
  }

  private groupAt(uri: string, finder: FolderFinder): Group {
    const key = `${this.finders.files.indexOf(finder.of)} ${sameUri(parentOf(uri) ?? '')}`;
    const known = this.groups.get(key);
    if (known) return known;
    const group = { finder, members: new Set<string>(), guests: new Set<string>(), found: new Map() };
    this.groups.set(key, group);
    return group;
  }

  private findTogether(group: Group): Group['found'] {
    const keys = new Set(group.members);
    const guests = new Set<string>();
    for (const key of keys) {
      const source = this.source(key);
      for (const other of source && keys.size < mostTogether ? namedIn(source) : []) {
        if (!group.members.has(other)) guests.add(other);
        if (this.isOfKind(other, group.finder)) keys.add(other);
      }
    }
    group.guests = guests;
    const files = [...keys].flatMap((key) => {
      const source = this.source(key);
      return source?.text === undefined ? [] : { path: source.place.path, text: source.text };
    });
    return group.finder.find(files.sort((one, other) => compare(one.path, other.path)));
  }

  private isOfKind(key: string, finder: FolderFinder): boolean {
    return this.groupsOf(key).some((group) => group.finder === finder);
  }

  private update(key: string): boolean {
    const source = this.source(key);
    const known = this.known.get(key);
    const builds = source ? buildsOf(source) : [];
    const isElsewhere = known && source && known.place.folder !== source.place.folder;
    if (!isElsewhere && plain(known?.builds ?? []) === plain(builds)) return false;
    if (source && builds.length > 0) this.known.set(key, { uri: source.uri, place: source.place, builds });
    else this.known.delete(key);
    return true;
  }
}

/** A text that is another one for other data; a build argument without a value is something else than none. */
function plain(builds: readonly BuildReference[]): string {
  return JSON.stringify(builds, (_, value) => value ?? null);
}

/** The files that a text names by a path with a folder in it, whether they are there or not; by `sameUri`. */
function namedIn({ place, text = '' }: Source): string[] {
  const paths = text.match(/[\w./-]{1,200}\.(?:ya?ml|hcl|json)\b/g) ?? [];
  return paths.flatMap((path) => {
    const named = path.includes('/') ? cleanPath(`${place.path}/../${path}`) : '..';
    return named.startsWith('..') ? [] : `${sameUri(place.folder)}/${named}`;
  });
}

function buildsOf({ own, groups, place }: Source): BuildReference[] {
  const together = groups.flatMap(({ found }) => found.get(place.path) ?? []);
  const start = ({ target, range }: BuildReference) => (target?.range ?? range).start;
  return [...own, ...together].sort((a, b) => start(a).line - start(b).line || start(a).character - start(b).character);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
