/** As much as is needed of a diagnostic; lines from 0, severities as VS Code has them. */
export interface Problem {
  readonly severity: number;
  readonly range: { readonly start: { readonly line: number } };
}

/** Lines of a document, from 0, both included. */
export interface Lines {
  readonly line: number;
  readonly lastLine: number;
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
}

const [error, warning] = [0, 1];

/** How many problems begin in these lines; what only informs or hints is none. */
export function problemCounts({ line, lastLine }: Lines, problems: readonly Problem[]): ProblemCounts {
  const here = problems.filter(({ range: { start } }) => line <= start.line && start.line <= lastLine);
  const count = (wanted: number) => here.filter(({ severity }) => severity === wanted).length;
  return { errors: count(error), warnings: count(warning) };
}
