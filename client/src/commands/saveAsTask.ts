import { saveAsTask } from '../build/tasks/saveAsTask';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?] → whether tasks.json has it. */
export const saveAsTaskCommand: ClientCommand = {
  id: 'dockerfileStages.saveAsTask',
  run: ({ build }, uri, stageIndex) => saveAsTask(build, uriArgument(uri), indexArgument(stageIndex)),
};
