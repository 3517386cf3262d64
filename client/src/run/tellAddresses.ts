import * as vscode from 'vscode';
import { webAddress } from './exposedPorts';
import { isAnswered } from './freePort';
import type { PublishedPort } from './runArguments';

/** What has not answered by then may never do; the address is told all the same. */
const PATIENCE_MS = 15_000;
const PAUSE_MS = 250;
const MOST_BUTTONS = 3;

/** Says where the ports of a running stage can be reached, once one answers, with a button for those of the web. */
export async function tellAddresses(
  title: string,
  ports: readonly PublishedPort[],
  stopped: Promise<void>,
): Promise<void> {
  if (ports.length === 0 || !(await isUp(ports, stopped))) return;
  const pages = ports.flatMap((port) => webAddress({ port: port.container, protocol: port.protocol }, port.host) ?? []);
  const message = vscode.l10n.t("Stage '{0}' runs: {1}", title, ports.map(portText).join(', '));
  const buttons = pages
    .slice(0, MOST_BUTTONS)
    .map((page) => ({ title: vscode.l10n.t('Open {0}', withoutScheme(page)), page }));
  const chosen = await vscode.window.showInformationMessage(message, ...buttons);
  if (chosen) await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(chosen.page)));
}

/** `localhost:8080`, or `port 80 is localhost:8080` where they differ. */
function portText({ container, host, protocol }: PublishedPort): string {
  const ending = protocol === 'tcp' ? '' : `/${protocol}`;
  const here = `localhost:${host}${ending}`;
  return container === host ? here : vscode.l10n.t('port {0} is {1}', `${container}${ending}`, here);
}

function withoutScheme(page: string): string {
  return page.replace(/^https?:\/\//, '');
}

/** Resolves when something answers or nothing may; to false where it has ended before. */
async function isUp(ports: readonly PublishedPort[], stopped: Promise<void>): Promise<boolean> {
  let hasStopped = false;
  void stopped.then(() => {
    hasStopped = true;
  });
  const listening = ports.filter(({ protocol }) => protocol === 'tcp');
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !hasStopped; ) {
    const answers = await Promise.all(listening.map(({ host }) => isAnswered(host)));
    if (answers.some(Boolean)) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return !hasStopped;
}
