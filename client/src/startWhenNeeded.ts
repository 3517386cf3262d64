import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { configName } from '../../server/src/protocol/configName';
import { targetFileGlobs, targetFileLanguages } from '../../server/src/protocol/targetFileGlobs';

const selector: vscode.DocumentSelector = [
  { language: 'dockerfile' },
  { pattern: `{${targetFileGlobs.join(',')}}` },
  { pattern: `**/${configName}` },
  ...targetFileLanguages.map((language) => ({ language })),
];

/**
 * Starts the server with the first document that it can say something about: a Dockerfile, or what may build one. Whoever
 * asks it for something starts it as well. In a folder where nobody opens any of that, there is no process.
 */
export function startWhenNeeded(client: LanguageClient): vscode.Disposable {
  const opened = vscode.workspace.onDidOpenTextDocument((document) => startFor([document]));
  const startFor = (documents: readonly vscode.TextDocument[]) => {
    if (!documents.some((document) => vscode.languages.match(selector, document) > 0)) return;
    opened.dispose();
    void client.start();
  };
  startFor(vscode.workspace.textDocuments);
  return opened;
}
