import { buildStageWith } from '../build/with/buildStageWith';
import { givenAnswers } from '../build/with/givenAnswers';
import type { ClientCommand } from './clientCommand';
import { indexArgument, uriArgument } from './commandArguments';

/** [uri?, stageIndex?, answers?] → how it ended. With answers, nothing is asked but the stage where it is not given. */
export const buildStageWithCommand: ClientCommand = {
  id: 'dockerfileStages.buildStageWith',
  run: ({ build }, uri, stageIndex, answers) =>
    buildStageWith(build, {
      uri: uriArgument(uri),
      stageIndex: indexArgument(stageIndex),
      answers: givenAnswers(answers),
    }),
};
