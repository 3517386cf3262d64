import * as path from 'node:path';
import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';
import { candidatesFor, chosenContext } from '../build/chooseContext';
import { tagOf } from '../build/prepareBuild';
import { targetable } from '../build/targetable';
import { commandLine } from './commandLine';
import type { StageNode } from './stagesNode';

/** Copies what one would type in a terminal of the workspace folder to build a stage. Runs nothing and asks nothing. */
export async function copyBuildCommand(services: BuildServices, { parent, stage }: StageNode): Promise<void> {
  const dockerfile = vscode.Uri.parse(parent.uri);
  const stages = await services.stages(dockerfile);
  const summary = stages[stage.index];
  const answer = summary && targetable(summary, stages);
  if (answer?.kind !== 'yes') {
    const message = vscode.l10n.t("No build can ask for '{0}' by its name.", stage.label);
    void vscode.window.showInformationMessage(message);
    return;
  }
  const settings = vscode.workspace.getConfiguration('dockerfileStages', dockerfile);
  const [best] = await candidatesFor(services, dockerfile, summary.contextSources);
  const context = chosenContext(services.memory, dockerfile) ?? best?.folder ?? path.dirname(dockerfile.fsPath);
  const text = commandLine({
    executable: settings.get('engine.path', '') || 'docker',
    target: answer.target,
    tag: tagOf({ dockerfile, target: answer.target }, settings.get('build.tag', '')),
    dockerfile: dockerfile.fsPath,
    context,
    from: vscode.workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath,
    platform: process.platform,
  });
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 5000);
}
