import { addToBuilds } from '../build/add/addToBuilds';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?, { file?, inGroup? }?] → whether the file has it. What is not given is asked. */
export const addToBuildsCommand: ClientCommand = {
  id: 'dockerfileStages.addToBuilds',
  run({ client, build }, uri, stageIndex, given) {
    const { file, inGroup } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
    return addToBuilds(client, build, {
      uri: uriArgument(uri),
      stageIndex: indexArgument(stageIndex),
      file: uriArgument(file),
      inGroup: typeof inGroup === 'boolean' ? inGroup : undefined,
    });
  },
};
