import type { DiagramLevel } from '../../protocol/diagram';
import type { DiagramModel } from './diagramModel';

/** From this many nodes on, a picture has names alone if nobody asks for more. */
export const overviewFrom = 150;

/** How much the picture of a model says. */
export function levelOf({ level, nodes }: Pick<DiagramModel, 'level' | 'nodes'>): DiagramLevel {
  return level ?? (nodes.length < overviewFrom ? 'normal' : 'overview');
}
