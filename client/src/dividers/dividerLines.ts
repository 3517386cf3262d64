/** The lines of a stage, 0-based, both inclusive. */
export interface StageLines {
  readonly first: number;
  readonly last: number;
}

/**
 * Where one stage ends and the next begins to the eye: at its FROM, or at the comment that stands right above it. The
 * first stage has nothing above that it should be divided from.
 */
export function dividerLines(stages: readonly StageLines[], isComment: (line: number) => boolean): number[] {
  return stages.slice(1).map(({ first }, index) => {
    const above = stages[index]?.last ?? 0;
    let line = first;
    while (line - 1 > above && isComment(line - 1)) line--;
    return line;
  });
}
