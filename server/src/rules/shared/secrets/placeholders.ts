/**
 * Whether a value stands for a secret that is filled in elsewhere (`changeme`, `<token>`, `$TOKEN`, `xxxx`), or is one of
 * the defaults that everybody knows (`postgres`).
 */
export function isPlaceholder(value: string): boolean {
  const bare = value.replace(/^["']|["']$/g, '');
  if (bare.length < 4 || hasSubstitution.test(bare)) return true;
  return standIn.test(bare) || wellKnown.has(bare.toLowerCase()) || differentCharacters(bare) < 4;
}

/** A variable, the output of a command, a template, something in brackets. */
const hasSubstitution = /[$`<>{}[\]%*]|\.\.\./;

const standIn =
  /change|example|sample|dummy|placeholder|replace|insert|your|redacted|secret_?here|_here$|xxxx|todo|fixme|fake|mock|not[-_]?(?:a|used|needed|set)|build[-_]?(?:time|only)|\btest|^my[-_]/i;

const wellKnown: ReadonlySet<string> = new Set([
  'admin',
  'default',
  'demo',
  'docker',
  'empty',
  'false',
  'foobar',
  'github',
  'guest',
  'local',
  'localhost',
  'mariadb',
  'minioadmin',
  'mongo',
  'mysql',
  'none',
  'null',
  'oauth2',
  'p@ssw0rd',
  'pass',
  'passwd',
  'password',
  'postgres',
  'postgresql',
  'root',
  'rabbitmq',
  'redis',
  'secret',
  'token',
  'true',
  'undefined',
  'user',
  'username',
  'vagrant',
]);

/** How many characters a text is made of; no more than the first hundred are looked at. */
export function differentCharacters(text: string): number {
  return new Set(text.slice(0, 100)).size;
}
