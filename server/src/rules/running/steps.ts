/** Work that stops after each of many small steps, so that others can do theirs; in the end there is `T`. */
export type Steps<T> = Generator<undefined, T>;

/** The outcome of work that may be on its way already. */
export function outcome<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
