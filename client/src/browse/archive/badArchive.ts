/** Why an archive can't be read. */
export type Trouble =
  /** It ends too early. */
  | 'truncated'
  /** It is not what it should be. */
  | 'damaged'
  /** No image is in it. */
  | 'no-image'
  | 'too-many-files'
  /** Its layers are compressed with what this Node.js doesn't know. */
  | 'unknown-compression'
  /** There is no room to uncompress its layers. */
  | 'no-space'
  | 'cancelled';

/** Thrown within the reading of archives; nobody outside of it sees it. */
export class BadArchive extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

/** A long reading looks at it now and then. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

export function stopIf(cancellation: Cancellation): void {
  if (cancellation.isCancellationRequested) throw new BadArchive('cancelled');
}
