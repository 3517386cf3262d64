import * as vscode from 'vscode';
import { commands, type StageSummary } from '../../../server/src/protocol/methods';
import type { BuildServices } from '../build/buildServices';
import { currentDockerfile } from '../build/pickDockerfile';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';
import { type NameProblem, nameProblem } from './stageName';

/** [uri?, stageIndex?, name?] → whether the stage has got a name. Asks for what is missing. */
export const nameStageCommand: ClientCommand = {
  id: commands.nameStage,
  run: async ({ build }, given, index, name) => {
    const uri = uriArgument(given) ?? (await currentDockerfile());
    if (!uri) return false;
    const document = await vscode.workspace.openTextDocument(uri);
    const stages = await build.stages(uri);
    const stage = stages[indexArgument(index) ?? stageAtCursor(uri, stages)];
    if (!stage?.nameAt) return tellNotUnnamed(stage);
    const chosen = typeof name === 'string' ? name : await askForName(stage, stages);
    return chosen ? nameIt(build, document, stage.index, chosen) : false;
  },
};

function stageAtCursor(uri: vscode.Uri, stages: readonly StageSummary[]): number {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) return -1;
  const { line } = editor.selection.active;
  return stages.findIndex((stage) => stage.line <= line && line <= stage.lastLine);
}

function tellNotUnnamed(stage: StageSummary | undefined): boolean {
  const message = stage?.name
    ? vscode.l10n.t("This stage is called '{0}' already.", stage.name)
    : vscode.l10n.t('There is no stage to name here.');
  void vscode.window.showInformationMessage(message);
  return false;
}

async function askForName(stage: StageSummary, stages: readonly StageSummary[]): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Name the stage FROM {0} on line {1}', stage.base, stage.line + 1),
    placeHolder: 'builder',
    ignoreFocusOut: true,
    validateInput: (name) => {
      const problem = nameProblem(name, stage, stages);
      return problem && problemText(problem, name);
    },
  });
}

function problemText(problem: NameProblem, name: string): string {
  switch (problem.kind) {
    case 'illegal':
      return vscode.l10n.t(
        'A name begins with a letter and goes on with letters, digits, dots, dashes and underscores.',
      );
    case 'reserved':
      return vscode.l10n.t("'{0}' has a meaning of its own.", name);
    case 'taken':
      return vscode.l10n.t("The stage on line {0} is called '{1}' already.", problem.by.line + 1, name);
    case 'image':
      return vscode.l10n.t('FROM {0} on line {1} would then mean this stage.', name, problem.of.line + 1);
  }
}

/** One undoable edit, at the place where the stage's FROM ends now: the file may have changed during the question. */
async function nameIt(
  build: BuildServices,
  document: vscode.TextDocument,
  index: number,
  name: string,
): Promise<boolean> {
  const at = (await build.stages(document.uri))[index];
  if (!at?.nameAt) return tellNotUnnamed(at);
  const isLowerCase = /^\s*from\b/.test(document.lineAt(at.line).text);
  const edit = new vscode.WorkspaceEdit();
  const position = new vscode.Position(at.nameAt.line, at.nameAt.character);
  edit.insert(document.uri, position, ` ${isLowerCase ? 'as' : 'AS'} ${name}`);
  return vscode.workspace.applyEdit(edit);
}
