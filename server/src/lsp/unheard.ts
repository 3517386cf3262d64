/** For what is sent without waiting for it: a client that went away, or refuses, misses it. */
export function unheard(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}
