/** What a format allows in names. */
export interface NameRules {
  /** Whatever may not stand in a name; global. */
  readonly other: RegExp;
  /** What may not stand at its beginning. */
  readonly beginning: RegExp;
}

/** The first of some names that is not taken, made legal; or the first with a number behind it. */
export function freeName(
  wanted: readonly string[],
  { other, beginning }: NameRules,
  taken: ReadonlySet<string>,
): string {
  const legal = wanted.map((name) => name.replace(other, '-').replace(beginning, '').replace(/-+$/, '') || 'app');
  const isFree = (name: string) => !taken.has(name);
  const free = legal.find(isFree);
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const name = `${legal[0]}-${number}`;
    if (isFree(name)) return name;
  }
}
