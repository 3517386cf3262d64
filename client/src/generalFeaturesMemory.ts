/** Sets of extensions that, together, were seen to help with the language at large; the newest first. */
export type SeenHelping = readonly (readonly string[])[];

/** As many sets as are kept. */
const most = 20;

/** Whether these extensions, or some of them, were seen to help. One more beside them takes nothing away. */
export function wereSeen(seen: SeenHelping, extensions: readonly string[]): boolean {
  return seen.some((set) => isWithin(set, extensions));
}

/** What is known after these extensions were, or were not, seen to help. What was known of others stays. */
export function withSighting(seen: SeenHelping, extensions: readonly string[], help: boolean): SeenHelping {
  const others = seen.filter((set) => !isWithin(set, extensions));
  return help ? [extensions, ...others].slice(0, most) : others;
}

function isWithin(set: readonly string[], extensions: readonly string[]): boolean {
  return set.every((id) => extensions.includes(id));
}
