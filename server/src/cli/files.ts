import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { isDockerfileName } from '../workspace/dockerfileNames';
import { note } from './output';

/** A Dockerfile to work on: its name as the user gave or would give it. */
export interface SourceFile {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
}

/** The name that stands for standard input. */
export const standardInput = '-';

const skippedFolders = new Set(['node_modules', '.git']);

/** The files that are meant by names of files and folders, each once, and whether all could be listed. */
export function listFiles(names: readonly string[]): { readonly files: readonly string[]; readonly complete: boolean } {
  const files = new Set<string>();
  let complete = true;
  for (const name of names) {
    try {
      if (name === standardInput || !statSync(name).isDirectory()) files.add(name);
      else complete = addFolder(name, files) && complete;
    } catch (error) {
      reportUnreadable(name, error);
      complete = false;
    }
  }
  return { files: [...files], complete };
}

/** Adds the Dockerfiles below a folder, sorted; links to folders are not followed, so that no walk runs in circles. */
function addFolder(folder: string, files: Set<string>): boolean {
  let complete = true;
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) complete = addFolder(path, files) && complete;
      } else if (isDockerfileName(entry.name) && statSync(path).isFile()) files.add(path);
    } catch (error) {
      reportUnreadable(path, error);
      complete = false;
    }
  }
  return complete;
}

/** Reads a file, or says on standard error why it cannot be read. */
export async function readSource(name: string): Promise<SourceFile | undefined> {
  try {
    if (name === standardInput) return { name, uri: 'untitled:Dockerfile', text: await readAll(process.stdin) };
    return { name, uri: pathToFileURL(resolve(name)).href, text: readFileSync(name, 'utf8') };
  } catch (error) {
    reportUnreadable(name, error);
    return undefined;
  }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Says on standard error why something cannot be read. */
export function reportUnreadable(name: string, error: unknown): void {
  note(l10n.t('{0} cannot be read: {1}', name, reason(error as NodeJS.ErrnoException)));
}

function reason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return l10n.t('there is no such file');
    case 'EACCES':
    case 'EPERM':
      return l10n.t('access is denied');
    case 'EISDIR':
      return l10n.t('it is a folder');
    default:
      return error.message;
  }
}

/** How a file is called in reports. */
export function displayName(name: string): string {
  return name === standardInput ? '<stdin>' : name;
}
