import type { BuildReference } from '../buildReference';
import { newReference } from '../newReference';
import { hasEditorVariable, inWorkspaceFolder } from './editorVariables';
import { labelOf, type Task } from './task';

/** The build of one of our own tasks. */
export function stageTaskOf(task: Task): BuildReference {
  const { paths, file } = task;
  const path = (key: string) => inWorkspaceFolder(file.written(file.at(task.task, key), hasEditorVariable), '.');
  return newReference({
    kind: 'vscode-task',
    label: labelOf(task),
    range: file.range(task.task),
    target: file.written(file.at(task.task, 'stage'), hasEditorVariable),
    paths,
    dockerfile: path('dockerfile'),
    dockerfileIn: 'directory',
    context: path('context'),
  });
}
