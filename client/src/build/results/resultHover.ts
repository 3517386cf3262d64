import * as vscode from 'vscode';
import type { BuildServices } from '../buildServices';
import { type ResultCommand, resultCommands, showLayers, showLog } from './resultCommand';
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
  services: Pick<BuildServices, 'results' | 'builds'>,
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const shown = (await services.results.of(uri)).find(({ stage }) => nameRange(stage)?.contains(position));
  if (!shown) return undefined;
  const text = resultTable(shown, Date.now());
  const links = [
    link(vscode.l10n.t('Show Layers'), showLayers(uri, shown)),
    link(vscode.l10n.t('Show Log'), showLog(services, uri)),
  ].filter(Boolean);
  if (links.length > 0) text.appendMarkdown(`\n\n${links.join(' · ')}`);
  return new vscode.Hover(text, nameRange(shown.stage));
}

function nameRange({ nameAt }: ShownResult['stage']): vscode.Range | undefined {
  return nameAt && new vscode.Range(nameAt.line, nameAt.character, nameAt.line, nameAt.endCharacter);
}

/** What is known of a stage's last build, as a table. */
export function resultTable(shown: ShownResult, now: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: resultCommands };
  const [first, ...rest] = resultFacts(shown, now).map((fact) => `| ${fact.map(cell).join(' | ')} |`);
  text.appendMarkdown([first, '| :--- | :--- |', ...rest].join('\n'));
  if (shown.isStale) text.appendMarkdown(`\n\n*${staleText()}*`);
  return text;
}

/** The only text that is not ours is the tag of an image, which has no such characters but `_`. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~&]/g, '\\$&');
}

function link(title: string, what: ResultCommand | undefined): string | undefined {
  if (!what) return undefined;
  return `[${title}](command:${what.command}?${encodeURIComponent(JSON.stringify(what.arguments))})`;
}
