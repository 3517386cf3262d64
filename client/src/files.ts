import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  buildContextRequest,
  type FileEntry,
  type FileFacts,
  type FileKind,
  type FileParams,
  type FindFilesParams,
  findFilesRequest,
  type ReadFileParams,
  readDirectoryRequest,
  readFileRequest,
  statRequest,
} from '../../server/src/protocol/files';
import { chosenContext } from './build/chooseContext';

/**
 * Answers what the server asks about files, as VS Code sees them: in a container, on another machine, in a repository
 * that was never cloned. All of it only reads, so that it is fine in folders that nobody trusts.
 */
export function answerFileRequests(client: LanguageClient, memory: vscode.Memento): vscode.Disposable {
  const { asUri: toUri } = client.code2ProtocolConverter;
  const fromUri = (uri: string) => client.protocol2CodeConverter.asUri(uri);
  return vscode.Disposable.from(
    client.onRequest(readDirectoryRequest, ({ uri }: FileParams) => orNull(list(fromUri(uri)))),
    client.onRequest(statRequest, ({ uri }: FileParams) => orNull(stat(fromUri(uri)))),
    client.onRequest(readFileRequest, ({ uri, longest }: ReadFileParams) => orNull(read(fromUri(uri), longest))),
    client.onRequest(findFilesRequest, async (params: FindFilesParams, token: vscode.CancellationToken) =>
      (await find(params, token)).map(toUri),
    ),
    client.onRequest(buildContextRequest, ({ uri }: FileParams) => {
      const chosen = chosenContext(memory, fromUri(uri));
      return chosen === undefined ? null : toUri(vscode.Uri.file(chosen));
    }),
  );
}

function orNull<T>(look: Promise<T>): Promise<T | null> {
  return look.catch(() => null);
}

async function list(folder: vscode.Uri): Promise<FileEntry[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
}

async function stat(uri: vscode.Uri): Promise<FileFacts> {
  const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
  return { kind: kindOf(type), size, changed: mtime };
}

/** VS Code reads whole files, so a long one is not begun. */
async function read(uri: vscode.Uri, longest: number): Promise<string | null> {
  const { kind, size } = await stat(uri);
  if (kind !== 'file' || size > longest) return null;
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** What people exclude from the explorer is left out too. */
async function find(
  { globs, without = [], most }: FindFilesParams,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  return vscode.workspace.findFiles(anyOf(globs), anyOf(['**/node_modules/**', ...without]), most, token);
}

function anyOf(globs: readonly string[]): string {
  return globs.length === 1 ? globs[0] : `{${globs.join(',')}}`;
}

/** A link counts as what it leads to. */
function kindOf(type: vscode.FileType): FileKind {
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'other';
}
