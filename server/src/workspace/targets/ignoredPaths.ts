import type { GitIgnore } from './gitignore';

/** What the `.gitignore` files of one open folder leave out, by the paths of the folders that they stand in (`''`). */
export class IgnoredPaths {
  private readonly folders = new Map<string, boolean>();

  constructor(private readonly ignores: ReadonlyMap<string, GitIgnore>) {}

  /** What stands below an ignored folder is ignored, whatever is said of it. */
  has(path: string): boolean {
    if (this.ignores.size === 0) return false;
    const folder = parent(path);
    return (folder !== '' && this.hasFolder(folder)) || this.verdict(path, 'file');
  }

  private hasFolder(path: string): boolean {
    let known = this.folders.get(path);
    if (known === undefined) {
      const above = parent(path);
      known = (above !== '' && this.hasFolder(above)) || this.verdict(path, 'folder');
      this.folders.set(path, known);
    }
    return known;
  }

  /** The nearest file that speaks of it decides. */
  private verdict(path: string, kind: 'file' | 'folder'): boolean {
    for (let folder = parent(path); ; folder = parent(folder)) {
      const below = folder === '' ? path : path.slice(folder.length + 1);
      const verdict = this.ignores.get(folder)?.verdict(below, kind);
      if (verdict !== undefined) return verdict;
      if (folder === '') return false;
    }
  }
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
