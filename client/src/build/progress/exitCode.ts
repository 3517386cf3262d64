const EXIT = /\b(?:exit code:|exit status|exit code|non-zero code:) (?<code>\d+)/;

/** The exit code of a command in what an engine says of its failure. */
export function exitCodeIn(error: string | undefined): number | undefined {
  const code = EXIT.exec(error ?? '')?.groups?.code;
  return code === undefined ? undefined : Number(code);
}
