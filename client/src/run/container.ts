import type { Engine } from '../build/engine';
import type { Whereabouts } from '../build/images/imageCommands';

/** Who runs containers, and where. */
export interface Host {
  readonly engine: Engine;
  readonly where: Whereabouts;
}

/** A container of ours. */
export interface Container {
  /** Legal, and nobody else's. */
  readonly name: string;
  /** What its label says. */
  readonly stage: string;
}

const LONGEST = 40;

/** A container for a stage; `id` tells it from others for the same. */
export function containerFor(stage: string, id: string): Container {
  const legal = stage
    .replace(/[^\w.-]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^[^a-z0-9]+/i, '');
  return { name: ['dockerfile-stages', legal, id].filter(Boolean).join('-'), stage };
}
