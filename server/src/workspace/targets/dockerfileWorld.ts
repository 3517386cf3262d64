import { type KnownDockerfiles, knownDockerfiles } from '../../targets/knownDockerfiles';
import { below, sameUri } from '../../util/uris';
import { isDockerfileName } from '../dockerfileNames';
import { placeOf } from './place';

/** A Dockerfile, as far as it matters to those that build it. */
export interface StagedDockerfile {
  readonly uri: string;
  readonly stages: readonly { readonly name: string | undefined }[];
}

/** The Dockerfiles that builds can be of, seen from one folder. */
export interface FolderWorld {
  /** By their paths in the folder. */
  readonly known: KnownDockerfiles;
  /** As the Dockerfile itself is named, where it is known. */
  readonly uriOf: (path: string) => string;
}

/**
 * The Dockerfiles that builds can be of. `missed` is told of places at which none is known, where that does not mean that
 * there is none: in folders that are not open, and for names that no Dockerfile has by habit.
 */
export class DockerfileWorld {
  /** By `sameUri` of their folders. */
  private readonly dockerfiles = new Map<string, Placed[]>();
  private readonly folders = new Map<string, FolderWorld>();

  constructor(
    dockerfiles: readonly StagedDockerfile[],
    private readonly openFolders: readonly string[],
    private readonly missed: (uri: string) => void,
  ) {
    for (const { uri, stages } of dockerfiles) {
      const place = placeOf(uri, openFolders);
      if (!place) continue;
      const key = sameUri(place.folder);
      const file = { path: place.path, uri, stages: stages.map(({ name }) => name) };
      const others = this.dockerfiles.get(key);
      if (others) others.push(file);
      else this.dockerfiles.set(key, [file]);
    }
  }

  in(folder: string): FolderWorld {
    let world = this.folders.get(folder);
    if (!world) {
      world = this.look(folder);
      this.folders.set(folder, world);
    }
    return world;
  }

  private look(folder: string): FolderWorld {
    const key = sameUri(folder);
    const files = this.dockerfiles.get(key) ?? [];
    const known = knownDockerfiles(files);
    const uris = new Map(files.map(({ path, uri }) => [path, uri]));
    const uriOf = (path: string) => uris.get(path) ?? below(folder, path.split('/'));
    const isOpen = this.openFolders.some((open) => sameUri(open) === key);
    const isThere = (path: string) => {
      const found = known.isThere(path);
      if (!found && (!isOpen || !isDockerfileName(nameOf(path)))) this.missed(uriOf(path));
      return found;
    };
    return { known: { ...known, isThere }, uriOf };
  }
}

interface Placed {
  readonly path: string;
  readonly uri: string;
  readonly stages: readonly (string | undefined)[];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
