import type { BuildReference } from '../buildReference';
import { newReference } from '../newReference';
import { hasEditorVariable, inWorkspaceFolder } from './editorVariables';
import { constantsOf } from './jsonConstants';
import { labelOf, type Task } from './task';

/** The build of a `docker-build` task, or of a launch configuration with `dockerBuild`. */
export function dockerBuildOf(task: Task): BuildReference {
  const { paths, file } = task;
  const option = (key: string) => file.at(task.task, 'dockerBuild', key);
  const path = (key: string) => inWorkspaceFolder(file.written(option(key), hasEditorVariable), '.');
  return newReference({
    kind: 'vscode-task',
    label: labelOf(task),
    range: file.range(task.task),
    target: file.written(option('target'), hasEditorVariable),
    paths,
    dockerfile: path('dockerfile'),
    dockerfileIn: 'directory',
    context: path('context'),
    buildArgs: constantsOf(option('buildArgs'), file),
    platform: file.text(option('platform')),
  });
}
