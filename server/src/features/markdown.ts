/** Text out of a file as Markdown that shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&');
}

/** Names and values beyond this are cut; no registry takes a longer name. */
const longest = 255;

/** `text` as inline code. Backticks, which a name can't hold, are left out. */
export function code(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return `\`${shown.replaceAll('`', "'")}\``;
}

/** A fenced block whose fence is longer than any in the text. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

export function link(label: string, uri: string, line: number): string {
  return `[${label}](${uri}#L${line + 1})`;
}
