import type { Position, Range } from 'vscode-languageserver-types';
import type { Base, Dependency, Source, Stage, TriggerReference } from '../model/stageGraph';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { contains } from './ranges';
import { type Spot, spotAt } from './spot/spot';

/**
 * A place where a stage is named, or is about to be: the base of FROM, the value of `--from=` and of a mount's
 * `from=`, the name after AS.
 */
export interface Cursor {
  readonly kind: 'base' | 'copy' | 'mount' | 'name';
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** Inside the trigger of an ONBUILD. */
  readonly inTrigger: boolean;
  /** What stands there, without quotes around it; empty where nothing has been typed yet. */
  readonly range: Range;
  /** What stands there up to the cursor. */
  readonly typed: string;
}

/** What the cursor stands on, or undefined where no stage could be named. See `spotAt` for all other places. */
export function cursorAt(snapshot: Snapshot, position: Position): Cursor | undefined {
  const spot = spotAt(snapshot, position);
  const kind = spot && cursorKind(spot);
  if (!kind || !spot.stage) return undefined;
  const { stage, instruction, inTrigger, range, typed } = spot;
  return { kind, stage, instruction, inTrigger, range, typed };
}

/** How a stage could be named at a spot; undefined where none can. */
export function cursorKind(spot: Spot): Cursor['kind'] | undefined {
  switch (spot.kind) {
    case 'base':
      return spot.inTrigger ? undefined : 'base';
    case 'stage-name':
      return spot.inTrigger || spot.word === '' ? undefined : 'name';
    case 'flag-value':
      return spot.flag === 'from' && spot.parts.name === 'COPY' ? 'copy' : undefined;
    case 'mount-value':
      return spot.key === 'from' ? 'mount' : undefined;
    default:
      return undefined;
  }
}

/** Something in a file that names a stage, an image or a context, and what it means. */
export type Reference = (Base | Dependency | TriggerReference) & { readonly source: Source; readonly range: Range };

/** What the name under the cursor means; undefined for the name after AS and where nothing is named yet. */
export function referenceAt(snapshot: Snapshot, cursor: Cursor, position: Position): Reference | undefined {
  const { stage, instruction } = cursor;
  const here = (found: { instruction: Instruction; range: Range }) =>
    found.instruction.line === instruction.line && contains(found.range, position);
  switch (cursor.kind) {
    case 'name':
      return undefined;
    case 'base':
      return stage.base.word && stage.base;
    default:
      if (cursor.inTrigger) return snapshot.graph.triggerReferences.find(here);
      return stage.dependencies.find((dependency) => dependency.kind === cursor.kind && here(dependency));
  }
}
