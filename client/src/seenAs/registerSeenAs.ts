import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { buildsChanged } from '../../../server/src/protocol/builds';
import { commands } from '../../../server/src/protocol/methods';
import { currentDockerfile } from '../build/pickDockerfile';
import { uriArgument } from '../commands/commandArguments';
import { Latest } from '../diagram/latest';
import { pickBuild } from './pickBuild';
import { SeenAs } from './seenAs';
import { createStatusItem, showBuilds } from './statusItem';

/** The choice as which of its builds a Dockerfile is seen: an item in the status bar, and a command. */
export function registerSeenAs(client: LanguageClient, memory: vscode.Memento): vscode.Disposable {
  const [seen, item] = [new SeenAs(client, memory), createStatusItem()];
  const showing = new Latest(
    () => show(client, seen, item),
    (error) => client.error(String(error), error, false),
  );
  const refresh = () => void showing.run();
  /** [uri?, id?]: without an id it asks; null stands for the Dockerfile as it is written. */
  const choose = async (given?: unknown, id?: unknown) => {
    const uri = uriArgument(given) ?? (await currentDockerfile());
    if (!uri) return;
    const build = typeof id === 'string' || id === null ? { build: id ?? undefined } : await ask(seen, uri);
    if (!build) return;
    await seen.choose(uri, build.build);
    refresh();
  };
  return vscode.Disposable.from(
    item,
    vscode.commands.registerCommand(commands.seeAs, choose),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.window.onDidChangeVisibleTextEditors(refresh),
    client.onNotification(buildsChanged, refresh),
    client.onDidChangeState(({ newState }) => {
      seen.forgetTold();
      if (newState === State.Running) refresh();
    }),
  );
}

async function ask(seen: SeenAs, uri: vscode.Uri) {
  const builds = await seen.builds(uri);
  if (builds.builds.length > 0) return pickBuild(uri, builds);
  const message = vscode.l10n.t('No build of {0} was found in other files.', vscode.workspace.asRelativePath(uri));
  void vscode.window.showInformationMessage(message);
  return undefined;
}

/** The item is about the active editor; what was chosen counts in all that can be seen. */
async function show(client: LanguageClient, seen: SeenAs, item: vscode.StatusBarItem): Promise<void> {
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId !== 'dockerfile') item.hide();
  if (!client.isRunning()) return;
  for (const { document } of vscode.window.visibleTextEditors) {
    if (document.languageId === 'dockerfile') await seen.tell(document.uri);
  }
  if (active?.languageId === 'dockerfile') showBuilds(item, active.uri, await seen.builds(active.uri));
}
