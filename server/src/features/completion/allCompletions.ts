import { mountPaths, sourcePaths } from '../paths/pathCompletions';
import type { Spot, SpotOf } from '../spot/spot';
import { variableCompletions } from '../variables/variableCompletion';
import { argNames } from './argNames';
import { argumentItems, destinations, healthTypes, shellItems } from './argumentItems';
import { asKeyword } from './as';
import { baseItems } from './baseImages';
import { flagItems, flagsToBegin } from './flagItems';
import { directiveItems, keywordItems } from './languageItems';
import { mountKeyItems } from './mountKeyItems';
import { mountValues } from './mountValues';
import type { Asked, Offered, Provider } from './offer';
import { stageNames } from './stageNames';
import { flagValues } from './valueItems';

/** Who offers something, by what stands at the cursor. */
const providers: { readonly [Kind in Spot['kind']]: readonly Provider<Kind>[] } = {
  keyword: [keywordItems],
  'flag-name': [flagItems],
  'flag-value': [flagValues],
  'mount-key': [mountKeyItems],
  'mount-value': [mountValues, mountPaths],
  base: [baseItems, flagsToBegin],
  as: [asKeyword],
  'stage-name': [stageNames],
  source: [sourcePaths, flagsToBegin],
  destination: [destinations],
  'variable-name': [argNames],
  'variable-value': [],
  'health-type': [healthTypes, flagsToBegin],
  command: [shellItems, flagsToBegin],
  argument: [argumentItems],
};

type Answer = Offered | Promise<Offered>;

export function offersAt<Kind extends Spot['kind']>(asked: Asked, spot: SpotOf<Kind>): Answer[] {
  const found: readonly Provider<Kind>[] = providers[spot.kind as Kind];
  return found.map((provider) => provider(asked, spot));
}

/** Behind a `$`, wherever that may be; nothing else is offered where these are. */
export function offersOfVariables({ general, snapshot, position }: Asked): Answer[] {
  // What everybody knows is offered once its first letter is typed.
  return general ? [{ items: variableCompletions(snapshot, position), isIncomplete: true }] : [];
}

/** On a line that belongs to no instruction: blank, or a comment. */
export function offersOfLine(asked: Asked): Answer[] {
  return [keywordItems(asked), directiveItems(asked)];
}
