const BUILDKIT = '# buildkit';
const NOT_RUN = '#(nop)';

/**
 * The instruction that the history of an image tells of, nearly as it is written: `RUN /bin/sh -c apk add x # buildkit`,
 * `|1 VERSION=1 /bin/sh -c apk add x` and `/bin/sh -c #(nop)  USER app` as `RUN apk add x` and `USER app`. What nobody
 * knows stays as it is.
 */
export function instructionText(createdBy: string): string {
  const text = withoutMark(createdBy);
  if (text.startsWith('RUN ')) return `RUN ${command(text.slice(4)) ?? text.slice(4)}`;
  const run = command(text);
  if (run === undefined) return readable(text);
  return run.startsWith(NOT_RUN) ? readable(run.slice(NOT_RUN.length).trim()) : `RUN ${run}`;
}

function withoutMark(createdBy: string): string {
  const text = createdBy.trim();
  return text.endsWith(BUILDKIT) ? text.slice(0, -BUILDKIT.length).trimEnd() : text;
}

const SHELL =
  /(?:\S*[\\/])?(?:sh|bash|ash|dash|ksh|zsh|cmd|powershell|pwsh)(?:\.exe)?(?: -[a-z]*o \w+| [-/][a-z]+)*? (?:-[a-z]*c|\/c|-command)(?: |$)/iy;

/** What a shell was given to run; undefined for what no shell ran. */
function command(text: string): string | undefined {
  const end = /^\|\d+ /.test(text) ? shellAmongArguments(text) : shellEnd(text, 0);
  return end === undefined ? undefined : text.slice(end).trim();
}

/** `|2 A=1 B=2 /bin/sh -c`: the values of build arguments may have blanks in them. */
function shellAmongArguments(text: string): number | undefined {
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    const end = shellEnd(text, at + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

function shellEnd(text: string, start: number): number | undefined {
  SHELL.lastIndex = start;
  return SHELL.test(text) ? SHELL.lastIndex : undefined;
}

/** `EXPOSE [80/tcp 90/tcp]`, `CMD ["a" "b"]` and the digests of copied files are as only a machine writes them. */
function readable(text: string): string {
  if (/^EXPOSE \[.*\]$/.test(text)) return `EXPOSE ${text.slice('EXPOSE ['.length, -1)}`;
  if (/^(?:CMD|ENTRYPOINT) \["/.test(text)) return text.replace(/(?<!\\)" "/g, '", "');
  return text.replace(/\b((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]{52}\b/g, '$1');
}
