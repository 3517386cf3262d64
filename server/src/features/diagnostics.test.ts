import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { defaultSettings } from '../workspace/settings';
import { diagnostics } from './diagnostics';

const typo = 'FROM golang AS builder\nFROM alpine AS last\nCOPY --from=bilder /a /a\n';

describe('Diagnostics', () => {
  it('carry a stable code that links to its page', () => {
    const [found] = diagnostics(snapshotOf(typo), defaultSettings).filter(({ range }) => range.start.line === 2);
    assert.equal(found.code, 'unknown-stage');
    assert.equal(found.source, 'dockerfile-stages');
    assert.ok(found.codeDescription?.href.endsWith('/docs/rules/unknown-stage.md'));
    assert.equal(textAt(typo, found.range), 'bilder');
  });

  it('show the other place', () => {
    const text = 'FROM a AS one\nCOPY --from=two x y\nFROM b AS two\nCOPY --from=one x y\n';
    const related = diagnostics(snapshotOf(text), defaultSettings).flatMap(
      ({ relatedInformation = [] }) => relatedInformation,
    );
    assert.ok(related.length > 0);
    for (const { location, message } of related) {
      assert.equal(location.uri, 'file:///project/Dockerfile');
      assert.notEqual(message, '');
    }
  });

  it('grey out a stage that nobody uses, as a hint', () => {
    const [found] = diagnostics(snapshotOf('FROM a AS unused\nFROM b\n'), defaultSettings);
    assert.equal(found.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(found.tags, [DiagnosticTag.Unnecessary]);
  });

  it('have the severity that the user set, or are silent', () => {
    const severities = (severity: 'error' | 'off') =>
      diagnostics(snapshotOf(typo), { ...defaultSettings, rules: { 'unknown-stage': severity } })
        .filter(({ code }) => code === 'unknown-stage')
        .map((found) => found.severity);
    assert.deepEqual(severities('error'), [DiagnosticSeverity.Error]);
    assert.deepEqual(severities('off'), []);
  });

  it('follow settings that change between two looks at the same snapshot', () => {
    const snapshot = snapshotOf(typo);
    const before = diagnostics(snapshot, defaultSettings).length;
    assert.equal(diagnostics(snapshot, { ...defaultSettings, rules: { 'unknown-stage': 'off' } }).length, before - 1);
  });

  it('are of very many the gravest', () => {
    const text = `${'FROM a AS x\nCOPY --from=$V a b\n'.repeat(1500)}`;
    const found = diagnostics(snapshotOf(text), defaultSettings);
    assert.equal(found.length, 1000);
    assert.ok(found.every(({ severity }) => severity === DiagnosticSeverity.Error));
  });
});
