import type { Node } from 'jsonc-parser';
import type { JsonFile } from '../jsonFile';
import { hasEditorVariable } from './editorVariables';

/** Names and their values, as of build arguments. A value that VS Code puts in is undefined. */
export function constantsOf(node: Node | undefined, file: JsonFile): Record<string, string | undefined> {
  const pairs = file.entries(node).map(({ key, value }) => {
    const text = file.text(value);
    return [key, text === undefined || hasEditorVariable(text) ? undefined : text] as const;
  });
  return Object.fromEntries(pairs);
}
