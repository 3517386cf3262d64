const buildkitWords = /(?:^|_)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmless = /(?:^|_)(?:public|file|version)(?:_|$)/i;

/** Whether BuildKit's SecretsUsedInArgOrEnv warns of a variable of this name. */
export function isSecretForBuildkit(name: string): boolean {
  return buildkitWords.test(name) && !harmless.test(name);
}

const otherWords = /pass(?:word|wd|phrase|code)?\d*$|pwd\d*$|secret(?:key)?$|(?:api|access|private)key$|token$/i;

/** Whether a variable of this name most likely holds a secret, though BuildKit says nothing of it: `DB_PASS`, `apiToken`. */
export function isSecretBeyondBuildkit(name: string): boolean {
  return otherWords.test(name) && !isSecretForBuildkit(name) && !harmless.test(name) && !/public/i.test(name);
}
