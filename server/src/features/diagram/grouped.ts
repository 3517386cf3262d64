/** Things by their key, in the order in which they come; those without a key are left out. */
export function grouped<Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string | undefined,
): ReadonlyMap<string, readonly Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}
