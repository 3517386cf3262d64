import { runStage } from '../run/runStage';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → how it ended. */
export const runStageCommand: ClientCommand = {
  id: 'dockerfileStages.runStage',
  run: ({ build }, uri, stageIndex) => runStage(build, uriArgument(uri), indexArgument(stageIndex)),
};
