import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const texts = (file: string): Record<string, string> => JSON.parse(read(file));

/** Every text that the sources hand to `l10n.t`. */
function sourceTexts(): Set<string> {
  const found = new Set<string>();
  for (const folder of ['client/src', 'server/src']) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      for (const [, literal = ''] of read(path.join(folder, file)).matchAll(CALL)) found.add(valueOf(literal));
    }
  }
  return found;
}

const CALL = /\bl10n\.t\(\s*('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)/gs;

/** The text of a string literal without expressions. */
function valueOf(literal: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t' };
  return literal.slice(1, -1).replace(/\\(.)/gs, (_, character: string) => escapes[character] ?? character);
}

const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('the texts of the manifest', () => {
  const used = [...new Set(read('package.json').match(/(?<="%)[\w.-]+(?=%")/g))].sort();

  for (const file of ['package.nls.json', 'package.nls.fr.json']) {
    it(`are all in ${file}, and nothing else is`, () => {
      assert.deepEqual(Object.keys(texts(file)).sort(), used);
    });
  }
});

describe('the texts of the sources', () => {
  const french = texts('l10n/bundle.l10n.fr.json');

  it('are all there in French, and nothing else is', () => {
    const used = sourceTexts();
    assert.deepEqual([...used].filter((text) => !(text in french)).sort(), [], 'missing');
    assert.deepEqual(
      Object.keys(french)
        .filter((text) => !used.has(text))
        .sort(),
      [],
      'no longer used',
    );
  });

  it('have the same placeholders in French', () => {
    for (const [text, translation] of Object.entries(french)) {
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });
});
