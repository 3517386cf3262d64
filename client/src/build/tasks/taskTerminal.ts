import * as vscode from 'vscode';
import type { BuildOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { resolved } from '../buildTask';
import type { BuildTerminal, PreparedBuild } from '../buildTerminal';
import { prepareBuild } from '../prepareBuild';
import { refuse } from '../refuse';
import { stageTerminal } from '../stageTerminal';
import { stageToBuild } from '../stageToBuild';
import { readDefinition, type StageTaskDefinition } from './taskDefinition';

/** The terminal of a task that tasks.json or the task list started: all questions are still open. */
export function taskTerminal(
  services: BuildServices,
  definition: StageTaskDefinition,
  scope: vscode.Task['scope'],
): BuildTerminal {
  const dockerfile = vscode.Uri.file(resolved(definition.dockerfile, scope));
  const prepare = async (): Promise<PreparedBuild | BuildOutcome> => {
    const read = readDefinition({ ...definition }, (file) => resolved(file, scope));
    if ('wrong' in read) return refuseDefinition(read.wrong);
    const stages = await services.stages(dockerfile);
    const name = definition.stage?.toLowerCase();
    const stage = stages.findLast((each) => (name ? each.name === name : each.isDefault));
    return prepareBuild(services, {
      dockerfile,
      target: definition.stage ?? stage?.name,
      writtenTarget: stage?.writtenName ?? definition.stage,
      ...(await stageToBuild(services, dockerfile, stage)),
      asked: read.asked,
    });
  };
  return stageTerminal(services, dockerfile, prepare, () => {});
}

function refuseDefinition(property: string): BuildOutcome {
  const message = vscode.l10n.t("'{0}' of this task in tasks.json is nothing that a build can be asked for.", property);
  return refuse('bad-task', message);
}
