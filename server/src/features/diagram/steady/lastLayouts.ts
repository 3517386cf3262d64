import type { Laid } from '../layout';

const most = 20;

/** How the documents were drawn last, so that their next pictures stay like that. It ends with the document. */
export class LastLayouts {
  private readonly laid = new Map<string, Laid>();

  of(uri: string): Laid | undefined {
    return this.laid.get(uri);
  }

  keep(uri: string, laid: Laid): void {
    this.laid.delete(uri);
    this.laid.set(uri, laid);
    const [oldest] = this.laid.keys();
    if (this.laid.size > most) this.laid.delete(oldest);
  }

  closed(uri: string): void {
    this.laid.delete(uri);
  }
}
