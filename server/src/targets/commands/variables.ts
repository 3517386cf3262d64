import type { Field } from './fields';

/** What a script has set so far. A value that can't be known is undefined. */
export interface Shell {
  readonly variables: Map<string, string | undefined>;
  /** Where the script is, from where it starts; it may begin with a place (`startingPlaces.ts`). */
  directory: string;
  /** False once the folder depends on something unknown. */
  directoryKnown: boolean;
  /** Lists, which are not forgotten behind a branch: what one adds is an argument of some builds. */
  readonly lists: Map<string, readonly Field[]>;
  /** Where `pushd` was called. */
  readonly pushed: string[];
  /** What was set, with the value before, in order. */
  readonly log: { readonly name: string; readonly before: string | undefined; readonly wasSet: boolean }[];
  /** The open branches, loops and functions. */
  readonly blocks: Mark[];
}

/** A moment to go back to. */
export interface Mark {
  readonly length: number;
  readonly directory: string;
  readonly directoryKnown: boolean;
}

export function newShell(directory: string, variables: Iterable<readonly [string, string | undefined]>): Shell {
  return {
    variables: new Map(variables),
    directory,
    directoryKnown: true,
    lists: new Map(),
    pushed: [],
    log: [],
    blocks: [],
  };
}

export function setVariable(shell: Shell, name: string, value: string | undefined): void {
  const { variables, log } = shell;
  log.push({ name, before: variables.get(name), wasSet: variables.has(name) });
  // A value that is put together of itself, again and again, must not grow without end.
  variables.set(name, value !== undefined && value.length > 2000 ? undefined : value);
}

export function markOf({ log, directory, directoryKnown }: Shell): Mark {
  return { length: log.length, directory, directoryKnown };
}

/** Forgets all that happened since, as behind a subshell. */
export function goBack(shell: Shell, mark: Mark): void {
  while (shell.log.length > mark.length) {
    const entry = shell.log.pop();
    if (entry?.wasSet) shell.variables.set(entry.name, entry.before);
    else if (entry) shell.variables.delete(entry.name);
  }
  shell.directory = mark.directory;
  shell.directoryKnown = mark.directoryKnown;
}

const mostBlocks = 30;

export function openBlock(shell: Shell): void {
  if (shell.blocks.length < mostBlocks) shell.blocks.push(markOf(shell));
}

/** Behind a branch, a loop or a function it is not known whether its variables are set. */
export function closeBlock(shell: Shell): void {
  const mark = shell.blocks.pop();
  if (!mark) return;
  for (const name of new Set(shell.log.slice(mark.length).map((entry) => entry.name)))
    setVariable(shell, name, undefined);
  shell.directory = mark.directory;
  shell.directoryKnown = mark.directoryKnown;
}
