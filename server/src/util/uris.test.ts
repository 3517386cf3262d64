import assert from 'node:assert/strict';
import { below, nameOf, namesBelow, parentOf, sameUri } from './uris';

describe('URIs', () => {
  it('know their folder', () => {
    assert.equal(parentOf('file:///a/b/Dockerfile'), 'file:///a/b');
    assert.equal(parentOf('file:///Dockerfile'), 'file://');
    assert.equal(parentOf('vscode-vfs://github/me/app/Dockerfile'), 'vscode-vfs://github/me/app');
  });

  it('have no folder when they are no files', () => {
    assert.equal(parentOf('untitled:Dockerfile'), undefined);
    assert.equal(parentOf('git:/a/Dockerfile?{"ref":"~"}'), undefined);
    assert.equal(parentOf('git://h/a/Dockerfile?ref=x/y'), undefined);
    assert.equal(parentOf('vscode-vfs://github'), undefined);
    assert.equal(parentOf(''), undefined);
  });

  it('lead to what stands below, whatever its name', () => {
    assert.equal(below('file:///a', ['b c', '100%', '#1?', "it's(1)"]), 'file:///a/b%20c/100%25/%231%3F/it%27s%281%29');
    assert.equal(below('file:///', ['a']), 'file:///a');
    assert.equal(below('file:///a', ['\ud800']), 'file:///a/%EF%BF%BD');
  });

  it('tell the way from a folder', () => {
    assert.deepEqual(namesBelow('file:///a', 'file:///a/b%20c/d'), ['b c', 'd']);
    assert.deepEqual(namesBelow('file:///c%3A/a', 'file:///C:/a/b'), ['b']);
    assert.deepEqual(namesBelow('file:///a', 'file:///a'), []);
    assert.equal(namesBelow('file:///a', 'file:///ab/c'), undefined);
    assert.equal(namesBelow('file:///a', 'vscode-vfs:///a/b'), undefined);
  });

  it('are alike however an editor writes them', () => {
    assert.equal(sameUri('file:///C:/x%28y'), sameUri('file:///c%3A/x(y'));
    assert.notEqual(sameUri('file:///a/X'), sameUri('file:///a/x'));
    assert.equal(sameUri('file:///%ff'), 'file:///%ff');
  });

  it('have a name', () => {
    assert.equal(nameOf('file:///a/my%20app'), 'my app');
    assert.equal(nameOf('untitled:Dockerfile'), 'untitled:Dockerfile');
  });
});
