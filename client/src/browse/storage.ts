import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import * as path from 'node:path';

/** Names of folders begin with the process that uses them. */
const NAME = /^(\d+)-/;

/**
 * Folders for archives that are read, below one folder of the extension's own. Each is taken away when it is no longer
 * needed, all with this process, and those of processes that are gone at the next start.
 */
export class BrowseStorage {
  private readonly used = new Set<string>();

  constructor(private readonly root: string) {}

  /** A new folder that nobody else can read. */
  async create(): Promise<string> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(path.join(this.root, `${process.pid}-`));
    this.used.add(folder);
    return folder;
  }

  async remove(folder: string): Promise<void> {
    this.used.delete(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** What processes have left that ended too suddenly. */
  async removeLeftovers(): Promise<void> {
    const names = await readdir(this.root).catch((): string[] => []);
    const left = names.filter((name) => {
      const pid = Number(NAME.exec(name)?.[1]);
      return pid > 0 && pid !== process.pid && !isRunning(pid);
    });
    await Promise.all(left.map((name) => this.remove(path.join(this.root, name))));
  }

  /** Takes away all at once: nothing that takes time is done in a process that ends. */
  dispose(): void {
    for (const folder of this.used) rmSync(folder, { recursive: true, force: true });
    this.used.clear();
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
