import type { AskedBuild } from '../../../workspace/targetFile';

/** The builds of a file that name a target, those together that share its place; in the order of the file. */
export function targetPlaces(builds: readonly AskedBuild[]): readonly (readonly [AskedBuild, ...AskedBuild[]])[] {
  const places = new Map<string, [AskedBuild, ...AskedBuild[]]>();
  for (const build of builds) {
    const { target, range } = build.reference;
    if (target === undefined) continue;
    const key = `${range.start.line}:${range.start.character}`;
    const place = places.get(key);
    if (place) place.push(build);
    else places.set(key, [build]);
  }
  return [...places.values()];
}
