import type { ClientCommand } from './clientCommand';

export const showOutputCommand: ClientCommand = {
  id: 'dockerfileStages.showOutput',
  run: ({ client }) => client.outputChannel.show(),
};
