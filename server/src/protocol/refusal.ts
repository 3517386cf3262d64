/**
 * Something that was asked for and can't be done, with a sentence that tells the user why. The boundary makes the answer
 * of it, and not a line in the log.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The core is a bundle of its own, with classes of its own: a refusal is known by its name. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal';
}
