import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly version?: number; readonly diagnostics?: unknown[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** An answer and how long it took, in milliseconds from sending the first to receiving the last byte. */
export interface Timed {
  readonly ms: number;
  readonly result: unknown;
}

interface Waiting {
  readonly resolve: (received: { message: Message; at: number }) => void;
  readonly reject: (error: Error) => void;
}

export class TimeoutError extends Error {}

/** A language server in a process of its own, spoken to over stdio with as little work on our side as possible. */
export class Client {
  readonly started = performance.now();
  dead = false;
  /** Sees every notification of the server. */
  onNotification: (message: Message, at: number) => void = () => {};
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, Waiting>();
  private chunks: Buffer[] = [];
  private length = 0;
  private needed = 0;
  private lastId = 0;

  constructor([command, ...args]: readonly string[]) {
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
    this.process.stderr.resume();
    this.process.stdin.on('error', () => {});
    this.process.on('error', () => this.die());
    this.process.on('exit', () => this.die());
  }

  request(method: string, params: unknown, limit: number): Promise<Timed> {
    const id = ++this.lastId;
    const started = performance.now();
    const answer = new Promise<{ message: Message; at: number }>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    this.send({ jsonrpc: '2.0', id, method, params });
    return within(limit, method, answer).then(({ message, at }) => {
      if (message.error) throw new Error(message.error.message);
      return { ms: at - started, result: message.result };
    });
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** Resident memory in MB, on Linux. */
  memory(): number {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]) / 1024;
    } catch {
      return Number.NaN;
    }
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  private die(): void {
    this.dead = true;
    for (const { reject } of this.waiting.values()) reject(new Error('the server died'));
    this.waiting.clear();
  }

  private send(message: object): void {
    const body = Buffer.from(JSON.stringify(message));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  /** Chunks are glued together only when a message is complete: copying must not count as the server's time. */
  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    while (this.length > 0 && this.length >= this.needed) {
      const buffer = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
      this.chunks = [buffer];
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const size = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, end))?.[1]);
      this.needed = end + 4 + size;
      if (this.length < this.needed) return;
      const at = performance.now();
      const message = JSON.parse(buffer.toString('utf8', end + 4, this.needed)) as Message;
      this.chunks = [buffer.subarray(this.needed)];
      this.length = this.chunks[0].length;
      this.needed = 0;
      this.dispatch(message, at);
    }
  }

  private dispatch(message: Message, at: number): void {
    if (message.method === undefined) this.settle(message, at);
    else if (message.id !== undefined) this.answer(message);
    else this.onNotification(message, at);
  }

  private settle(message: Message, at: number): void {
    const id = message.id ?? 0;
    this.waiting.get(id)?.resolve({ message, at });
    this.waiting.delete(id);
  }

  /** The server asks something; it hears that nothing is set. */
  private answer({ id, method, params }: Message): void {
    const items = (params as { items?: unknown[] } | undefined)?.items ?? [];
    this.send({ jsonrpc: '2.0', id, result: method === 'workspace/configuration' ? items.map(() => null) : null });
  }
}

/** What `promise` brings, or a TimeoutError after `limit` milliseconds. */
export function within<T>(limit: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`${what} took longer than ${limit} ms`)), limit);
  });
  promise.catch(() => {});
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
