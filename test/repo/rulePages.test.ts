import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { allRules } from '../../server/src/rules/allRules';
import { runRules } from '../../server/src/rules/runRules';
import { snapshotOf } from '../support/fixture';

const rules = path.resolve(import.meta.dirname, '../../server/src/rules');

/** The Dockerfiles under a heading of a page. */
function examples(page: string, heading: string): readonly string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```dockerfile\n(.*?)^```$/gms)].map(([, text = '']) => text);
}

describe('the pages of the rules', () => {
  for (const rule of allRules) {
    const page = readFileSync(path.join(rules, rule.id, `${rule.id}.md`), 'utf8');

    it(`${rule.id} says what, why, and when to turn it off`, () => {
      const headings = [...page.matchAll(/^#+ .*$/gm)].map(([heading]) => heading);
      assert.deepEqual(headings, [
        `# ${rule.id}`,
        '## Why it matters',
        '## Wrong',
        '## Right',
        '## When to turn it off',
        '## What BuildKit does',
      ]);
    });

    it(`${rule.id} reports its wrong examples`, () => {
      const wrong = examples(page, 'Wrong');
      assert.ok(wrong.length > 0);
      for (const text of wrong) {
        const found = runRules(snapshotOf(text)).map((finding) => finding.rule);
        assert.ok(found.includes(rule.id), `${text}\nreports ${found}`);
      }
    });

    it(`${rule.id} reports nothing in its right examples, and neither does any other`, () => {
      const right = examples(page, 'Right');
      assert.ok(right.length > 0);
      for (const text of right) {
        assert.deepEqual(
          runRules(snapshotOf(text)).map(({ rule: id, message }) => `${id}: ${message}`),
          [],
        );
      }
    });
  }
});
