/**
 * The types of `RUN --mount` with their keys, in the order in which people write them.
 * Source: BuildKit, instructions/commands_runmount.go.
 */
export const mountTypes: Readonly<Record<string, readonly string[]>> = {
  bind: ['from', 'source', 'target', 'readwrite'],
  cache: ['target', 'id', 'sharing', 'from', 'source', 'mode', 'uid', 'gid', 'readonly'],
  secret: ['id', 'target', 'env', 'required', 'mode', 'uid', 'gid'],
  ssh: ['id', 'target', 'required', 'mode', 'uid', 'gid'],
  tmpfs: ['target', 'size'],
};

/** Other spellings of a key, the shortest first. */
export const mountKeyAliases: Readonly<Record<string, readonly string[]>> = {
  target: ['dst', 'destination'],
  source: ['src'],
  readonly: ['ro'],
  readwrite: ['rw'],
};

/** Keys that mean `true` without a value. */
export const bareMountKeys: ReadonlySet<string> = new Set(['readonly', 'readwrite', 'required']);

/** BuildKit knows these only behind a `type=` that has them. */
export const keysBehindType: ReadonlySet<string> = new Set(['size', 'required']);
