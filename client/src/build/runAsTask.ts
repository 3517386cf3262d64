import * as path from 'node:path';
import * as vscode from 'vscode';
import { beginTask } from './beginTask';
import type { BuildOutcome } from './buildOutcome';
import { stageTask } from './buildTask';
import type { BuildTerminal, PreparedBuild } from './buildTerminal';
import type { StageTaskDefinition } from './tasks/taskDefinition';

/** How often a task that is lost is begun again. */
const MOST_TRIES = 5;

/** The terminal of a build: `open` answers with it, `end` is told how it ended. */
export type MakeTerminal = (open: () => Promise<PreparedBuild>, end: (outcome: BuildOutcome) => void) => BuildTerminal;

/**
 * Runs a build as a task, so that it has a terminal and can be ended like any other task. Resolves when VS Code says
 * that the task has ended, too: the next of its kind may begin then. Asks where the same is being built already.
 */
export async function runAsTask(
  dockerfile: vscode.Uri,
  definition: StageTaskDefinition,
  prepared: PreparedBuild,
  makeTerminal: MakeTerminal,
): Promise<BuildOutcome> {
  const folder = vscode.workspace.getWorkspaceFolder(dockerfile);
  const { context: place } = prepared.request;
  const context = folder ? path.relative(folder.uri.fsPath, place) || '.' : place;
  const scope = folder ?? vscode.TaskScope.Workspace;
  for (let left = MOST_TRIES; ; left--) {
    // The tasks of the list say no context. Nothing but that tells theirs from ours, which is answered for.
    const run = new TaskRun({ ...definition, context }, scope, prepared, makeTerminal);
    try {
      const outcome = await run.outcome(left > 0);
      if (outcome !== 'lost') return outcome;
    } finally {
      run.dispose();
    }
  }
}

/** One try to run a task. */
class TaskRun implements vscode.Disposable {
  private readonly task: vscode.Task;
  private execution: vscode.TaskExecution | undefined;
  private terminal: BuildTerminal | undefined;
  private isLost = false;
  private mayBeLost = false;
  private isOver = false;
  private readonly built: Promise<BuildOutcome>;
  private readonly ended: Promise<void>;
  private readonly listeners: vscode.Disposable[] = [];

  constructor(
    definition: StageTaskDefinition,
    scope: vscode.WorkspaceFolder | vscode.TaskScope,
    prepared: PreparedBuild,
    makeTerminal: MakeTerminal,
  ) {
    let end: (outcome: BuildOutcome) => void;
    this.built = new Promise((resolve) => {
      end = resolve;
    });
    this.task = stageTask(definition, scope, () => {
      this.terminal = makeTerminal(async () => prepared, end);
      if (this.isOver) this.terminal.close();
      return this.terminal;
    });
    this.listeners.push(vscode.tasks.onDidStartTask(({ execution }) => this.started(execution)));
    this.ended = new Promise((resolve) => {
      const listen = ({ execution }: vscode.TaskEndEvent) => execution === this.execution && resolve();
      this.listeners.push(vscode.tasks.onDidEndTask(listen));
    });
  }

  /** `lost` where VS Code has begun the task and forgotten what it runs. */
  async outcome(mayBeLost: boolean): Promise<BuildOutcome | 'lost'> {
    this.mayBeLost = mayBeLost;
    this.execution = await beginTask(this.task);
    if (!this.execution) return { kind: 'cancelled' };
    await this.ended;
    this.isOver = true;
    if (this.isLost) return 'lost';
    if (!this.terminal) return { kind: 'cancelled' };
    this.terminal.close();
    return this.built;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  /**
   * VS Code keeps what tasks run by what they are of, and throws some of it away whenever any task ends, and takes that
   * of a list of tasks that is made meanwhile.
   */
  private started(execution: vscode.TaskExecution): void {
    if (execution !== this.execution || this.terminal || !this.mayBeLost) return;
    this.isLost = true;
    execution.terminate();
  }
}
