import { commands } from '../../../server/src/protocol/methods';
import { buildOrAsk } from '../build/with/buildOrAsk';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → how it ended. */
export const buildStageCommand: ClientCommand = {
  id: commands.buildStage,
  run: ({ build }, uri, stageIndex) => buildOrAsk(build, uriArgument(uri), indexArgument(stageIndex)),
};
