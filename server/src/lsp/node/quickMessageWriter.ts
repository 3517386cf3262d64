import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { bytesOf } from './messageBytes';

/** Writes each message in one go, and turns the same diagnostics into bytes once. */
export class QuickMessageWriter extends AbstractMessageWriter implements MessageWriter {
  private errors = 0;

  constructor(private readonly output: Writable) {
    super();
    output.on('error', (error) => this.fireError(error));
    output.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const written = (error: Error | null | undefined) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.errors);
        reject(error);
      };
      const pieces = bytesOf(message);
      this.output.cork();
      for (const [i, piece] of pieces.entries())
        this.output.write(piece, i === pieces.length - 1 ? written : undefined);
      this.output.uncork();
    });
  }

  end(): void {
    this.output.end();
  }
}
