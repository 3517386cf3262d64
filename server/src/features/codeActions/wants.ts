/** Whether a client that asks for `only` these kinds of action asks for `kind`, which may be below one of them. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
