import * as vscode from 'vscode';
import { isBuilding } from './buildTask';

/** VS Code says within this time that a task has ended whose build is over. */
const PATIENCE_MS = 5_000;

/** The last of those that begin, by what they are of. */
const beginnings = new Map<string, Promise<unknown>>();

/**
 * Begins a task once there is none of its kind: VS Code tells tasks apart by what they are of, and takes the end of one
 * for that of the next. Asks where the one before still builds; undefined where that is to go on.
 */
export async function beginTask(task: vscode.Task): Promise<vscode.TaskExecution | undefined> {
  for (;;) {
    const begun = await inTurn(kindOf(task), () => beginAlone(task));
    if ('started' in begun) return begun.started;
    if (!(await confirmAnew(task.name))) return undefined;
    begun.before.terminate();
    await endOf(begun.before);
  }
}

type Begun = { readonly started: vscode.TaskExecution } | { readonly before: vscode.TaskExecution };

async function beginAlone(task: vscode.Task): Promise<Begun> {
  const before = vscode.tasks.taskExecutions.find((other) => kindOf(other.task) === kindOf(task));
  if (before && isBuilding(before)) return { before };
  if (before) await endOf(before);
  return { started: await vscode.tasks.executeTask(task) };
}

function inTurn<T>(kind: string, begin: () => Promise<T>): Promise<T> {
  const begun = (beginnings.get(kind) ?? Promise.resolve()).then(begin, begin);
  beginnings.set(kind, begun);
  const over = () => beginnings.get(kind) === begun && beginnings.delete(kind);
  begun.then(over, over);
  return begun;
}

function kindOf({ definition: { type, dockerfile, stage } }: vscode.Task): string {
  return JSON.stringify([type, dockerfile, stage]);
}

async function confirmAnew(name: string): Promise<boolean> {
  const anew = vscode.l10n.t('Start Over');
  const message = vscode.l10n.t("'{0}' is being built already.", name);
  return (await vscode.window.showWarningMessage(message, anew)) === anew;
}

async function endOf(execution: vscode.TaskExecution): Promise<void> {
  if (!vscode.tasks.taskExecutions.includes(execution)) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, PATIENCE_MS);
    const listener = vscode.tasks.onDidEndTask((event) => event.execution === execution && end());
    function end() {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    }
  });
}
