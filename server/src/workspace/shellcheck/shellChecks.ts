import type { CheckedScript } from '../../model/checkedScripts';
import { readShellComments, type ShellComment } from './shellComment';

/** What is known of scripts so far. Another object once more is known. */
export interface ShellComments {
  /** Undefined for a script that nobody looked at yet. */
  of(script: Pick<CheckedScript, 'text' | 'dialect'>): readonly ShellComment[] | undefined;
}

/** Runs ShellCheck on a text; what it printed as `json1`, or undefined where there is no ShellCheck. */
export type RunShellCheck = (text: string, dialect: string, program: string) => Promise<string | undefined>;

/** Scripts beyond these are forgotten, the oldest first. */
const mostKept = 5_000;
/** Nobody waits for a script of this size. */
const longest = 100_000;
/** So many run at the same time. */
const together = 2;

/** Has scripts looked at, each once, and keeps what was said of them. */
export class ShellChecks {
  current: ShellComments | undefined;
  private readonly known = new Map<string, readonly ShellComment[]>();
  private readonly asked = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly run: RunShellCheck | undefined) {}

  /** Has those looked at that nobody looked at yet; listeners hear of it when something is known of them. */
  async check(scripts: Iterable<CheckedScript>, program: string): Promise<void> {
    const { run } = this;
    if (!run) return;
    const waiting = this.unknown(scripts);
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        // Where it is not there for one, it is not there for the others.
        if (!(await this.look(next, program, run)))
          for (const left of waiting.splice(0)) this.asked.delete(keyOf(left));
      }
    };
    const before = this.known.size;
    await Promise.all(Array.from({ length: together }, worker));
    if (this.known.size !== before) this.tell();
  }

  /** Nothing is known any more, and scripts may be looked at again. */
  forget(): void {
    this.known.clear();
    this.asked.clear();
    if (this.current) this.tell();
    this.current = undefined;
  }

  /** Calls back when more is known. Returns what ends that. */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  private unknown(scripts: Iterable<CheckedScript>): CheckedScript[] {
    const found: CheckedScript[] = [];
    for (const script of scripts) {
      const key = keyOf(script);
      if (script.text.length > longest || this.asked.has(key)) continue;
      this.asked.add(key);
      found.push(script);
    }
    return found;
  }

  private async look(script: CheckedScript, program: string, run: RunShellCheck): Promise<boolean> {
    const key = keyOf(script);
    const printed = await run(script.text, script.dialect, program);
    const comments = printed === undefined ? undefined : readShellComments(printed);
    if (comments) this.keep(key, comments);
    else this.asked.delete(key);
    return comments !== undefined;
  }

  private keep(key: string, comments: readonly ShellComment[]): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= mostKept && oldest !== undefined) {
      this.known.delete(oldest);
      this.asked.delete(oldest);
    }
    this.known.set(key, comments);
  }

  private tell(): void {
    this.current = { of: (script) => this.known.get(keyOf(script)) };
    for (const listener of this.listeners) listener();
  }
}

function keyOf({ text, dialect }: Pick<CheckedScript, 'text' | 'dialect'>): string {
  return `${dialect}\n${text}`;
}
