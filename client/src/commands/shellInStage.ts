import { shellInStage } from '../run/shellInStage';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → how it ended. */
export const shellInStageCommand: ClientCommand = {
  id: 'dockerfileStages.shellInStage',
  run: ({ build }, uri, stageIndex) => shellInStage(build, uriArgument(uri), indexArgument(stageIndex)),
};
