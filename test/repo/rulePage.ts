import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const rules = path.resolve(import.meta.dirname, '../../server/src/rules');

/** The text that stands beside a rule. */
export function pageOf(rule: string): string {
  return readFileSync(path.join(rules, rule, `${rule}.md`), 'utf8');
}

/** The texts of a language under a heading of a page. */
export function examples(page: string, heading: string, language = 'dockerfile'): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, of, text = '']) =>
    of === language ? text : [],
  );
}
