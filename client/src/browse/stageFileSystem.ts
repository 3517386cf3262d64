import * as vscode from 'vscode';
import { follow, type PlainFile, pathOf, type StageFile } from './archive/stageFile';
import type { BrowsedStage } from './browsedStage';
import { sorted } from './fileWords';

export const scheme = 'dockerfile-stage';

/** More is not held in memory. */
const LARGEST = 256 * 1024 * 1024;

/** The files of the stage that is browsed, for the editors of VS Code. Its URIs are `dockerfile-stage://<stage>/<path>`. */
export class StageFileSystem implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private readonly authorities = new Map<string, string>();
  private current: BrowsedStage | undefined;

  /** From now on it has the files of this stage, or none. */
  show(stage: BrowsedStage | undefined): void {
    this.current = stage;
    const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
    const { Changed, Deleted } = vscode.FileChangeType;
    this.changes.fire(open.map(({ uri }) => ({ uri, type: this.find(uri) ? Changed : Deleted })));
  }

  uriOf(stage: BrowsedStage, file: StageFile): vscode.Uri {
    return vscode.Uri.from({ scheme, authority: this.authorityOf(stage), path: pathOf(file) });
  }

  /** What stands at a URI, itself and not what it leads to. */
  find(uri: vscode.Uri): StageFile | undefined {
    const stage = this.current;
    if (!stage || uri.authority !== this.authorityOf(stage)) return undefined;
    const { root } = stage.files;
    const names = uri.path.split('/').filter(Boolean);
    const last = names.pop();
    const folder = follow(root, root, names.join('/'));
    if (last === undefined) return root;
    return folder?.kind === 'folder' ? folder.children.get(last) : undefined;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const found = this.found(uri);
    const file = this.behind(found);
    const link = found.kind === 'symlink' ? vscode.FileType.SymbolicLink : 0;
    const { modified: mtime, size } = file ?? found;
    return { type: link | typeOf(file), ctime: mtime, mtime, size, permissions: vscode.FilePermission.Readonly };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const folder = this.behind(this.found(uri));
    if (folder?.kind !== 'folder') throw vscode.FileSystemError.FileNotADirectory(uri);
    return sorted(folder.children.values(), 'name').map((file) => {
      const link = file.kind === 'symlink' ? vscode.FileType.SymbolicLink : 0;
      return [file.name, link | typeOf(this.behind(file))];
    });
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const file = this.behind(this.found(uri));
    if (file?.kind === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    if (!file || !this.current) throw vscode.FileSystemError.FileNotFound(uri);
    const reason = unreadable(file) ?? (file.size > LARGEST ? tooLarge() : undefined);
    if (reason !== undefined) throw vscode.FileSystemError.Unavailable(reason);
    return this.current.files.read(file as PlainFile, 0, file.size);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private found(uri: vscode.Uri): StageFile {
    const file = this.find(uri);
    if (file) return file;
    throw this.current ? vscode.FileSystemError.FileNotFound(uri) : vscode.FileSystemError.Unavailable(notBrowsed());
  }

  private behind(file: StageFile): Exclude<StageFile, { kind: 'symlink' }> | undefined {
    const root = this.current?.files.root;
    if (!root) return undefined;
    return file.kind === 'symlink' ? follow(root, file.parent ?? root, file.target) : file;
  }

  /** The same for a stage each time that it is browsed, and another one for each. */
  private authorityOf({ dockerfile, name, index }: BrowsedStage): string {
    const key = `${dockerfile} ${name ?? index}`;
    const known = this.authorities.get(key);
    if (known !== undefined) return known;
    const plain = (name ?? `stage${index}`).replace(/[^a-z0-9._-]/g, '-');
    const taken = new Set(this.authorities.values());
    let authority = plain;
    for (let next = 2; taken.has(authority); next++) authority = `${plain}-${next}`;
    this.authorities.set(key, authority);
    return authority;
  }
}

/** Why a file has no bytes that could be shown; undefined where it has. */
export function unreadable(file: StageFile): string | undefined {
  if (file.kind !== 'file') return vscode.l10n.t('This is a device or a pipe, which has no content in an image.');
  return file.content.isSparse
    ? vscode.l10n.t('This file has holes in it, and can only be read in a container.')
    : undefined;
}

function tooLarge(): string {
  return vscode.l10n.t('This file is too large to be shown. "Save As…" in the view of the files takes it out.');
}

function notBrowsed(): string {
  return vscode.l10n.t('The files of this stage are no longer at hand. Browse them again.');
}

function typeOf(file: StageFile | undefined): vscode.FileType {
  if (file?.kind === 'folder') return vscode.FileType.Directory;
  return file?.kind === 'file' ? vscode.FileType.File : vscode.FileType.Unknown;
}
