import * as vscode from 'vscode';
import { DocumentHighlightRequest, type LanguageClient, RenameRequest } from 'vscode-languageclient/node';

/**
 * Of several extensions that can rename or highlight, VS Code asks the one first that came last, and is content with its
 * answer. Others find only some of the references to a stage, and their rename breaks the rest: so ours has to come last.
 */
export class FirstToBeAsked implements vscode.Disposable {
  private registered: vscode.Disposable | undefined;

  constructor(private readonly client: LanguageClient) {}

  /** To be called when others may have registered theirs. */
  comeLast(): void {
    const before = this.registered;
    const selector = [{ language: 'dockerfile' }];
    this.registered = vscode.Disposable.from(
      vscode.languages.registerRenameProvider(selector, this.rename),
      vscode.languages.registerDocumentHighlightProvider(selector, this.highlight),
    );
    // Not earlier, so that there is no moment without.
    before?.dispose();
  }

  dispose(): void {
    this.registered?.dispose();
  }

  private readonly rename: vscode.RenameProvider = {
    prepareRename: (document, ...rest) => this.renames(document)?.prepareRename?.(document, ...rest),
    provideRenameEdits: (document, ...rest) => this.renames(document)?.provideRenameEdits(document, ...rest),
  };

  private readonly highlight: vscode.DocumentHighlightProvider = {
    provideDocumentHighlights: (document, ...rest) =>
      this.client
        .getFeature(DocumentHighlightRequest.method)
        .getProvider(document)
        ?.provideDocumentHighlights(document, ...rest),
  };

  private renames(document: vscode.TextDocument): vscode.RenameProvider | undefined {
    return this.client.getFeature(RenameRequest.method).getProvider(document);
  }
}
