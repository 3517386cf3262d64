import * as vscode from 'vscode';
import type { ComparedStage, Comparison, ComparisonView } from '../../../server/src/protocol/comparison';
import { inOrder } from '../../../server/src/protocol/comparisonTable';
import { compareStrings } from './compareStrings';
import { csvTable } from './csv';
import { markdownHeading, markdownTable } from './markdown';
import { layersTable, stagesTable, type Table } from './tables';

/** Copies the tables as they are shown. */
export async function copyAsMarkdown(comparison: Comparison, view: ComparisonView): Promise<void> {
  await vscode.env.clipboard.writeText(markdownOf(comparison, view));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied as Markdown.'), 5000);
}

function markdownOf(comparison: Comparison, view: ComparisonView): string {
  const parts = [
    markdownHeading(vscode.l10n.t('Stages of {0}', comparison.file)),
    markdownTable(stagesTableOf(comparison, view)),
  ];
  const stage = shownStage(comparison, view);
  const layers = stage && layersTableOf(stage);
  if (layers) parts.push('\n', markdownHeading(vscode.l10n.t('Layers of {0}', stage.label)), markdownTable(layers));
  return parts.join('');
}

/** Asks where to, and writes one of the tables as it is shown. */
export async function exportAsCsv(
  comparison: Comparison,
  which: 'stages' | 'layers',
  view: ComparisonView,
): Promise<void> {
  const stage = shownStage(comparison, view);
  const table = which === 'stages' ? stagesTableOf(comparison, view) : stage && layersTableOf(stage);
  if (!table) return;
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(comparison.uri), '..');
  const name = which === 'stages' ? 'stages' : `${stage?.label.replace(/[^\w-]+/g, '-')}-layers`;
  const file = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${name}.csv`),
    filters: { CSV: ['csv'] },
    title: vscode.l10n.t('Export as CSV'),
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(csvTable(table)));
  const open = vscode.l10n.t('Open File');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(file)),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', file);
}

function stagesTableOf({ stages }: Comparison, { order }: ComparisonView): Table {
  return stagesTable(inOrder(stages, order), compareStrings());
}

function layersTableOf({ image }: ComparedStage): Table | undefined {
  return image?.layers && layersTable(image.layers, compareStrings());
}

function shownStage({ stages }: Comparison, { shown }: ComparisonView): ComparedStage | undefined {
  return stages.find(({ id }) => id === shown);
}
