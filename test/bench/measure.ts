import { TimeoutError } from './client';
import { Session } from './session';
import type { BenchDocument } from './shapes';
import { median } from './statistics';

export interface Limits {
  /** Repetitions of each operation that count. */
  readonly repetitions: number;
  /** Repetitions before those, for just-in-time compilers; they use up the budget too. */
  readonly warmUp: number;
  /** A server that has spent so many milliseconds on one operation does not repeat it further. */
  readonly budget: number;
  /** No single answer is awaited longer, in milliseconds. */
  readonly patience: number;
}

export const operations = [
  'open',
  'keystroke',
  'burst',
  'completion',
  'definition',
  'references',
  'highlight',
  'rename',
  'hover',
  'symbols',
  'folding',
  'tokens',
] as const;

/** `open` begins with a fresh process each time. */
export type Operation = (typeof operations)[number];

/** Medians in milliseconds; Infinity where the patience ended, NaN where the server does not answer this. */
export type Times = Partial<Record<Operation, number>> & { memory?: number };

type Act = (session: Session) => Promise<number>;

/**
 * Measures all servers on one document. They live side by side and each repetition visits them in another order, so
 * that noise hits all alike: ratios of one run can be compared, single times cannot.
 */
export async function measure(
  commands: ReadonlyMap<string, readonly string[]>,
  document: BenchDocument,
  limits: Limits,
  shuffle: <T>(items: readonly T[]) => T[],
): Promise<Map<string, Times>> {
  const cells = new Map<string, Times>([...commands.keys()].map((name) => [name, {}]));
  const sessions = new Map<string, Session>();
  const reopen = async (name: string): Promise<number> => {
    sessions.get(name)?.close();
    sessions.delete(name);
    const session = await Session.start(commands.get(name) ?? [], limits.patience);
    sessions.set(name, session);
    return session.open(document.text);
  };
  const times = await repeatedly([...commands.keys()], { ...limits, warmUp: 0 }, shuffle, reopen);
  for (const [name, time] of times) set(cells, name, 'open', time);
  for (const [operation, act] of Object.entries(acts(document)) as [Operation, Act][]) {
    const alive = [...sessions].filter(([, { client }]) => !client.dead).map(([name]) => name);
    const taken = await repeatedly(alive, limits, shuffle, (name) => act(sessions.get(name) as Session));
    for (const [name, time] of taken) {
      set(cells, name, operation, time);
      // An answer that is still being worked on would be counted into the next operation.
      if (time === Number.POSITIVE_INFINITY) await reopen(name).catch(() => sessions.get(name)?.close());
    }
  }
  for (const [name, session] of sessions) {
    const cell = cells.get(name);
    if (cell) cell.memory = session.client.memory();
    session.close();
  }
  return cells;
}

function set(cells: Map<string, Times>, name: string, operation: Operation, time: number): void {
  const cell = cells.get(name);
  if (cell) cell[operation] = time;
}

function acts({ reference, completion, edit }: BenchDocument): Omit<Record<Operation, Act>, 'open'> {
  return {
    keystroke: (session) => session.keystroke(edit),
    burst: (session) => session.burst(edit),
    completion: (session) => session.request('textDocument/completion', { position: completion }),
    definition: (session) => session.request('textDocument/definition', { position: reference }),
    references: (session) =>
      session.request('textDocument/references', { position: reference, context: { includeDeclaration: true } }),
    highlight: (session) => session.request('textDocument/documentHighlight', { position: reference }),
    rename: (session) => session.request('textDocument/rename', { position: reference, newName: 'renamed' }),
    hover: (session) => session.request('textDocument/hover', { position: reference }),
    symbols: (session) => session.request('textDocument/documentSymbol', {}),
    folding: (session) => session.request('textDocument/foldingRange', {}),
    tokens: (session) => session.request('textDocument/semanticTokens/full', {}),
  };
}

async function repeatedly(
  names: readonly string[],
  { repetitions, warmUp, budget }: Limits,
  shuffle: <T>(items: readonly T[]) => T[],
  act: (name: string) => Promise<number>,
): Promise<Map<string, number>> {
  const taken = new Map<string, number[]>(names.map((name) => [name, []]));
  const spent = new Map<string, number>();
  const failed = new Map<string, number>();
  const cold = new Set<string>();
  for (let i = -warmUp; i < repetitions; i++) {
    for (const name of shuffle(names)) {
      if (failed.has(name) || (spent.get(name) ?? 0) > budget) continue;
      const started = performance.now();
      try {
        const time = await act(name);
        taken.get(name)?.push(time);
        if (i < 0) cold.add(name);
        else if (cold.delete(name)) taken.set(name, [time]);
      } catch (error) {
        failed.set(name, error instanceof TimeoutError ? Number.POSITIVE_INFINITY : Number.NaN);
      }
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - started);
    }
  }
  return new Map(names.map((name) => [name, failed.get(name) ?? median(taken.get(name) ?? [])]));
}

/** Milliseconds from spawning each server to its answer to `initialize`. */
export async function measureStartup(
  commands: ReadonlyMap<string, readonly string[]>,
  limits: Limits,
  shuffle: <T>(items: readonly T[]) => T[],
): Promise<Map<string, number>> {
  return repeatedly([...commands.keys()], limits, shuffle, async (name) => {
    const session = await Session.start(commands.get(name) ?? [], limits.patience);
    session.close();
    return session.startup;
  });
}
