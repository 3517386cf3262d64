/** What ShellCheck says of a script, as its format `json1` has it. Lines and columns count from 1, tabs are one column. */
export interface ShellComment extends Stretch {
  readonly level: 'error' | 'warning' | 'info' | 'style';
  /** 2086, for SC2086. */
  readonly code: number;
  readonly message: string;
  readonly fix?: { readonly replacements: readonly ShellReplacement[] } | null;
}

export interface ShellReplacement extends Stretch {
  readonly replacement: string;
}

/** Behind the end, columns count characters, not UTF-16 units. */
export interface Stretch {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** The comments in what ShellCheck printed; undefined for anything else. */
export function readShellComments(printed: string): readonly ShellComment[] | undefined {
  try {
    const { comments }: { comments?: unknown } = JSON.parse(printed);
    return Array.isArray(comments) ? comments.filter(isComment) : undefined;
  } catch {
    return undefined;
  }
}

const levels: ReadonlySet<unknown> = new Set(['error', 'warning', 'info', 'style']);

function isComment(one: unknown): one is ShellComment {
  if (typeof one !== 'object' || one === null) return false;
  const { level, code, message } = one as Partial<ShellComment>;
  return levels.has(level) && Number.isInteger(code) && typeof message === 'string' && isStretch(one);
}

function isStretch({ line, endLine, column, endColumn }: Partial<Stretch>): boolean {
  return [line, endLine, column, endColumn].every((place) => typeof place === 'number' && place > 0);
}
