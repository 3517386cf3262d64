import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  getNodeValue,
  type JSONPath,
  modify,
  parseTree,
} from 'jsonc-parser';
import type { StageTaskDefinition } from './taskDefinition';

/** A definition with its name in the list of tasks. */
export interface LabelledTask extends StageTaskDefinition {
  readonly label: string;
}

/**
 * The text of a tasks.json with a task in it: in the place of the one of ours with its label, else as the last one.
 * Comments and all else stay as they are. Undefined for a text that is no JSON object.
 */
export function withTask(text: string, task: LabelledTask, style: FormattingOptions): string | undefined {
  const formattingOptions = { ...style, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  if (text.trim() === '') {
    return withTask('{}', task, formattingOptions);
  }
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root?.type !== 'object') return undefined;
  const set = (into: string, path: JSONPath, value: unknown, isArrayInsertion = false) =>
    applyEdits(into, modify(into, path, value, { formattingOptions, isArrayInsertion }));
  const versioned = findNodeAtLocation(root, ['version']) ? text : set(text, ['version'], '2.0.0');
  const tasks = findNodeAtLocation(root, ['tasks']);
  if (!tasks) return set(versioned, ['tasks'], [task]);
  if (tasks.type !== 'array') return undefined;
  const all = getNodeValue(tasks) as readonly unknown[];
  const same = all.findIndex((each) => isSame(each, task));
  return same === -1 ? set(versioned, ['tasks', all.length], task, true) : set(versioned, ['tasks', same], task);
}

function isSame(other: unknown, { type, label }: LabelledTask): boolean {
  if (typeof other !== 'object' || other === null) return false;
  const known = other as Partial<LabelledTask>;
  return known.type === type && known.label === label;
}
