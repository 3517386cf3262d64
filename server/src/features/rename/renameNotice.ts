import * as l10n from '@vscode/l10n';
import type { TargetReference } from '../../targets/targetReference';
import { nameOf } from '../../util/uris';
import { placeKey } from '../outsideNames';

type Place = Pick<TargetReference, 'uri' | 'range'>;

/** More places are only counted. */
const most = 3;

/** What a rename could not do. */
export interface Left {
  readonly left: readonly Place[];
  readonly unsure: readonly Place[];
  /** There are files that nobody looked into. */
  readonly areMissing: boolean;
}

/** What the user should know of places that a rename of the stages called `name` left as they are; undefined where it left none. */
export function renameNotice(name: string, { left, unsure, areMissing }: Left): string | undefined {
  const sentences = [variables(name, left), doubtful(name, unsure), areMissing ? unseen(name) : undefined];
  return sentences.filter(Boolean).join(' ') || undefined;
}

function variables(name: string, left: readonly Place[]): string | undefined {
  const places = eachOnce(left);
  if (places.length === 0) return undefined;
  return places.length === 1
    ? l10n.t("1 build may name '{0}' through a variable and was left as it is: {1}.", name, listed(places))
    : l10n.t(
        "{0} builds may name '{1}' through a variable and were left as they are: {2}.",
        places.length,
        name,
        listed(places),
      );
}

function doubtful(name: string, unsure: readonly Place[]): string | undefined {
  const places = eachOnce(unsure);
  if (places.length === 0) return undefined;
  return places.length === 1
    ? l10n.t("1 build may mean another '{0}' and was left as it is: {1}.", name, listed(places))
    : l10n.t("{0} builds may mean another '{1}' and were left as they are: {2}.", places.length, name, listed(places));
}

function unseen(name: string): string {
  return l10n.t("Not all files of the folder were looked through; more may build '{0}'.", name);
}

function eachOnce(places: readonly Place[]): string[] {
  const byPlace = new Map(places.map((place) => [placeKey(place), place]));
  return [...byPlace.values()].map(({ uri, range }) => `${nameOf(uri)}:${range.start.line + 1}`);
}

function listed(places: readonly string[]): string {
  const shown = places.slice(0, most).join(', ');
  return places.length > most ? l10n.t('{0} and {1} more', shown, places.length - most) : shown;
}
