import type { Node } from 'jsonc-parser';
import type { BuildReference, SourceFile } from '../buildReference';
import type { JsonFile } from '../jsonFile';

/** A task or a launch configuration of VS Code. */
export interface Task {
  readonly task: Node;
  /** What holds for all tasks of the file. */
  readonly defaults: Node | undefined;
  readonly paths: BuildReference['paths'];
  readonly file: JsonFile;
  readonly source: SourceFile;
}

/** What it is called. */
export function labelOf({ task, file }: Task): string | undefined {
  const names = ['label', 'taskName', 'name'].map((key) => file.text(file.at(task, key)));
  return names.find((name) => name !== undefined);
}
