const variable = 'the variable is no stage, and a target with a variable is left alone';
const blocks = 'whole blocks of bake files are for extensions that help with bake files';
const properties = 'the properties of compose files are for extensions that help with compose files';
const nearly = 'the name of a stage is known while the word in front of it is put right';

/** Where the peer's tests expect something else than we answer: id → why we differ. */
export const builderDifferences: Readonly<Record<string, string>> = {
  'docker-ls/bake-definition/definition:121': variable,
  'docker-ls/bake-definition/definition:154': variable,
  'docker-ls/bake-definition/definition:187': variable,
  'docker-ls/bake-definition/definition:229': variable,
  'docker-ls/bake-inline-completion/inlineCompletion:60': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:75': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:97': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:112': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:127': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:142': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:157': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:172': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:187': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:202': blocks,
  'docker-ls/bake-inline-completion/inlineCompletion:252': blocks,
  'docker-ls/bake-codelens/codeLens:44': blocks,
  'docker-ls/compose-completion/completion:4095': nearly,
  'docker-ls/compose-completion/completion:4344': properties,
  'docker-ls/compose-completion/completion:4367': properties,
  'docker-ls/compose-completion/completion:4488': properties,
  'docker-ls/compose-completion/completion:4509': properties,
};
