import type { Snapshot } from '../workspace/snapshot';

/** `compute`, done once a snapshot; what it made goes when the snapshot goes. */
export function perSnapshot<T>(compute: (snapshot: Snapshot) => T): (snapshot: Snapshot) => T {
  const known = new WeakMap<Snapshot, { readonly value: T }>();
  return (snapshot) => {
    let entry = known.get(snapshot);
    if (!entry) {
      entry = { value: compute(snapshot) };
      known.set(snapshot, entry);
    }
    return entry.value;
  };
}
