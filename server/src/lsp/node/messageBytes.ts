import type { Diagnostic, Message, NotificationMessage, PublishDiagnosticsParams } from 'vscode-languageserver/node';

/**
 * The bytes of a message with its header, in pieces. Diagnostics are taken for data that never changes: the same list
 * is made into bytes once, and the same diagnostic of another list into text once.
 */
export function bytesOf(message: Message): readonly Buffer[] {
  const body = publishes(message) ? publication(message) : [Buffer.from(JSON.stringify(message))];
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  return [Buffer.from(`Content-Length: ${length}\r\n\r\n`), ...body];
}

interface Publication extends NotificationMessage {
  readonly params: PublishDiagnosticsParams & object;
}

function publishes(message: Message): message is Publication {
  return (message as NotificationMessage).method === 'textDocument/publishDiagnostics';
}

function publication({ params: { diagnostics, ...params }, ...message }: Publication): readonly Buffer[] {
  // The list comes last, and two braces behind it.
  const around = JSON.stringify({ ...message, params: { ...params, diagnostics: 0 } });
  return [Buffer.from(around.slice(0, -'0}}'.length)), listBytes(diagnostics), Buffer.from('}}')];
}

const lists = new WeakMap<readonly Diagnostic[], Buffer>();

function listBytes(list: readonly Diagnostic[]): Buffer {
  const bytes = lists.get(list) ?? Buffer.from(`[${list.map(textOf).join()}]`);
  lists.set(list, bytes);
  return bytes;
}

const texts = new WeakMap<Diagnostic, string>();

function textOf(diagnostic: Diagnostic): string {
  const text = texts.get(diagnostic) ?? JSON.stringify(diagnostic);
  texts.set(diagnostic, text);
  return text;
}
