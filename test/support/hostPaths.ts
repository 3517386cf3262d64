import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion/completion';
import { pathHover } from '../../server/src/features/paths/pathHover';
import { pathLinks } from '../../server/src/features/paths/pathLinks';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { marked, textAt } from './lspFixture';
import { MemoryFiles } from './memoryFiles';

const { File: file, Folder: folder } = CompletionItemKind;

/** A project, by the paths of its files. */
export const disk = {
  '.dockerignore': '# what no build needs\nnode_modules\n**/*.log\n/docs\n!docs/api\nsecret*\n',
  '.env': 'A=1\n',
  Dockerfile: '',
  'docs/api/index.md': '',
  'docs/plan.md': '',
  'my notes.txt': '',
  'node_modules/a/index.js': '',
  'package.json': '{ "name": "app" }\n',
  'package-lock.json': '',
  'secrets.txt': '',
  'src/main.go': '',
  'src/x.log': '',
  'src/web/index.html': '',
};

/** A Dockerfile of that project. */
export function snapshotAt(
  text: string,
  { path = 'Dockerfile', uri = `file:///project/${path}` }: Options = {},
): Snapshot {
  return createSnapshot({ uri, version: 1, text, targets: [] });
}

/** What a test has otherwise than `disk`. */
export interface Options {
  readonly files?: MemoryFiles;
  readonly path?: string;
  readonly uri?: string;
}

/** All that is offered at `<|>`, in the order of the list. */
export async function itemsAt(fixture: string, options: Options = {}): Promise<readonly CompletionItem[]> {
  const { text, position } = marked(fixture);
  const files = options.files ?? new MemoryFiles(disk);
  const { items } = await completion(snapshotAt(text, options), position, { general: true, files });
  return [...items].sort((a, b) => (String(a.sortText) < String(b.sortText) ? -1 : 1));
}

/** The files and folders in the order of the list. */
export async function offered(fixture: string, options?: Options): Promise<string> {
  const paths = (await itemsAt(fixture, options)).filter(({ kind }) => kind === file || kind === folder);
  return paths.map(({ label }) => label).join(' ');
}

/** The text once the item of this label has been taken. */
export async function taken(fixture: string, label: string, options?: Options): Promise<string> {
  const item = (await itemsAt(fixture, options)).find((one) => one.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is not offered`);
  const { range, newText } = item.textEdit;
  const { text } = marked(fixture);
  const lines = text.split('\n');
  const line = lines[range.start.line];
  lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  return lines.join('\n');
}

/** What a hover at `<|>` says. */
export async function said(fixture: string, { files = new MemoryFiles(disk), path }: Options = {}): Promise<string> {
  const { text, position } = marked(fixture);
  const hover = await pathHover(snapshotAt(text, { path }), position, files);
  return hover ? (hover.contents as { value: string }).value : 'nothing';
}

/** `text → target` of each link. */
export async function links(text: string, { files = new MemoryFiles(disk), path }: Options = {}): Promise<string[]> {
  const found = await pathLinks(snapshotAt(text, { path }), files);
  return found.map(({ range, target }) => `${textAt(text, range)} → ${target?.replace('file:///project/', '')}`);
}
