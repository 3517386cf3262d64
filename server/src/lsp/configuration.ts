import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
} from 'vscode-languageserver';
import { settingsSection } from '../protocol/methods';
import type { Client } from './capabilities';

/** Asks to be told of changed settings, where the client wants to be asked for that. */
export async function watchConfiguration(connection: Connection, client: Client): Promise<void> {
  if (!client.registersConfiguration) return;
  await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
}

/** Our section of the settings; undefined where the client has no answer. */
export async function pullConfiguration(connection: Connection, client: Client): Promise<unknown> {
  if (!client.hasConfiguration) return undefined;
  return (await connection.workspace.getConfiguration(settingsSection)) ?? undefined;
}

/** Our section out of what a client pushes, which sends it bare or under its name. */
export function pushedSection({ settings }: DidChangeConfigurationParams): unknown {
  return settings?.[settingsSection] ?? settings;
}
