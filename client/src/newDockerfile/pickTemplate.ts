import * as vscode from 'vscode';
import templates from '../../../snippets/templates.json';
import type { Suggestion, TemplateName } from './suggestion';

interface TemplateItem extends vscode.QuickPickItem {
  readonly suggestion?: Suggestion;
}

/** Asks for a template: those that suit the folder first, with the reason, then all others. */
export async function pickTemplate(suggestions: readonly Suggestion[]): Promise<Suggestion | undefined> {
  const suited = new Set(suggestions.map(({ template }) => template));
  const others = (Object.keys(templates) as TemplateName[]).filter((template) => !suited.has(template));
  const items: TemplateItem[] = [
    ...(suggestions.length > 0 ? [heading(vscode.l10n.t('for this folder'))] : []),
    ...suggestions.map((suggestion) => item(suggestion, suggestion.reason)),
    heading(suggestions.length > 0 ? vscode.l10n.t('others') : vscode.l10n.t('templates')),
    ...others.map((template) => item({ template, reason: '', values: {}, ignore: [] })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Multi-stage Dockerfile'),
    placeHolder: vscode.l10n.t('What is built?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.suggestion;
}

function heading(label: string): TemplateItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function item(suggestion: Suggestion, description?: string): TemplateItem {
  const { template } = suggestion;
  return { label: template, description, detail: templates[template].description, suggestion };
}
