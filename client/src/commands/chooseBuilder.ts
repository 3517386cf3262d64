import { chooseBuilderCommand as id } from '../build/builders/builderItem';
import { chooseBuilder } from '../build/builders/chooseBuilder';
import type { ClientCommand } from './clientCommand';

/** [] → the name of the chosen builder. */
export const chooseBuilderCommand: ClientCommand = {
  id,
  run: ({ build }) => chooseBuilder(build),
};
