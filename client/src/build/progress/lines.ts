import { StringDecoder } from 'node:string_decoder';
import { noSecrets, type SecretMask } from './secretMask';

/** Cuts bytes into lines. They may come cut anywhere, even within a character. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private pending = '';

  /** Lines with more than `longest` characters become several, without a cut through what `mask` hides. */
  constructor(
    private readonly longest: number,
    private readonly mask: SecretMask = noSecrets,
  ) {}

  /** The lines that are complete now, without their ends. */
  read(chunk: Uint8Array): string[] {
    const [first = '', ...others] = this.decoder.write(Buffer.from(chunk)).split('\n');
    const complete: string[] = [];
    this.pending += first;
    for (const next of others) {
      this.cut(complete, 0);
      complete.push(this.pending.replace(/\r$/, ''));
      this.pending = next;
    }
    // As long as more may come of a secret that begins in front of a cut, there is none.
    this.cut(complete, this.mask.longest);
    return complete;
  }

  /** What is left without a line end. */
  end(): string[] {
    const complete: string[] = [];
    this.pending += this.decoder.end();
    this.cut(complete, 0);
    if (this.pending !== '') complete.push(this.pending);
    this.pending = '';
    return complete;
  }

  private cut(complete: string[], margin: number): void {
    if (this.pending.length <= this.longest + margin) return;
    this.pending = this.mask.hide(this.pending);
    while (this.pending.length > this.longest + margin) {
      complete.push(this.pending.slice(0, this.longest));
      this.pending = this.pending.slice(this.longest);
    }
  }
}
