import * as vscode from 'vscode';
import { commands, type StageSummary } from '../../../server/src/protocol/methods';
import type { BuildServices } from './buildServices';
import { type FailureMark, MARK_SOURCE } from './failureMarks';
import { isTarget } from './progress/stageLook';

export const shellInLastGoodState = 'dockerfileStages.shellInLastGoodState';

/** What can be done where a build failed: see its log, build again. */
export function registerFailureActions(services: BuildServices): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { language: 'dockerfile', scheme: 'file' },
    {
      provideCodeActions: ({ uri }, _range, { diagnostics }) =>
        failureActions(
          services,
          uri,
          diagnostics.filter(({ source }) => source === MARK_SOURCE),
        ),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

async function failureActions(
  services: BuildServices,
  uri: vscode.Uri,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  const [diagnostic] = diagnostics;
  if (!diagnostic) return [];
  const mark = services.failures.of(uri).find(({ line }) => line === diagnostic.range.start.line);
  const show = action(vscode.l10n.t('Show Log'), commands.showBuildLog, [uri], diagnostic);
  const stages = await services.stages(uri);
  const index = mark && indexOf(mark.target, stages);
  if (!mark || index === undefined) return [show];
  const shell = vscode.l10n.t('Shell in the Last Good State');
  return [
    show,
    action(vscode.l10n.t('Rebuild'), commands.buildStage, [uri, index], diagnostic),
    ...(isInStage(mark, stages) ? [action(shell, shellInLastGoodState, [uri, mark.line], diagnostic)] : []),
  ];
}

/** Below a FROM: only there a build was in some state before. */
function isInStage({ line }: FailureMark, stages: readonly StageSummary[]): boolean {
  return stages.some((stage) => stage.line < line && line <= stage.lastLine);
}

/** The stage that a build asked for, as the file is now. */
export function indexOf(target: string | undefined, stages: readonly StageSummary[]): number | undefined {
  return stages.findLast((stage) => isTarget(stage, { target }))?.index;
}

function action(title: string, command: string, args: unknown[], diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: args };
  made.diagnostics = [diagnostic];
  return made;
}
