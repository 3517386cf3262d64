import type { Position, Range } from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import { isRefusal } from '../protocol/refusal';
import type { Snapshot } from '../workspace/snapshot';
import { nameAt } from './nameAt';
import type { NamePlace } from './rename/namePlace';
import { placesToRewrite } from './rename/placesToRewrite';

/** Places with the same text that change together while one of them is typed in. */
export interface LinkedRanges {
  readonly ranges: Range[];
  /** What may be typed; anything else ends it. */
  readonly wordPattern: string;
}

/**
 * The places that can follow while a stage's name is typed where it is declared; undefined where that is not safe:
 * - Only behind AS. Who types into a reference means another stage more often than another name.
 * - Only a name that one stage has, and that every place writes in lower case, without variables: an editor writes the
 *   same text into all of them, and FROM finds no other case.
 * - Not a name that something hangs on that can't be rewritten, and none that is not there yet.
 */
export function linkedEditing(snapshot: Snapshot, position: Position): LinkedRanges | undefined {
  const name = nameAt(snapshot, position);
  if (name?.kind !== 'declaration') return undefined;
  const { stage } = name;
  if (stage.name === undefined || snapshot.graph.stagesNamed(stage.name).length > 1) return undefined;
  const places = placesOf(snapshot, stage);
  if (places.length < 2 || !places.every((place) => isPlain(place, stage))) return undefined;
  return { ranges: places.map(({ range }) => range), wordPattern: '[a-z][a-z0-9._-]*' };
}

/** On one line, and the name itself. */
function isPlain({ written, range: { start, end } }: NamePlace, { name }: Stage): boolean {
  return written === name && start.line === end.line;
}

function placesOf(snapshot: Snapshot, stage: Stage): readonly NamePlace[] {
  try {
    return placesToRewrite(snapshot, stage);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}
