import * as vscode from 'vscode';
import { buildCommand } from '../build/buildArguments';
import type { BuildServices } from '../build/buildServices';
import { likelyContext } from '../build/chooseContext';
import type { Engine } from '../build/engine';
import { maskedArguments } from '../build/maskedArguments';
import { tagOf } from '../build/prepareBuild';
import { stageToBuild } from '../build/stageToBuild';
import { targetable } from '../build/targetable';
import { wantedEngine } from '../build/wantedEngine';
import { askedBy } from '../build/with/answers';
import { commandLine } from './commandLine';
import { shellOf } from './shellQuoting';
import type { StageNode } from './stagesNode';

/**
 * Copies what one would type in a terminal of the workspace folder to build a stage, with what was answered for it before;
 * values that look secret are left out. Runs nothing and asks nothing.
 */
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
  const { target } = answer;
  const template = vscode.workspace.getConfiguration('dockerfileStages', dockerfile).get('build.tag', '');
  const { hints } = await stageToBuild(services, dockerfile, summary);
  const { best: context } = await likelyContext(services, dockerfile, hints);
  const engine = likelyEngine();
  const text = commandLine({
    executable: engine.executable,
    ...(await furtherOptions(services, engine, { dockerfile, context, target })),
    target,
    tag: tagOf({ dockerfile, target }, template),
    dockerfile: dockerfile.fsPath,
    context,
    from: vscode.workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath,
    platform: process.platform,
    shell: shellOf(vscode.env.shell, process.platform),
  });
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 5000);
}

/** The engine of the settings, without a look whether it is there. */
function likelyEngine(): Engine {
  const { kind, path } = wantedEngine();
  const isDocker = kind === 'auto' || kind === 'docker';
  return { kind: isDocker ? 'buildx' : kind, executable: path || (isDocker ? 'docker' : kind), version: [] };
}

interface Place {
  readonly dockerfile: vscode.Uri;
  readonly context: string;
  readonly target: string | undefined;
}

/** What the chosen builder and the last answers for this target add. */
async function furtherOptions(services: BuildServices, engine: Engine, { dockerfile, context, target }: Place) {
  const last = await services.lastBuilds.answered(dockerfile.toString());
  const asked = last?.answers && last.target === target ? askedBy(last.answers) : {};
  const builder = services.builder.of(engine);
  const { args } = buildCommand(engine, { ...asked, dockerfile: dockerfile.fsPath, context, builder });
  const options = maskedArguments(args.filter((argument) => !isUsual(argument)));
  const isOfProgram = (option: string) => option.startsWith('--connection=');
  return { programOptions: options.filter(isOfProgram), options: options.filter((option) => !isOfProgram(option)) };
}

/** `docker build` is that of buildx, loads the image and shows its progress by itself. */
function isUsual(argument: string): boolean {
  return !argument.startsWith('--') || argument === '--load' || /^--(?:file|progress)=/.test(argument);
}
