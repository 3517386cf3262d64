import * as vscode from 'vscode';
import { isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { engineTitle } from '../lackWords';
import { engineFor } from '../prepareBuild';
import { type Builder, buildersOf } from './builder';

/** Asks where the builds of this workspace take place. The name that was chosen; undefined for the default, or no answer. */
export async function chooseBuilder(services: BuildServices): Promise<string | undefined> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return undefined;
  const current = services.builder.of(engine);
  const title = engineTitle(engine);
  const items = async (): Promise<BuilderItem[]> => {
    const builders = await buildersOf(engine, services.ask);
    if (!builders) void vscode.window.showWarningMessage(vscode.l10n.t('{0} did not tell where it can build.', title));
    return [defaultItem(current), ...(builders ?? []).map((builder) => item(builder, current))];
  };
  const picked = await vscode.window.showQuickPick(items(), {
    title: vscode.l10n.t('Where {0} builds', title),
    placeHolder: vscode.l10n.t('Remembered for this workspace'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await services.builder.choose(engine, picked.builder);
  return picked?.builder;
}

interface BuilderItem extends vscode.QuickPickItem {
  readonly builder: string | undefined;
}

function defaultItem(current: string | undefined): BuilderItem {
  const label = vscode.l10n.t('The default');
  const now = current === undefined ? ` · ${vscode.l10n.t('now')}` : '';
  return {
    label: `$(home) ${label}`,
    description: `${vscode.l10n.t("whatever the engine's own settings say")}${now}`,
    builder: undefined,
  };
}

function item(
  { name, driver, endpoints, platforms, status, error, isDefault }: Builder,
  current: string | undefined,
): BuilderItem {
  const marks = [driver, status, isDefault && vscode.l10n.t('default'), name === current && vscode.l10n.t('now')];
  return {
    label: `$(${error === undefined ? 'server' : 'warning'}) ${name}`,
    description: marks.filter(Boolean).join(' · '),
    detail: error ?? [endpoints.join(', '), platforms.join(', ')].filter(Boolean).join(' · '),
    builder: name,
  };
}
