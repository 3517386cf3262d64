import { commands } from '../../../server/src/protocol/methods';
import { buildStage } from '../build/buildStage';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → how it ended. */
export const buildStageCommand: ClientCommand = {
  id: commands.buildStage,
  run: ({ build }, uri, stageIndex) => buildStage(build, uriArgument(uri), indexArgument(stageIndex)),
};
