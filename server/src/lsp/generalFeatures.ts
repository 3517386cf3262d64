import {
  BulkRegistration,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
  SignatureHelpRequest,
} from 'vscode-languageserver';
import type { Client } from './capabilities';

const signatureHelp = { triggerCharacters: [' ', '-', '=', '[', ',', '"'] };
const onType = { firstTriggerCharacter: '\\', moreTriggerCharacter: ['`'] };

/** For clients that want to know once and for all what we can do. */
export function staticGeneralFeatures(client: Client): ServerCapabilities {
  if (client.registersGeneralFeatures || !client.wantsGeneralFeatures) return {};
  return {
    signatureHelpProvider: signatureHelp,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: onType,
  };
}

/** Which of them there are now. */
export interface WantedFeatures {
  readonly generalFeatures: boolean;
  readonly formatting: boolean;
}

/**
 * What is there only while we speak of the language at large, for clients that can be told of it later. Not to answer
 * would not do: where two can format, an editor asks its user which of them shall.
 */
export class GeneralFeatures {
  private readonly signatures: Registered;
  private readonly formatting: Registered;
  private last: Promise<void> = Promise.resolve();

  constructor(
    connection: Connection,
    private readonly client: Client,
  ) {
    this.signatures = new Registered(connection, signatureRequests);
    this.formatting = new Registered(connection, formattingRequests);
  }

  /** Registers or takes back, one after the other however fast it changes. */
  follow({ generalFeatures, formatting }: WantedFeatures): Promise<void> {
    if (!this.client.registersGeneralFeatures) return Promise.resolve();
    const turn = async () => {
      await this.signatures.turn(generalFeatures);
      await this.formatting.turn(formatting);
    };
    this.last = this.last.then(turn).catch(() => undefined);
    return this.last;
  }
}

/** Requests that come and go together. */
class Registered {
  private now: Disposable | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly requests: () => BulkRegistration,
  ) {}

  async turn(on: boolean): Promise<void> {
    if (on === (this.now !== undefined)) return;
    this.now?.dispose();
    this.now = on ? await this.connection.client.register(this.requests()) : undefined;
  }
}

/** Those of the client for its documents. */
const documentSelector = null;

function signatureRequests(): BulkRegistration {
  const all = BulkRegistration.create();
  all.add(SignatureHelpRequest.type, { documentSelector, ...signatureHelp });
  return all;
}

function formattingRequests(): BulkRegistration {
  const all = BulkRegistration.create();
  all.add(DocumentFormattingRequest.type, { documentSelector });
  all.add(DocumentRangeFormattingRequest.type, { documentSelector });
  all.add(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType });
  return all;
}
