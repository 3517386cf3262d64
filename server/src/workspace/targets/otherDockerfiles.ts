import { nameOf, sameUri } from '../../util/uris';
import { type IndexedDockerfile, indexed } from '../dockerfileIndex';
import type { WorkspaceFiles } from '../files';
import { createSnapshot } from '../snapshots';

/** More are not looked for. */
const most = 500;

/** Dockerfiles of names that say nothing, such as `docker/app.build`. They are known by who builds them. */
export class OtherDockerfiles {
  /** By `sameUri`; undefined where there is none. */
  private readonly looked = new Map<string, IndexedDockerfile | undefined>();
  private readonly missed = new Map<string, string>();
  private looking: Promise<void> | undefined;

  /** `changed` is called when there are others than before. */
  constructor(
    private readonly files: WorkspaceFiles,
    private readonly changed: () => void,
  ) {}

  all(): IndexedDockerfile[] {
    return [...this.looked.values()].flatMap((found) => found ?? []);
  }

  /** A build may be of what stands there. */
  readonly miss = (uri: string): void => {
    const key = sameUri(uri);
    if (this.looked.size + this.missed.size < most && !this.looked.has(key)) this.missed.set(key, uri);
  };

  /** Looks at what was missed, and calls back if some of it is there. */
  lookLater(): void {
    if (this.missed.size === 0) return;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
  }

  /** Done once nothing is left to look at. */
  async settled(): Promise<void> {
    while (this.looking) await this.looking;
  }

  private async look(): Promise<void> {
    let found = false;
    while (this.missed.size > 0) {
      const missed = [...this.missed];
      this.missed.clear();
      const names = missed.map(([, uri]) => nameOf(uri)).filter((name) => !/[*?{}[\],]/.test(name));
      const globs = [...new Set(names)].map((name) => `**/${name}`);
      if (globs.length > 0) await this.files.watch(globs, this.hear);
      await Promise.all(missed.map(([key, uri]) => this.read(key, uri)));
      found ||= missed.some(([key]) => this.looked.get(key) !== undefined);
    }
    if (found) this.changed();
  }

  private async read(key: string, uri: string): Promise<void> {
    const text = await this.files.read(uri);
    const found = text === undefined ? undefined : indexed(createSnapshot({ uri, version: 0, text, targets: [] }));
    this.looked.set(key, found);
  }

  private readonly hear = (uri: string | undefined): void => {
    const place = uri === undefined ? undefined : sameUri(uri);
    for (const [key, known] of this.looked) {
      if (place !== undefined && key !== place && !key.startsWith(`${place}/`)) continue;
      const at = known?.uri ?? uri;
      if (at === undefined) this.looked.delete(key);
      else void this.read(key, at).then(this.changed);
    }
  };
}
