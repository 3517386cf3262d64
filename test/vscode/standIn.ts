import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import * as vscode from 'vscode';
import type * as lsp from 'vscode-languageserver-types';

/*
 * An extension that stands in for those that people have beside ours: all that dockerfile-language-service can do, the
 * way they offer it. It runs from `standIn.begin` on, and offers nothing any longer after `standIn.end`.
 */

const service = DockerfileLanguageServiceFactory.createLanguageService();
service.setCapabilities({
  completion: { completionItem: { snippetSupport: true } },
  hover: { contentFormat: ['markdown'] },
});

let offered: vscode.Disposable | undefined;

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('standIn.begin', () => {
      offered ??= offer();
    }),
    vscode.commands.registerCommand('standIn.end', () => {
      offered?.dispose();
      offered = undefined;
    }),
  );
}

function offer(): vscode.Disposable {
  const selector = { language: 'dockerfile' };
  const { languages } = vscode;
  return vscode.Disposable.from(
    languages.registerHoverProvider(selector, {
      provideHover(document, position) {
        const found = service.computeHover(document.getText(), position);
        return found && new vscode.Hover(new vscode.MarkdownString((found.contents as lsp.MarkupContent).value));
      },
    }),
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position) =>
          (await service.computeCompletionItems(document.getText(), position)).map(toItem),
      },
      '=',
      ' ',
      '$',
      '-',
    ),
    languages.registerSignatureHelpProvider(
      selector,
      {
        provideSignatureHelp(document, position) {
          const found = service.computeSignatureHelp(document.getText(), position);
          const help = new vscode.SignatureHelp();
          help.signatures = found.signatures.map(({ label }) => new vscode.SignatureInformation(label));
          return found.signatures.length > 0 ? help : undefined;
        },
      },
      ' ',
    ),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: (document) =>
        service
          .computeSymbols({ uri: document.uri.toString() }, document.getText())
          .map(
            ({ name, location }) =>
              new vscode.SymbolInformation(
                name,
                vscode.SymbolKind.Function,
                '',
                new vscode.Location(document.uri, toRange(location.range)),
              ),
          ),
    }),
    languages.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: (document, options) =>
        service.format(document.getText(), options as lsp.FormattingOptions).map(toEdit),
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition(document, position) {
        const found = service.computeDefinition({ uri: document.uri.toString() }, document.getText(), position);
        return found && new vscode.Location(document.uri, toRange(found.range));
      },
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position) =>
        service
          .computeHighlightRanges(document.getText(), position)
          .map(({ range }) => new vscode.DocumentHighlight(toRange(range))),
    }),
    languages.registerRenameProvider(selector, {
      provideRenameEdits(document, position, name) {
        const id = { uri: document.uri.toString() };
        const edit = new vscode.WorkspaceEdit();
        edit.set(document.uri, service.computeRename(id, document.getText(), position, name).map(toEdit));
        return edit;
      },
      prepareRename(document, position) {
        const range = service.prepareRename(document.getText(), position);
        if (!range) throw new Error('nothing to rename here');
        return toRange(range);
      },
    }),
  );
}

function toRange({ start, end }: lsp.Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function toEdit({ range, newText }: lsp.TextEdit): vscode.TextEdit {
  return new vscode.TextEdit(toRange(range), newText);
}

function toItem({ label, kind, textEdit, sortText }: lsp.CompletionItem): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, kind === undefined ? undefined : kind - 1);
  const { range, newText } = textEdit as lsp.TextEdit;
  item.insertText = new vscode.SnippetString(newText);
  item.range = toRange(range);
  if (sortText !== undefined) item.sortText = sortText;
  return item;
}
