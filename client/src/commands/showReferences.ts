import * as vscode from 'vscode';
import type { Position, Range } from 'vscode-languageclient';
import { commands } from '../../../server/src/protocol/methods';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri, position, ranges] of a lens: peeks at the places that name a stage. */
export const showReferencesCommand: ClientCommand = {
  id: commands.showReferences,
  run: ({ client }, given, position, ranges) => {
    const uri = uriArgument(given);
    if (!uri || !position || !Array.isArray(ranges)) return undefined;
    const convert = client.protocol2CodeConverter;
    const places = ranges.map((range: Range) => new vscode.Location(uri, convert.asRange(range)));
    return vscode.commands.executeCommand(
      'editor.action.showReferences',
      uri,
      convert.asPosition(position as Position),
      places,
    );
  },
};
