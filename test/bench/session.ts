import type { Position, Range } from 'vscode-languageserver-types';
import { Client, type Message, within } from './client';

const uri = 'file:///bench/Dockerfile';
/** A server that says nothing for so long has answered all that it is going to answer. */
const silence = 300;

const capabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    rename: { prepareSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
  workspace: { applyEdit: true },
};

/** A client with one Dockerfile open, and times of what one does with it. */
export class Session {
  private version = 0;

  private constructor(
    readonly client: Client,
    /** From spawning the process to the result of `initialize`. */
    readonly startup: number,
    private readonly limit: number,
  ) {}

  static async start(command: readonly string[], limit: number): Promise<Session> {
    const client = new Client(command);
    try {
      await client.request('initialize', { processId: null, rootUri: null, capabilities }, limit);
    } catch (error) {
      client.kill();
      throw error;
    }
    const startup = performance.now() - client.started;
    client.notify('initialized', {});
    return new Session(client, startup, limit);
  }

  /** From didOpen to diagnostics. */
  async open(text: string): Promise<number> {
    const version = ++this.version;
    const started = performance.now();
    const done = this.diagnostics(version, 1);
    const textDocument = { uri, languageId: 'dockerfile', version, text };
    this.client.notify('textDocument/didOpen', { textDocument });
    return (await done) - started;
  }

  /** From one keystroke to diagnostics: the mean of typing a letter and taking it away. */
  async keystroke(at: Position): Promise<number> {
    const [typed, taken] = keystrokes(at);
    return ((await this.change([typed])) + (await this.change([taken]))) / 2;
  }

  /** Ten keystrokes sent without waiting, up to the diagnostics of the last one; a server may skip those between. */
  burst(at: Position): Promise<number> {
    return this.change(Array.from({ length: 5 }, () => keystrokes(at)).flat());
  }

  async request(method: string, params: object): Promise<number> {
    return (await this.client.request(method, { textDocument: { uri }, ...params }, this.limit)).ms;
  }

  close(): void {
    this.client.kill();
  }

  private async change(edits: readonly { range: Range; text: string }[]): Promise<number> {
    const started = performance.now();
    const done = this.diagnostics(this.version + edits.length, edits.length);
    for (const edit of edits) {
      const textDocument = { uri, version: ++this.version };
      this.client.notify('textDocument/didChange', { textDocument, contentChanges: [edit] });
    }
    return (await done) - started;
  }

  /**
   * When the diagnostics of `version` came. A server that does not say the version is done with the `count`th
   * publication; or with the last one before a silence, if it has answered something asked after the edits by then.
   */
  private diagnostics(version: number, count: number): Promise<number> {
    let received = 0;
    let last = Number.NaN;
    let answered = false;
    let quiet: NodeJS.Timeout | undefined;
    const done = new Promise<number>((resolve) => {
      const waitForSilence = () => {
        clearTimeout(quiet);
        if (answered && received > 0) quiet = setTimeout(() => resolve(last), silence);
      };
      this.client.onNotification = ({ method, params }: Message, at) => {
        if (method !== 'textDocument/publishDiagnostics' || params?.uri !== uri) return;
        last = at;
        received++;
        if (params.version === undefined ? received >= count : params.version >= version) resolve(at);
        else waitForSilence();
      };
      if (count > 1) {
        const settle = () => {
          answered = true;
          waitForSilence();
        };
        setImmediate(() => this.client.request('bench/barrier', {}, this.limit).then(settle, settle));
      }
    });
    return within(this.limit, 'diagnostics', done).finally(() => clearTimeout(quiet));
  }
}

function keystrokes(at: Position) {
  const behind = { line: at.line, character: at.character + 1 };
  return [
    { range: { start: at, end: at }, text: 'x' },
    { range: { start: at, end: behind }, text: '' },
  ];
}
