import { type Engine, isAtLeast } from '../engine';

/** The way in which an engine is asked to tell its progress: the exact one where it surely has it. */
export function progressOption({ kind, version }: Engine): 'plain' | 'rawjson' {
  return kind === 'buildx' && version.length > 0 && isAtLeast(version, [0, 13]) ? 'rawjson' : 'plain';
}
