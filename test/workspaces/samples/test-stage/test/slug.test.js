const assert = require('node:assert/strict');
const { test } = require('node:test');
const { slug } = require('../src/slug.js');

test('accents and punctuation are gone', () => {
  assert.equal(slug('Déjà vu!'), 'deja-vu');
});
