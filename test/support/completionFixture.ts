import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { type CompletionOptions, completion } from '../../server/src/features/completion/completion';
import { marked, snapshotOf, textAt } from './lspFixture';

/** What is offered at `<|>`, as the editor lists it: sorted, and of several that are alike the first. */
export async function listAt(fixture: string, options: Partial<CompletionOptions> = {}): Promise<CompletionList> {
  const { text, position } = marked(fixture);
  const { items, ...list } = await completion(snapshotOf(text), position, { general: true, ...options });
  return { ...list, items: items.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) };
}

function sortKey({ sortText, label }: CompletionItem): string {
  return sortText ?? label;
}

/** The labels offered at `<|>`. */
export async function labelsAt(fixture: string, options: Partial<CompletionOptions> = {}): Promise<string[]> {
  return (await listAt(fixture, options)).items.map(({ label }) => label);
}

/** The text once the item with this label has been taken at `<|>`. Throws where none is offered. */
export async function taking(
  fixture: string,
  label: string,
  options: Partial<CompletionOptions> = {},
): Promise<string> {
  const { text } = marked(fixture);
  const item = (await listAt(fixture, options)).items.find((one) => one.label === label);
  const edit = item?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`${label} is not offered in ${fixture}`);
  const lines = text.split('\n').slice(0, edit.range.start.line);
  const start = lines.reduce((sum, line) => sum + line.length + 1, 0) + edit.range.start.character;
  return text.slice(0, start) + edit.newText + text.slice(start + textAt(text, edit.range).length);
}
