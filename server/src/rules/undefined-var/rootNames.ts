import { imageFacts } from '../../images/imageFacts';
import type { Stage, StageGraph } from '../../model/stageGraph';

/** The variables that are there when the first command of a stage is converted; undefined where nobody knows. */
export type RootNames = ReadonlySet<string> | undefined;

const pathAlone: ReadonlySet<string> = new Set(['PATH']);

/** Those of the base of a stage that stands on no other stage. BuildKit sees to it that there is always a PATH. */
export function rootNames({ base, replacedBy }: Stage, { inputs }: StageGraph): RootNames {
  const { source, written } = base;
  if (replacedBy === undefined && source.kind === 'scratch') return pathAlone;
  const image = replacedBy === undefined && source.kind === 'image' ? source.reference : undefined;
  const config = image === undefined ? undefined : inputs.images?.[image];
  if (config?.env) return new Set(['PATH', ...config.env.map((entry) => entry.split('=', 1)[0] ?? '')]);
  if (inputs.assumeEmptyBases || config) return pathAlone;
  // Another value of that variable may well be another image.
  if (image === undefined || /^[^:@]*\$/.test(written)) return undefined;
  const { environment } = imageFacts(image);
  return environment && new Set(['PATH', ...environment]);
}
