import type { Part } from './steps';

/** `${{ … }}` of workflows, `{{ … }}` of task runners, `<< parameters.x >>` of CircleCI, and `<stage>` of manuals. */
const template =
  /\$?\{\{[^\n{}]*(?:\}\}|(?=\n)|$)|<<\s*(?:parameters|pipeline|matrix)\.[^\n<>]*>>|<[A-Za-z](?:[\w. -]{0,38}[\w.-])?>(?=[\s"'`]|$)/y;

/** Whether one begins at the place. */
export function opensTemplate(text: string, at: number): boolean {
  if (text[at] !== '$' && text[at] !== '{' && text[at] !== '<') return false;
  template.lastIndex = at;
  return template.test(text);
}

/** Reads what a tool puts into the script before a shell sees it. */
export function readTemplate(scanner: { readonly text: string; at: number }, parts: Part[]): boolean {
  const { text, at } = scanner;
  if (!opensTemplate(text, at)) return false;
  scanner.at = template.lastIndex;
  parts.push({ kind: 'unknown', start: at, end: scanner.at });
  return true;
}
