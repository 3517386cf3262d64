import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient';
import { commands } from '../../../server/src/protocol/methods';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri, position, locations] of a lens: peeks at the places that use a stage. */
export const showReferencesCommand: ClientCommand = {
  id: commands.showReferences,
  run: ({ client }, given, position, locations) => {
    const uri = uriArgument(given);
    if (!uri || !position || !Array.isArray(locations)) return undefined;
    const convert = client.protocol2CodeConverter;
    const places = locations.map((location: Location) => convert.asLocation(location));
    return vscode.commands.executeCommand(
      'editor.action.showReferences',
      uri,
      convert.asPosition(position as Position),
      places,
    );
  },
};
