import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';

/** Asks which stage, with the one under the cursor chosen already. */
export function pickStage(uri: vscode.Uri, stages: readonly StageSummary[]): Promise<StageSummary | undefined> {
  const pick = vscode.window.createQuickPick<StageItem>();
  pick.title = vscode.l10n.t('Build a stage of {0}', vscode.workspace.asRelativePath(uri));
  pick.placeholder = vscode.l10n.t('Which stage?');
  pick.matchOnDescription = true;
  pick.items = stages.map(stageItem);
  const active = activeStage(uri, stages);
  pick.activeItems = pick.items.filter(({ stage }) => stage === active);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.stage);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** What a stage is called in a sentence. */
export function stageTitle(stage: StageSummary): string {
  return stage.name ?? vscode.l10n.t('unnamed stage {0}', stage.index);
}

interface StageItem extends vscode.QuickPickItem {
  readonly stage: StageSummary;
}

/** A stage in a list. */
export function stageItem(stage: StageSummary): StageItem {
  const icon = stage.error ? '$(warning)' : '$(layers)';
  const isDefault = stage.isDefault ? ` · ${vscode.l10n.t('what a plain build builds')}` : '';
  return {
    label: `${icon} ${stageTitle(stage)}`,
    description: `FROM ${stage.base}${isDefault}`,
    detail: stage.error ?? stage.comment,
    stage,
  };
}

/** The stage under the cursor; of a file that isn't being edited the default one. */
export function activeStage(uri: vscode.Uri, stages: readonly StageSummary[]): StageSummary | undefined {
  const line = cursorLine(uri);
  return stages.find((stage) => (line === undefined ? stage.isDefault : stage.line <= line && line <= stage.lastLine));
}

function cursorLine(uri: vscode.Uri): number | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.toString() === uri.toString() ? editor.selection.active.line : undefined;
}
