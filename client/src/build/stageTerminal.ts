import * as vscode from 'vscode';
import type { BuildOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import { resolved, type StageTaskDefinition } from './buildTask';
import { BuildTerminal, type PreparedBuild } from './buildTerminal';
import { wantsNothing } from './lacks';
import { prepareBuild } from './prepareBuild';

/** The terminal of a task that tasks.json or the task list started: all questions are still open. */
export function taskTerminal(
  services: BuildServices,
  definition: StageTaskDefinition,
  scope: vscode.Task['scope'],
): BuildTerminal {
  const dockerfile = vscode.Uri.file(resolved(definition.dockerfile, scope));
  const context = definition.context === undefined ? undefined : resolved(definition.context, scope);
  const prepare = async () => {
    const stages = await services.stages(dockerfile);
    const name = definition.stage?.toLowerCase();
    const stage = stages.findLast((each) => (name ? each.name === name : each.isDefault));
    return prepareBuild(services, {
      dockerfile,
      target: definition.stage ?? stage?.name,
      writtenTarget: stage?.writtenName ?? definition.stage,
      contextSources: stage?.contextSources ?? [],
      wants: (stage && (await services.needs(dockerfile, stage.index))) ?? wantsNothing,
      asked: { context },
    });
  };
  return stageTerminal(services, dockerfile, prepare, () => {});
}

/** A terminal that keeps the failure's underline of its Dockerfile up to date. */
export function stageTerminal(
  services: BuildServices,
  dockerfile: vscode.Uri,
  prepare: () => Promise<PreparedBuild | BuildOutcome>,
  onEnd: (outcome: BuildOutcome) => void,
): BuildTerminal {
  services.failures.clear(dockerfile);
  const terminal = new BuildTerminal(prepare, async (outcome) => {
    services.running.delete(terminal);
    await showFailure(services, dockerfile, outcome);
    onEnd(outcome);
  });
  services.running.add(terminal);
  return terminal;
}

async function showFailure(services: BuildServices, dockerfile: vscode.Uri, outcome: BuildOutcome): Promise<void> {
  if (outcome.kind !== 'failed' || !outcome.failure) return;
  services.failures.show(await vscode.workspace.openTextDocument(dockerfile), outcome.failure);
}
