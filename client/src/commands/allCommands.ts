import * as vscode from 'vscode';
import { addToBuildsCommand } from './addToBuilds';
import { buildAllTargetsCommand } from './buildAllTargets';
import { buildStageCommand } from './buildStage';
import { buildStageWithCommand } from './buildStageWith';
import { checkWithEngineCommand } from './checkWithEngine';
import { chooseBuilderCommand } from './chooseBuilder';
import { chooseContextCommand } from './chooseContext';
import type { ClientCommand, CommandServices } from './clientCommand';
import { stageArguments } from './commandArguments';
import { insertDiagramCommand } from './insertDiagram';
import { nameStageCommand } from './nameStage';
import { newDockerfileCommand } from './newDockerfile';
import { rebuildLastCommand } from './rebuildLast';
import { restartCommand } from './restart';
import { runStageCommand } from './runStage';
import { saveAsTaskCommand } from './saveAsTask';
import { shellInLastGoodStateCommand } from './shellInLastGoodState';
import { shellInStageCommand } from './shellInStage';
import { showBuildLogCommand } from './showBuildLog';
import { showOutputCommand } from './showOutput';
import { showReferencesCommand } from './showReferences';
import { turnOffRuleCommand } from './turnOffRule';

/** All commands but those of the diagram, which registers its own. */
export const allCommands: readonly ClientCommand[] = [
  addToBuildsCommand,
  buildAllTargetsCommand,
  buildStageCommand,
  buildStageWithCommand,
  checkWithEngineCommand,
  chooseBuilderCommand,
  chooseContextCommand,
  insertDiagramCommand,
  nameStageCommand,
  newDockerfileCommand,
  rebuildLastCommand,
  restartCommand,
  runStageCommand,
  shellInLastGoodStateCommand,
  shellInStageCommand,
  showBuildLogCommand,
  saveAsTaskCommand,
  showOutputCommand,
  showReferencesCommand,
  turnOffRuleCommand,
];

export function registerCommands(services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    ...allCommands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => run(services, ...stageArguments(args))),
    ),
  );
}
