import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';
import { declarationRange } from './definition';
import { meaningOf, nameAt, placesThatName } from './nameAt';
import { type Asking, variableAskedFor } from './variables/variableAt';
import { variableHighlights } from './variables/variablePlaces';

/**
 * The places that mean the same as the name under the cursor: what declares a stage or a variable as written, all
 * others as read. Empty where nothing is named, and for an image that one FROM alone names.
 */
export function documentHighlight(snapshot: Snapshot, position: Position, asking?: Asking): DocumentHighlight[] {
  const variable = variableAskedFor(snapshot, position, asking);
  if (variable) return variableHighlights(snapshot, variable);
  const name = nameAt(snapshot, position);
  if (!name) return [];
  const source = meaningOf(name);
  const places = placesThatName(snapshot, source);
  const read = places.map(({ range }) => ({ range, kind: DocumentHighlightKind.Read }));
  if (source.kind === 'stage') {
    return [{ range: declarationRange(source.stage), kind: DocumentHighlightKind.Write }, ...read];
  }
  return places.length === 1 && places[0].kind === 'base' ? [] : read;
}
