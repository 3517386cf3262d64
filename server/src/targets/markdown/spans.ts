import type { PageLine } from './fences';

/** A command of an engine, maybe behind a prompt, `sudo` or variables. */
const command =
  /^(?:[$%#][ \t]+)?(?:sudo[ \t]+)?(?:[A-Z_]+=\S+[ \t]+)*(?:docker|podman|buildah|nerdctl|depot|finch)[ \t]/;

/** The code spans of a line that are commands of an engine as a whole. */
export function commandSpans({ text, start }: PageLine): readonly PageLine[] {
  const spans: PageLine[] = [];
  for (let at = text.indexOf('`'); at >= 0; ) {
    const first = signsEnd(text, at);
    const signs = text.slice(at, first);
    const last = text.indexOf(signs, first);
    if (last < 0) break;
    const inner = text.slice(first, last);
    if (command.test(inner)) spans.push(withoutPrompt({ text: inner, start: start + first }));
    at = text.indexOf('`', signsEnd(text, last));
  }
  return spans;
}

function signsEnd(text: string, start: number): number {
  let at = start;
  while (text[at] === '`') at++;
  return at;
}

function withoutPrompt({ text, start }: PageLine): PageLine {
  const lead = /^[$%#][ \t]+/.exec(text)?.[0].length ?? 0;
  return { text: text.slice(lead), start: start + lead };
}
