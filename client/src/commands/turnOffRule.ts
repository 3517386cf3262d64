import * as vscode from 'vscode';
import { commands, settingsSection } from '../../../server/src/protocol/methods';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri, ruleId] → silences a rule in the settings of the workspace, or in the user's where none is open. */
export const turnOffRuleCommand: ClientCommand = {
  id: commands.turnOffRule,
  run: async (_, given, rule) => {
    const uri = uriArgument(given);
    if (typeof rule !== 'string') return;
    const isInWorkspace = vscode.workspace.workspaceFolders !== undefined;
    const { Global, Workspace } = vscode.ConfigurationTarget;
    const settings = vscode.workspace.getConfiguration(settingsSection, uri);
    await settings.update(`rules.${rule}`, 'off', isInWorkspace ? Workspace : Global);
  },
};
