import * as vscode from 'vscode';
import { buildStageCommand } from './buildStage';
import { chooseBuilderCommand } from './chooseBuilder';
import { chooseContextCommand } from './chooseContext';
import type { ClientCommand, CommandServices } from './clientCommand';
import { nameStageCommand } from './nameStage';
import { newDockerfileCommand } from './newDockerfile';
import { restartCommand } from './restart';
import { showOutputCommand } from './showOutput';
import { showReferencesCommand } from './showReferences';
import { turnOffRuleCommand } from './turnOffRule';

/** All commands but those of the diagram, which registers its own. */
export const allCommands: readonly ClientCommand[] = [
  buildStageCommand,
  chooseBuilderCommand,
  chooseContextCommand,
  nameStageCommand,
  newDockerfileCommand,
  restartCommand,
  showOutputCommand,
  showReferencesCommand,
  turnOffRuleCommand,
];

export function registerCommands(services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    ...allCommands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => run(services, ...args)),
    ),
  );
}
