import * as vscode from 'vscode';
import { commands } from '../../../../server/src/protocol/methods';
import type { BuildServices } from '../buildServices';
import { resultFacts, staleText } from './resultWords';
import type { ShownResult } from './shownResult';

/** On the name of a stage, behind AS: what its last build made. */
export function registerResultHover(services: Pick<BuildServices, 'results' | 'builds'>): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: 'dockerfile', scheme: 'file' },
    { provideHover: (document, position) => resultHover(services, document, position) },
  );
}

async function resultHover(
  { results, builds }: Pick<BuildServices, 'results' | 'builds'>,
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const shown = (await results.of(uri)).find(({ stage }) => nameRange(stage)?.contains(position));
  if (!shown) return undefined;
  const text = resultTable(shown, Date.now());
  if (builds.last(uri)) text.appendMarkdown(`\n\n[${vscode.l10n.t('Show Log')}](${commandUri(uri)})`);
  return new vscode.Hover(text, nameRange(shown.stage));
}

function nameRange({ nameAt }: ShownResult['stage']): vscode.Range | undefined {
  return nameAt && new vscode.Range(nameAt.line, nameAt.character, nameAt.line, nameAt.endCharacter);
}

/** What is known of a stage's last build, as a table. */
export function resultTable(shown: ShownResult, now: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [commands.showBuildLog] };
  const [first, ...rest] = resultFacts(shown, now).map((fact) => `| ${fact.map(cell).join(' | ')} |`);
  text.appendMarkdown([first, '| --- | --- |', ...rest].join('\n'));
  if (shown.isStale) text.appendMarkdown(`\n\n*${staleText()}*`);
  return text;
}

/** The only text that is not ours is the tag of an image, which has no such characters but `_`. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}

function commandUri(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(`command:${commands.showBuildLog}?${encodeURIComponent(JSON.stringify([uri.toString()]))}`);
}
