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

/**
 * What is there only while we speak of the language at large, for clients that can be told of it later. Not to answer
 * would not do: where two can format, an editor asks its user which of them shall.
 */
export class GeneralFeatures {
  private registered: Disposable | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly client: Client,
  ) {}

  /** Registers or takes back, one after the other however fast it changes. */
  follow(on: boolean): Promise<void> {
    if (!this.client.registersGeneralFeatures) return Promise.resolve();
    this.last = this.last.then(() => this.turn(on)).catch(() => undefined);
    return this.last;
  }

  private async turn(on: boolean): Promise<void> {
    if (on === (this.registered !== undefined)) return;
    this.registered?.dispose();
    this.registered = on ? await this.connection.client.register(allOfThem()) : undefined;
  }
}

function allOfThem(): BulkRegistration {
  const documentSelector = null;
  const all = BulkRegistration.create();
  all.add(SignatureHelpRequest.type, { documentSelector, ...signatureHelp });
  all.add(DocumentFormattingRequest.type, { documentSelector });
  all.add(DocumentRangeFormattingRequest.type, { documentSelector });
  all.add(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType });
  return all;
}
