import type { MessageConnection } from 'vscode-jsonrpc';
import type {
  ConfigurationParams,
  DidChangeConfigurationParams,
  RegistrationParams,
} from 'vscode-languageserver-protocol';
import { settingsSection } from '../protocol/methods';
import type { Client } from './capabilities';

/** Asks to be told of changed settings, where the client wants to be asked for that. */
export async function watchConfiguration(connection: MessageConnection, client: Client): Promise<void> {
  if (!client.registersConfiguration) return;
  const method = 'workspace/didChangeConfiguration';
  const registration = { id: method, method, registerOptions: { section: settingsSection } };
  const params: RegistrationParams = { registrations: [registration] };
  await connection.sendRequest('client/registerCapability', params);
}

/** Our section of the settings; undefined where the client has no answer. */
export async function pullConfiguration(connection: MessageConnection, client: Client): Promise<unknown> {
  if (!client.hasConfiguration) return undefined;
  const params: ConfigurationParams = { items: [{ section: settingsSection }] };
  const [section] = await connection.sendRequest<unknown[]>('workspace/configuration', params);
  return section ?? undefined;
}

/** Our section out of what a client pushes, which sends it bare or under its name. */
export function pushedSection({ settings }: DidChangeConfigurationParams): unknown {
  return settings?.[settingsSection] ?? settings;
}
