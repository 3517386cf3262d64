import type { BuildReference, Finder } from '../buildReference';
import { type JsonFile, jsonFile } from '../jsonFile';
import { commandsOf } from './commandTask';
import { dockerBuildOf } from './dockerBuild';
import { stageTaskOf } from './stageTask';
import type { Task } from './task';

/** `tasks.json`, `launch.json` and workspace files of VS Code: tasks that build a stage, and command lines that do. */
export const vscodeTasks: Finder = {
  matches: (path) => isWorkspaceFile(path) || /(?:^|\/)\.vscode\/(?:tasks|launch)\.json$/.test(path),
  find(source) {
    if (!/docker|build/i.test(source.text)) return [];
    const file = jsonFile(source);
    const paths = isWorkspaceFile(source.path) ? 'folder' : 'root';
    return tasksOf(file).flatMap(({ task, defaults }) => buildsOf({ task, defaults, paths, file, source }));
  },
};

function isWorkspaceFile(path: string): boolean {
  return path.endsWith('.code-workspace');
}

/** Workspace files have both kinds, each in an object of its own. */
function tasksOf(file: JsonFile): readonly Pick<Task, 'task' | 'defaults'>[] {
  const { root } = file;
  return [root, file.at(root, 'tasks'), file.at(root, 'launch')].flatMap((defaults) =>
    ['tasks', 'configurations'].flatMap((list) =>
      file.items(file.at(defaults, list)).map((task) => ({ task, defaults })),
    ),
  );
}

function buildsOf(task: Task): readonly BuildReference[] {
  const { file } = task;
  if (file.at(task.task, 'dockerBuild')) return [dockerBuildOf(task)];
  switch (file.text(file.at(task.task, 'type'))) {
    case 'docker-build':
      return [dockerBuildOf(task)];
    case 'dockerfile-stages':
      return [stageTaskOf(task)];
    default:
      return commandsOf(task);
  }
}
