import path from 'node:path';
import { hostName, installHost } from '../host/host.mjs';

/**
 * The folder with the extensions of the VS Code that VSCODE_HOST asks for: its grammars are in them. Undefined where it
 * can't be installed.
 */
export async function vscodeExtensions(): Promise<string | undefined> {
  const folder = await installHost(hostName()).catch(() => undefined);
  return folder && path.join(folder, 'node_modules/code-server/lib/vscode/extensions');
}
