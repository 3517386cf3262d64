import { askForContext, candidatesFor } from '../build/chooseContext';
import { currentDockerfile } from '../build/pickDockerfile';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri?] → the chosen folder. For when the remembered answer is no longer right. */
export const chooseContextCommand: ClientCommand = {
  id: 'dockerfileStages.chooseContext',
  run: async ({ build }, given) => {
    const uri = uriArgument(given) ?? (await currentDockerfile());
    if (!uri) return undefined;
    const sources = (await build.stages(uri)).find(({ isDefault }) => isDefault)?.contextSources ?? [];
    return askForContext(build, uri, await candidatesFor(build, uri, sources));
  },
};
