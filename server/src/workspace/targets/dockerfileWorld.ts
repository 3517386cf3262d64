import { type KnownDockerfiles, knownDockerfiles } from '../../targets/knownDockerfiles';
import { below, sameUri } from '../../util/uris';
import { isDockerfileName } from '../dockerfileNames';
import { placeOf } from './place';

/** A Dockerfile, as far as it matters to those that build it. */
export interface StagedDockerfile {
  readonly uri: string;
  readonly stages: readonly { readonly name: string | undefined }[];
}

/** The Dockerfiles that builds can be of, seen from each open folder. */
export class DockerfileWorld {
  private readonly folders = new Map<string, FolderWorld>();

  constructor(
    dockerfiles: readonly StagedDockerfile[],
    private readonly openFolders: readonly string[],
  ) {
    const known = new Map<string, { path: string; uri: string; stages: (string | undefined)[] }[]>();
    for (const { uri, stages } of dockerfiles) {
      const place = placeOf(uri, openFolders);
      if (!place) continue;
      const key = sameUri(place.folder);
      const file = { path: place.path, uri, stages: stages.map(({ name }) => name) };
      const others = known.get(key);
      if (others) others.push(file);
      else known.set(key, [file]);
    }
    for (const [key, files] of known) {
      const uris = new Map(files.map(({ path, uri }) => [path, uri]));
      this.folders.set(key, { known: knownDockerfiles(files), uris });
    }
  }

  /**
   * The Dockerfiles of a folder, by their paths in it. `missed` is told of paths at which none is known, where that does
   * not mean that there is none: in folders that are not open, and for names that no Dockerfile has by habit.
   */
  in(folder: string, missed: (uri: string) => void): KnownDockerfiles {
    const { known } = this.folders.get(sameUri(folder)) ?? { known: none };
    const isOpen = this.openFolders.some((open) => sameUri(open) === sameUri(folder));
    const isThere = (path: string) => {
      const found = known.isThere(path);
      if (!found && (!isOpen || !isDockerfileName(nameOf(path)))) missed(this.uriOf(folder, path));
      return found;
    };
    return { ...known, isThere };
  }

  /** As the Dockerfile itself is named, where it is known. */
  uriOf(folder: string, path: string): string {
    return this.folders.get(sameUri(folder))?.uris.get(path) ?? below(folder, path.split('/'));
  }
}

interface FolderWorld {
  readonly known: KnownDockerfiles;
  readonly uris: ReadonlyMap<string, string>;
}

const none = knownDockerfiles([]);

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
