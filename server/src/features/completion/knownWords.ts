import type { Instruction } from '../../syntax/instruction';
import type { Body, Parts } from '../../syntax/parts';
import { perSnapshot } from '../perSnapshot';

/** Words that a Dockerfile has used already and may use again, each once, in file order. */
export interface KnownWords {
  /** Of WORKDIR. */
  readonly directories: readonly string[];
  /** Of USER. */
  readonly users: readonly string[];
  /** Of `--chown=` and USER. */
  readonly owners: readonly string[];
  /** Of `--mount=id=`, by the type of the mount. */
  readonly mountIds: ReadonlyMap<string, readonly { readonly id: string; readonly uses: number }[]>;
}

export const knownWords = perSnapshot(({ dockerfile }): KnownWords => {
  const directories = new Set<string>();
  const users = new Set<string>();
  const owners = new Set<string>();
  const ids = new Map<string, Map<string, number>>();
  for (const instruction of dockerfile.instructions) {
    const parts = partsOf(instruction);
    if (!parts) continue;
    for (const { name, value } of parts.flags) if (name.text === 'chown' && value?.text) owners.add(value.text);
    if (parts.name === 'WORKDIR') addFirst(directories, parts.body);
    else if (parts.name === 'USER') addFirst(users, parts.body);
    else if (parts.body.kind === 'run') countIds(ids, parts.body);
  }
  const mountIds = new Map(
    [...ids].map(([type, uses]) => [type, [...uses].map(([id, count]) => ({ id, uses: count }))]),
  );
  return { directories: [...directories], users: [...users], owners: [...new Set([...owners, ...users])], mountIds };
});

/** Of the trigger where there is one; a RUN without flags is not looked into. */
function partsOf({ syntax }: Instruction): Parts | undefined {
  if (syntax.isPlainRun) return undefined;
  const { parts } = syntax;
  return parts.body.kind === 'onbuild' ? parts.body.trigger : parts;
}

function addFirst(words: Set<string>, body: Body): void {
  const [first] = body.kind === 'words' ? body.words : [];
  if (first) words.add(first.text);
}

function countIds(ids: Map<string, Map<string, number>>, { mounts }: Extract<Body, { kind: 'run' }>): void {
  for (const { type, options } of mounts) {
    const id = options.find(({ key }) => key.text === 'id')?.value?.text;
    if (!id) continue;
    const uses = ids.get(type) ?? new Map<string, number>();
    uses.set(id, (uses.get(id) ?? 0) + 1);
    ids.set(type, uses);
  }
}
