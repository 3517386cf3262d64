import { commands } from '../../../server/src/protocol/methods';
import { showBuildLog } from '../build/buildLog';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [uri?] */
export const showBuildLogCommand: ClientCommand = {
  id: commands.showBuildLog,
  run: ({ build }, uri) => showBuildLog(build.builds, uriArgument(uri)),
};
