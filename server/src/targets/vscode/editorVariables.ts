import type { Written } from '../buildReference';
import { withText } from '../written';

/** Whether VS Code would put something else in: `${env:NAME}`, `${input:id}`. */
export function hasEditorVariable(text: string): boolean {
  return text.includes('${');
}

/** A path in which the folder that is open is replaced by `root`, the way to it from where paths begin. */
export function inWorkspaceFolder(path: Written | undefined, root: string): Written | undefined {
  const found = path && /^\$\{(?:workspaceFolder|workspaceRoot|localWorkspaceFolder)\}(?=[/\\]|$)/.exec(path.text);
  return found ? withText(path, root + path.text.slice(found[0].length), hasEditorVariable) : path;
}
