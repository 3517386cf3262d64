import * as path from 'node:path';
import * as vscode from 'vscode';
import type { BuildTerminal } from './buildTerminal';
import { type StageTaskDefinition, TASK_TYPE } from './tasks/taskDefinition';

/** The definition of a task that builds a stage. */
export function stageTaskDefinition(dockerfile: vscode.Uri, stage: string | undefined): StageTaskDefinition {
  return {
    type: TASK_TYPE,
    dockerfile: vscode.workspace.asRelativePath(dockerfile, false),
    ...(stage === undefined ? {} : { stage }),
  };
}

/** Where a definition's path leads. */
export function resolved(file: string, scope: vscode.Task['scope']): string {
  const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
  return folder ? path.resolve(folder.uri.fsPath, file) : path.resolve(file);
}

/** What tasks run → its terminal, once there is one. */
const terminals = new WeakMap<object, BuildTerminal>();

/** Whether the build of a task goes on, or has yet to begin. */
export function isBuilding({ task }: vscode.TaskExecution): boolean {
  return !(task.execution && terminals.get(task.execution)?.isOver);
}

/** A task that shows its terminal, without taking the keyboard from the editor. */
export function stageTask(
  definition: StageTaskDefinition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  terminal: (definition: StageTaskDefinition) => BuildTerminal,
): vscode.Task {
  const execution = new vscode.CustomExecution(async (actual) => {
    const opened = terminal(actual as vscode.TaskDefinition & StageTaskDefinition);
    terminals.set(execution, opened);
    return opened;
  });
  // VS Code wants the very object that it asks about back.
  const task = new vscode.Task(
    definition as vscode.TaskDefinition & StageTaskDefinition,
    scope,
    taskName(definition),
    TASK_TYPE,
    execution,
  );
  task.group = vscode.TaskGroup.Build;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
    showReuseMessage: false,
  };
  return task;
}

function taskName({ dockerfile, stage }: StageTaskDefinition): string {
  const name = stage ?? vscode.l10n.t('last stage');
  return dockerfile === 'Dockerfile' ? name : `${name} (${dockerfile})`;
}
