import type { BuildSummary } from '../protocol/builds';
import type { TargetReference } from '../targets/targetReference';
import type { Snapshot } from '../workspace/snapshot';
import { plainText } from './diagram/plainText';
import { perSnapshot } from './perSnapshot';

/** Nobody chooses among more. */
const most = 1000;

/** The builds of a Dockerfile by an id that outlives edits, in the order of the files. */
export const buildsById = perSnapshot(({ targets }: Snapshot): ReadonlyMap<string, TargetReference> => {
  const found = new Map<string, TargetReference>();
  const count = new Map<string, number>();
  for (const reference of targets) {
    const { uri, kind, label, build } = reference;
    if (build.role) continue;
    const key = JSON.stringify([uri, kind, label]);
    const number = count.get(key) ?? 0;
    count.set(key, number + 1);
    found.set(number === 0 ? key : `${key} ${number}`, reference);
  }
  return found;
});

/** What a person chooses from who wants to see a Dockerfile as one of its builds does. */
export function buildSummaries(snapshot: Snapshot): BuildSummary[] {
  return [...buildsById(snapshot)].slice(0, most).map(([id, reference]) => summary(id, reference));
}

function summary(id: string, { uri, range, kind, label, target, certainty, build }: TargetReference): BuildSummary {
  const { line, character } = range.start;
  const buildArgs = Object.entries(build.buildArgs).map(([name, value]) =>
    plainText(value === undefined ? name : `${name}=${value}`),
  );
  return {
    id,
    uri,
    line,
    character,
    kind,
    label: label === undefined ? undefined : plainText(label),
    target: target === undefined ? undefined : plainText(target),
    byDefault: target === undefined,
    isLikely: certainty === 'likely',
    platform: build.platform === undefined ? undefined : plainText(build.platform),
    buildArgs,
    contexts: build.namedContexts.map(({ name }) => plainText(name)),
  };
}
