import { StringDecoder } from 'node:string_decoder';

/** Cuts bytes into lines. They may come cut anywhere, even within a character. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private pending = '';

  /** Lines with more than `longest` characters become several. */
  constructor(private readonly longest: number) {}

  /** The lines that are complete now, without their ends. */
  read(chunk: Uint8Array): string[] {
    const [first = '', ...others] = this.decoder.write(Buffer.from(chunk)).split('\n');
    const complete: string[] = [];
    this.pending += first;
    for (const next of others) {
      this.cut(complete);
      complete.push(this.pending.replace(/\r$/, ''));
      this.pending = next;
    }
    this.cut(complete);
    return complete;
  }

  /** What is left without a line end. */
  end(): string[] {
    const rest = this.pending + this.decoder.end();
    this.pending = '';
    return rest === '' ? [] : [rest];
  }

  private cut(complete: string[]): void {
    while (this.pending.length > this.longest) {
      complete.push(this.pending.slice(0, this.longest));
      this.pending = this.pending.slice(this.longest);
    }
  }
}
