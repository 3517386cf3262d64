import * as vscode from 'vscode';
import type { BuildOutcome } from './buildOutcome';
import { stageTask } from './buildTask';
import type { BuildTerminal, PreparedBuild } from './buildTerminal';
import type { StageTaskDefinition } from './tasks/taskDefinition';

/** A terminal that was to open does so within this time. */
const OPENING_MS = 1_000;

/** The terminal of a build: `open` answers with it, `end` is told how it ended. */
export type MakeTerminal = (open: () => Promise<PreparedBuild>, end: (outcome: BuildOutcome) => void) => BuildTerminal;

/** Runs a build as a task, so that it has a terminal and can be ended like any other task. */
export async function runAsTask(
  dockerfile: vscode.Uri,
  definition: StageTaskDefinition,
  prepared: PreparedBuild,
  makeTerminal: MakeTerminal,
): Promise<BuildOutcome> {
  const scope = vscode.workspace.getWorkspaceFolder(dockerfile) ?? vscode.TaskScope.Workspace;
  return new Promise((resolve, reject) => {
    let execution: vscode.TaskExecution | undefined;
    let isOpen = false;
    // A task that VS Code ends before its terminal opens says so in no other way; an open terminal says it itself.
    const listener = vscode.tasks.onDidEndTask(async (event) => {
      if (event.execution !== execution) return;
      await new Promise((pass) => setTimeout(pass, OPENING_MS));
      if (!isOpen) end({ kind: 'cancelled' });
    });
    const end = (outcome: BuildOutcome) => {
      listener.dispose();
      resolve(outcome);
    };
    const open = async () => {
      isOpen = true;
      return prepared;
    };
    const task = stageTask(definition, scope, () => makeTerminal(open, end));
    vscode.tasks.executeTask(task).then((started) => {
      execution = started;
    }, reject);
  });
}
