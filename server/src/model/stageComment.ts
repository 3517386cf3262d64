/** Comments that speak to tools, not to people. */
const pragma =
  /^(?:(?:syntax|escape|check)\s*=|hadolint\s|tally\s|dockerfile-utils:|trivy:|checkov:|#?(?:end)?region\b|shellcheck\s|renovate:)/i;
const decoration = /^[\s#=*~_+|<>/\\–—\u2500-\u259f-]+|[\s#=*~_+|<>/\\–—\u2500-\u259f-]+$/gu;

/** BuildKit's description of a stage: the first comment line that begins with its name, without the name. */
export function stageDescription(comments: readonly string[], name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return comments
    .find((comment) => comment.startsWith(`${name} `))
    ?.slice(name.length + 1)
    .trim();
}

/** The first comment line above FROM that says anything to people, without frames and bars around it. */
export function stageComment(comments: readonly string[]): string | undefined {
  for (const comment of comments) {
    if (pragma.test(comment) || comment.length > 500) continue;
    const text = comment.replace(decoration, '');
    if (/\p{L}{2}/u.test(text)) return text;
  }
  return undefined;
}
