import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';
import { canTake } from '../build/lacks';
import { stageTitle } from '../build/pickStage';
import type { Way } from '../build/refuse';
import type { BuiltStage } from './builtStage';
import type { Host } from './container';
import { debugArguments } from './runArguments';
import { sourceStages } from './sourceStages';
import { stageFiles } from './stageFiles';

const browseFiles = 'dockerfileStages.browseFiles';

/** Says that a stage has no shell, with other ways to look into it. */
export async function offerInsteadOfShell(services: BuildServices, built: BuiltStage): Promise<void> {
  const { stage } = built;
  const ways = await waysInto(services, built);
  const message = vscode.l10n.t("There is no shell in stage '{0}'.", stageTitle(stage));
  const title = await vscode.window.showInformationMessage(message, ...ways.map((way) => way.title));
  await ways.find((way) => way.title === title)?.go();
}

async function waysInto(services: BuildServices, built: BuiltStage): Promise<readonly Way[]> {
  const { dockerfile, stage, host, image, isPassing } = built;
  const { executeCommand, getCommands } = vscode.commands;
  const ways: Way[] = [];
  const [source] = sourceStages(await services.listedStages(dockerfile), stage.index);
  if (source) {
    ways.push({
      title: vscode.l10n.t("Shell in '{0}'", source.label),
      go: () => executeCommand('dockerfileStages.shellInStage', dockerfile, source.index),
    });
  }
  if (!isPassing && (await getCommands(true)).includes(browseFiles)) {
    ways.push({
      title: vscode.l10n.t('Browse Files'),
      go: () => executeCommand(browseFiles, dockerfile, stage.index),
    });
  }
  if (canTake(host.engine, 'files')) {
    ways.push({ title: vscode.l10n.t('Files as a Folder…'), go: () => stageFiles(services, built) });
  }
  if (!isPassing && (await hasDebug(services, host))) {
    ways.push({ title: 'docker debug', go: async () => openDebug(host, image, stageTitle(stage)) });
  }
  return ways;
}

/** Docker answers a question about a command that it doesn't know with its general help. */
async function hasDebug({ ask }: BuildServices, { engine }: Host): Promise<boolean> {
  if (!['buildx', 'buildkit', 'legacy'].includes(engine.kind)) return false;
  const help = await ask(engine.executable, ['debug', '--help']);
  return help?.includes('docker debug') === true;
}

function openDebug(host: Host, image: string, title: string): void {
  const terminal = vscode.window.createTerminal({
    name: `${title} · docker debug`,
    shellPath: host.engine.executable,
    shellArgs: [...debugArguments(host, image)],
    isTransient: true,
  });
  terminal.show();
}
