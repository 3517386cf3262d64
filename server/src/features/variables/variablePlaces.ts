import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
} from 'vscode-languageserver-types';
import type { Occurrence } from '../../model/variableBinding';
import type { Snapshot } from '../../workspace/snapshot';
import { occurrenceAt, occurrencesIn, type VariableCursor } from './variableAt';

/**
 * Leads from a variable to the ARG or ENV that it has its value from, or to where its own command sets it; from an
 * `ARG NAME` of a stage to the global one. Undefined where nothing in the file says what it is.
 */
export function variableDefinition(snapshot: Snapshot, cursor: VariableCursor): LocationLink | undefined {
  const meaning = occurrenceAt(snapshot, cursor)?.meaning;
  if (!meaning || meaning.kind === 'automatic' || meaning.kind === 'proxy') return undefined;
  return {
    originSelectionRange: cursor.range,
    targetUri: snapshot.uri,
    targetRange: meaning.instruction.range,
    targetSelectionRange: meaning.range,
  };
}

/** All places that stand for the variable under the cursor, in file order. */
export function variableReferences(
  snapshot: Snapshot,
  cursor: VariableCursor,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
  const found = samePlaces(snapshot, cursor);
  const wanted = includeDeclaration ? found : found.filter((one) => !declares(one));
  return wanted.map(({ range }) => ({ uri: snapshot.uri, range }));
}

/** As `variableReferences`; written where it is declared or assigned, read where it is used. */
export function variableHighlights(snapshot: Snapshot, cursor: VariableCursor): DocumentHighlight[] {
  return samePlaces(snapshot, cursor).map(({ access, range }) => {
    return { range, kind: access === 'use' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write };
  });
}

function declares({ access, variable }: Occurrence): boolean {
  return access === 'declaration' || (access === 'assignment' && variable?.kind === 'shell');
}

/** What the base image may set is taken for the same wherever a stage uses it. */
function samePlaces(snapshot: Snapshot, cursor: VariableCursor): readonly Occurrence[] {
  const here = occurrenceAt(snapshot, cursor);
  if (!here) return [];
  if (here.variable) return here.variable.occurrences;
  return occurrencesIn(snapshot, cursor.name).filter(({ variable, stage }) => !variable && stage === here.stage);
}
