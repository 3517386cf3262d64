import { buildAllTargets } from '../build/buildAllTargets';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri?] → how each ended. */
export const buildAllTargetsCommand: ClientCommand = {
  id: 'dockerfileStages.buildAllTargets',
  run: ({ build }, uri) => buildAllTargets(build, uriArgument(uri)),
};
