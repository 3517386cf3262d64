import * as vscode from 'vscode';
import type { ExportFormat } from '../../../server/src/protocol/methods';

/** Gives the picture that is shown in another format; nothing where there is none any more. */
export type Export = (format: ExportFormat) => Promise<string | undefined>;

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
  readonly extension?: string;
}

/** Asks for a format, then writes the diagram of a Dockerfile into a file, or copies it. */
export async function exportDiagram(uri: vscode.Uri, give: Export): Promise<void> {
  const items: readonly FormatItem[] = [
    { label: 'SVG…', format: 'svg', extension: 'svg' },
    { label: 'Mermaid…', format: 'mermaid', extension: 'mmd' },
    { label: 'DOT…', format: 'dot', extension: 'dot' },
    { label: 'JSON…', format: 'json', extension: 'json' },
    { label: vscode.l10n.t('Copy as Mermaid'), format: 'mermaid' },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Export the diagram as') });
  if (!picked) return;
  const { format, extension } = picked;
  if (extension === undefined) await vscode.env.clipboard.writeText((await give(format)) ?? '');
  else await save(uri.with({ path: `${uri.path}.${extension}` }), () => give(format));
}

async function save(proposed: vscode.Uri, give: () => Promise<string | undefined>): Promise<void> {
  const file = await vscode.window.showSaveDialog({ defaultUri: proposed });
  const text = file && (await give());
  if (file && text !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
