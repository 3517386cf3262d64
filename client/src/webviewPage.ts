import * as vscode from 'vscode';
import { newNonce, pageHtml } from './pageHtml';

/** Gives a panel its page, made of a script and a style sheet of this name, and lets it load nothing else. */
export function setPage(webview: vscode.Webview, extension: vscode.Uri, name: string, title: string): void {
  const folder = vscode.Uri.joinPath(extension, 'client', 'dist', 'webview');
  const resource = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = pageHtml({
    script: resource(`${name}.js`),
    style: resource(`${name}.css`),
    cspSource: webview.cspSource,
    nonce: newNonce(),
    language: vscode.env.language,
    title,
  });
}
