import * as vscode from 'vscode';
import { engineNames, type WantedEngine } from './findEngine';

/** The engine that the settings ask for. */
export function wantedEngine(): WantedEngine {
  const settings = vscode.workspace.getConfiguration('dockerfileStages.engine');
  const kind = settings.get<string>('kind', 'auto');
  return { path: settings.get('path', ''), kind: engineNames.find((name) => name === kind) ?? 'auto' };
}
