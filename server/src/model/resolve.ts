import { familiarImageReference, normalizeImageReference } from '../images/imageReference';
import { countWhile } from '../util/countWhile';
import type { BuildInputs, Source, Stage } from './stageGraph';

/** The stages of a file by name, for the three ways in which BuildKit looks them up. */
export class StageNames {
  private readonly byName = new Map<string, Stage[]>();

  constructor(stages: readonly Stage[]) {
    for (const stage of stages) {
      if (stage.name === undefined) continue;
      const same = this.byName.get(stage.name);
      if (same) same.push(stage);
      else this.byName.set(stage.name, [stage]);
    }
  }

  all(name: string): readonly Stage[] {
    return this.byName.get(name) ?? [];
  }

  /** `COPY --from`, mounts and `--target`: any case, the last one in the file. */
  last(name: string): Stage | undefined {
    return this.lastOf(name.toLowerCase());
  }

  /** As `last`, for a name that is in lower case already. */
  lastOf(lower: string): Stage | undefined {
    const same = this.byName.get(lower);
    return same?.[same.length - 1];
  }

  /** FROM: this very spelling, the latest one above stage `before`. */
  above(name: string, before: number): Stage | undefined {
    const same = this.byName.get(name) ?? [];
    return same[countWhile(same, ({ index }) => index < before) - 1];
  }
}

/** What a name that is no stage means: `scratch`, a named context or an image. */
export function outsideSource(reference: string, inputs: BuildInputs): Source {
  if (reference === 'scratch') return { kind: 'scratch' };
  const context = namedContext(reference, inputs);
  return context ?? { kind: 'image', reference };
}

/** As `outsideSource`, with images in full: that is how BuildKit tells of what triggers name. */
export function outsideSourceInFull(reference: string, inputs: BuildInputs): Source {
  const source = outsideSource(reference, inputs);
  return source.kind === 'image'
    ? { kind: 'image', reference: normalizeImageReference(reference) ?? reference }
    : source;
}

function namedContext(reference: string, inputs: BuildInputs): Source | undefined {
  if (!inputs.namedContexts || reference === 'context') return undefined;
  const name = familiarImageReference(reference);
  const source = name === undefined ? undefined : contextSource(name, inputs);
  return source === undefined || name === undefined ? undefined : { kind: 'context', name, source };
}

/** The source of a named context; one for the platform of the build goes first. */
export function contextSource(
  name: string,
  { namedContexts = {}, platform = 'linux/amd64' }: BuildInputs,
): string | undefined {
  for (const key of [`${name}::${platform}`, name]) {
    if (Object.hasOwn(namedContexts, key)) return namedContexts[key];
  }
  return undefined;
}
