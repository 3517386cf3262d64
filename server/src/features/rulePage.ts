const pages = 'https://github.com/dockerfile-stages/dockerfile-stages/blob/main/docs/rules';

/** The address of the page that explains a rule. */
export function rulePage(rule: string): string {
  return `${pages}/${rule}.md`;
}
