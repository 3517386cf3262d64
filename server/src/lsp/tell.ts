import type { MessageConnection } from 'vscode-jsonrpc';

/** Sends a notification; a client that went away misses it. */
export function tell(connection: MessageConnection, method: string, params: object): void {
  connection.sendNotification(method, params).catch(() => undefined);
}

/** Asks the client to ask us again. */
export function askToRefresh(connection: MessageConnection, method: string): void {
  connection.sendRequest(method).catch(() => undefined);
}
