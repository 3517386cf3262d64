import * as vscode from 'vscode';
import type { BuildServices } from './buildServices';
import { stageTask, stageTaskDefinition } from './buildTask';
import { targetable } from './targetable';
import { type StageTaskDefinition, TASK_TYPE } from './tasks/taskDefinition';
import { taskTerminal } from './tasks/taskTerminal';

/** Offers a task for each stage of the open Dockerfiles, and runs those that tasks.json names. */
export function registerTaskProvider(services: BuildServices): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: async () => {
      if (!vscode.workspace.isTrusted) return [];
      const open = vscode.workspace.textDocuments.filter(isDockerfile);
      return (await Promise.all(open.map(({ uri }) => tasksOf(services, uri)))).flat();
    },
    resolveTask: (task) => {
      const definition = task.definition as vscode.TaskDefinition & StageTaskDefinition;
      if (typeof definition.dockerfile !== 'string') return undefined;
      return taskFor(services, definition, task.scope ?? vscode.TaskScope.Workspace);
    },
  });
}

function isDockerfile(document: vscode.TextDocument): boolean {
  return document.languageId === 'dockerfile' && document.uri.scheme === 'file';
}

async function tasksOf(services: BuildServices, uri: vscode.Uri): Promise<vscode.Task[]> {
  const scope = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.TaskScope.Workspace;
  const stages = await services.stages(uri);
  return stages.flatMap((stage) => {
    const answer = targetable(stage, stages);
    return answer.kind === 'yes' ? [taskFor(services, stageTaskDefinition(uri, answer.target), scope)] : [];
  });
}

function taskFor(
  services: BuildServices,
  definition: StageTaskDefinition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
): vscode.Task {
  return stageTask(definition, scope, (actual) => taskTerminal(services, actual, scope));
}
