import type { ClientCommand } from './clientCommand';

export const restartCommand: ClientCommand = {
  id: 'dockerfileStages.restart',
  run: ({ client }) => client.restart(),
};
