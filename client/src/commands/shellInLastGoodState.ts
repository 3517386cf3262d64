import { shellInLastGoodState } from '../run/lastGoodState';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, line?] → how it ended. The line, 0-based, is that of the instruction that failed. */
export const shellInLastGoodStateCommand: ClientCommand = {
  id: 'dockerfileStages.shellInLastGoodState',
  run: ({ build }, uri, line) => shellInLastGoodState(build, uriArgument(uri), indexArgument(line)),
};
