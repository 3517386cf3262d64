import type { Meaning } from './variableBinding';
import { type Bound, Group } from './variableGroups';
import type { Mention } from './variableMentions';

/**
 * What one name means at its places in a shell text. A shell begins with what the stage gives it (`outside`); what it
 * assigns holds from there on. Both are one variable to the shell, so that they are named alike, unless the text sets
 * it before it can read what the stage gives.
 */
export function bindShellText(
  places: readonly Mention[],
  outside: Bound | undefined,
  meaningOf: (assignment: Mention) => Meaning,
  add: (place: Mention, bound: Bound | undefined) => void,
): void {
  const group = groupOf(places, outside);
  let meaning = setsItFirst(places) ? undefined : outside?.meaning;
  for (const place of places) {
    if (place.access === 'assignment') meaning = meaningOf(place);
    add(place, { meaning, group });
  }
}

function groupOf(places: readonly Mention[], outside: Bound | undefined): Group | undefined {
  if (setsItFirst(places)) return new Group('shell');
  if (outside) return outside.group;
  // What is read first may be the base image's.
  return places[0]?.access === 'assignment' ? new Group('shell') : undefined;
}

function setsItFirst([first]: readonly Mention[]): boolean {
  return first?.access === 'assignment' && first.certain;
}
