/** `${{ … }}` of workflows, `{{ … }}` of task runners, `<< parameters.x >>` of CircleCI, and `<stage>` of manuals. */
const template =
  /\$?\{\{[^\n{}]*(?:\}\}|(?=\n)|$)|<<\s*(?:parameters|pipeline|matrix)\.[^\n<>]*>>|<[A-Za-z](?:[\w. -]{0,38}[\w.-])?>(?=[\s"'`]|$)/y;

/** The offset behind what a tool puts into the script before a shell sees it; undefined where nothing begins. */
export function templateEnd(text: string, at: number): number | undefined {
  if (text[at] !== '$' && text[at] !== '{' && text[at] !== '<') return undefined;
  template.lastIndex = at;
  return template.test(text) ? template.lastIndex : undefined;
}
