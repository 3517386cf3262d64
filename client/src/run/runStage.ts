import * as vscode from 'vscode';
import { isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { stageTitle } from '../build/pickStage';
import { refuse } from '../build/refuse';
import { type BuiltStage, builtStage } from './builtStage';
import { exposedPorts } from './exposedPorts';
import { publish } from './freePort';
import { endOf, newContainer } from './openShell';
import { runArguments, stopArguments } from './runArguments';
import type { RunOutcome } from './runOutcome';
import { tellAddresses } from './tellAddresses';

/** Builds a stage and runs it in a terminal, with the ports that it exposes. The container goes with the terminal. */
export async function runStage(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<RunOutcome> {
  const built = await builtStage(services, given, stageIndex);
  if (isOutcome(built)) return built;
  const { entrypoint, cmd } = built.details;
  if (built.host.engine.kind === 'buildah') {
    return refuse('engine-lacks', vscode.l10n.t('buildah builds images and runs no services. podman or Docker can.'));
  }
  if (entrypoint.length === 0 && cmd.length === 0) return tellNoCommand(built);
  return run(services, built);
}

function tellNoCommand({ dockerfile, stage }: BuiltStage): RunOutcome {
  const message = vscode.l10n.t("Stage '{0}' has neither CMD nor ENTRYPOINT, so nothing to run.", stageTitle(stage));
  const shell = vscode.l10n.t('Open a Shell');
  void vscode.window.showInformationMessage(message, shell).then((way) => {
    if (way === shell) void vscode.commands.executeCommand('dockerfileStages.shellInStage', dockerfile, stage.index);
  });
  return { kind: 'no-command' };
}

async function run(services: BuildServices, built: BuiltStage): Promise<RunOutcome> {
  const { host, image, details, dockerfile, stage } = built;
  const title = stageTitle(stage);
  const container = newContainer(title);
  const ports = await publish(exposedPorts(details.exposedPorts));
  const args = runArguments(host, image, container, ports);
  const end = endOf(services, built, stopArguments(host, container));
  const { stopped } = await begin(
    runTask(dockerfile, { title, container: container.name }, host.engine.executable, args),
  );
  void stopped.then(end);
  void tellAddresses(title, ports, stopped);
  return { kind: 'opened', container: container.name };
}

interface Named {
  readonly title: string;
  readonly container: string;
}

/** A task, so that the terminal stays to be read where it has ended by itself. */
function runTask(
  dockerfile: vscode.Uri,
  { title, container }: Named,
  executable: string,
  args: readonly string[],
): vscode.Task {
  const scope = vscode.workspace.getWorkspaceFolder(dockerfile) ?? vscode.TaskScope.Workspace;
  const name = vscode.l10n.t('{0} · run', title);
  const execution = new vscode.ProcessExecution(executable, [...args]);
  const task = new vscode.Task({ type: 'process', container }, scope, name, 'Dockerfile Stages', execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.New,
    focus: true,
    showReuseMessage: false,
  };
  return task;
}

/** Begins a task, and tells when it has ended, however short it is. */
async function begin(task: vscode.Task): Promise<{ readonly stopped: Promise<void> }> {
  const ended = new vscode.EventEmitter<vscode.TaskExecution>();
  const early = new Set<vscode.TaskExecution>();
  const listener = vscode.tasks.onDidEndTask(({ execution }) => {
    early.add(execution);
    ended.fire(execution);
  });
  const execution = await vscode.tasks.executeTask(task);
  const stopped = new Promise<void>((resolve) => {
    if (early.has(execution)) resolve();
    ended.event((one) => one === execution && resolve());
  });
  void stopped.then(() => {
    listener.dispose();
    ended.dispose();
  });
  return { stopped };
}
