import type { Diagram } from '../../server/src/protocol/diagram';
import { diagramRequest } from '../../server/src/protocol/methods';
import { Client } from './client';

const uri = 'file:///bench/Dockerfile';
const patience = 60_000;

/** A picture and how long it took from the change, in ms. */
export interface TimedDiagram {
  readonly ms: number;
  readonly diagram: Diagram;
}

/** A server with one Dockerfile open, whose diagram somebody looks at. */
export class DiagramSession {
  private version = 1;
  private text: string;

  private constructor(
    private readonly client: Client,
    private readonly original: string,
  ) {
    this.text = original;
  }

  static async start(command: readonly string[], text: string): Promise<DiagramSession> {
    const client = new Client(command);
    await client.request('initialize', { processId: null, rootUri: null, capabilities: {} }, patience);
    client.notify('initialized', {});
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'dockerfile', version: 1, text } });
    return new DiagramSession(client, text);
  }

  async diagram(): Promise<TimedDiagram> {
    const { ms, result } = await this.client.request(diagramRequest, { uri }, patience);
    return { ms, diagram: result as Diagram };
  }

  /** One of the changes of somebody who types a name, then takes something from another stage, and takes both back. */
  async change(count: number): Promise<TimedDiagram> {
    const changes = [this.withName(), this.withEdge(), this.withName(this.withEdge()), this.original];
    const next = changes[(count + changes.length * 100) % changes.length];
    const started = performance.now();
    this.replace(next);
    const { diagram } = await this.diagram();
    return { ms: performance.now() - started, diagram };
  }

  close(): void {
    this.client.kill();
  }

  private withName(text = this.original): string {
    return text.replace(/^(FROM\s.*\sAS\s+\S+)$/im, '$1x');
  }

  private withEdge(): string {
    const [, name] = /^FROM\s.*\sAS\s+(\S+)$/im.exec(this.original) ?? [];
    return `${this.original.trimEnd()}\nCOPY --from=${name} /typed/file /typed/place\n`;
  }

  /** As an editor says it: the stretch that is another one now. */
  private replace(next: string): void {
    let start = 0;
    while (start < next.length && next[start] === this.text[start]) start++;
    let tail = 0;
    const room = Math.min(next.length, this.text.length) - start;
    while (tail < room && next[next.length - 1 - tail] === this.text[this.text.length - 1 - tail]) tail++;
    const range = { start: placeIn(this.text, start), end: placeIn(this.text, this.text.length - tail) };
    const contentChanges = [{ range, text: next.slice(start, next.length - tail) }];
    this.text = next;
    this.client.notify('textDocument/didChange', { textDocument: { uri, version: ++this.version }, contentChanges });
  }
}

function placeIn(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before[before.length - 1].length };
}
