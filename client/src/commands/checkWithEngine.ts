import { checkWithEngine } from '../build/check/checkWithEngine';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → how it ended. */
export const checkWithEngineCommand: ClientCommand = {
  id: 'dockerfileStages.checkWithEngine',
  run: ({ build }, uri, stageIndex) => checkWithEngine(build, uriArgument(uri), indexArgument(stageIndex)),
};
