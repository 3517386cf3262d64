import assert from 'node:assert/strict';
import { wayTo } from './uriWay';

describe('the way from a folder', () => {
  it('goes up as far as it has to', () => {
    assert.equal(wayTo('file:///a/b', 'file:///a/b/c/d'), 'c/d');
    assert.equal(wayTo('file:///a/b', 'file:///a/b'), '.');
    assert.equal(wayTo('file:///a/b', 'file:///a'), '..');
    assert.equal(wayTo('file:///a/b', 'file:///c%20d/e'), '../../c d/e');
  });

  it('leads to no other disk or machine', () => {
    assert.equal(wayTo('file:///c%3A/a', 'file:///d%3A/a'), undefined);
    assert.equal(wayTo('file:///c%3A/a', 'file:///C:/b'), '../b');
    assert.equal(wayTo('file:///a', 'vscode-remote://x/a'), undefined);
  });
});
