import { rebuildLast } from '../build/rebuildLast';
import type { ClientCommand } from './clientCommand';

/** [] → how it ended. */
export const rebuildLastCommand: ClientCommand = {
  id: 'dockerfileStages.rebuildLast',
  run: ({ build }) => rebuildLast(build),
};
