import type { BuildInputs } from '../model/stageGraph';
import { type Given, type OptionTable, pairs } from './options';

/** What can be said of a build, as docker's own options say it. */
export const buildOptions: OptionTable = {
  target: { type: 'string' },
  platform: { type: 'string' },
  'build-arg': { type: 'string', multiple: true },
  'build-context': { type: 'string', multiple: true },
};

/** The build that the options tell of. */
export function inputsOf(given: Given): BuildInputs {
  const environment = (name: string) => process.env[name];
  return {
    target: given.value('target'),
    platform: given.value('platform'),
    buildArgs: pairs('--build-arg', given.values('build-arg'), environment),
    namedContexts: pairs('--build-context', given.values('build-context')),
  };
}
