import type * as vscode from 'vscode';
import { kept, type StageResult } from './stageResult';

const memoryKey = 'stageResults';
/** Of more Dockerfiles, or stages of one, the oldest are forgotten. */
const MOST_FILES = 50;
const MOST_STAGES = 100;

/** Results of one Dockerfile, by the key of their stage. */
export type KeptResults = Readonly<Record<string, StageResult>>;

/** The last one kept is the last one in the list. */
type KeptFiles = readonly (readonly [dockerfile: string, results: KeptResults])[];

/** The results of a workspace's builds. */
export class ResultStore {
  constructor(private readonly memory: Pick<vscode.Memento, 'get' | 'update'>) {}

  /** Undefined for a Dockerfile of which nothing was built. */
  of(dockerfile: string): KeptResults | undefined {
    return resultsIn(this.files(), dockerfile);
  }

  /** Adds to what is known of a Dockerfile; `stages` are the keys of those that it still has. */
  async keep(dockerfile: string, results: ReadonlyMap<string, StageResult>, stages: readonly string[]): Promise<void> {
    const files = this.files();
    const before = new Map(Object.entries(resultsIn(files, dockerfile) ?? {}));
    const now = stages.flatMap((key) => {
      const [old, fresh] = [before.get(key), results.get(key)];
      const result = fresh ? kept(old, fresh) : old;
      return result ? [[key, result] as const] : [];
    });
    const newest = now.sort(([, a], [, b]) => b.builtAt - a.builtAt).slice(0, MOST_STAGES);
    const others = files.filter(([name]) => name !== dockerfile);
    const all: KeptFiles = [...others, [dockerfile, Object.fromEntries(newest)]];
    await this.memory.update(memoryKey, all.slice(-MOST_FILES));
  }

  private files(): KeptFiles {
    const files = this.memory.get<KeptFiles>(memoryKey);
    return Array.isArray(files) ? files : [];
  }
}

function resultsIn(files: KeptFiles, dockerfile: string): KeptResults | undefined {
  return files.find(([name]) => name === dockerfile)?.[1];
}
