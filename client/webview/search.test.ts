import assert from 'node:assert/strict';
import type { DiagramNode } from '../../server/src/protocol/diagram';
import { matches, stepped } from './search';

const node = (label: string, more: Partial<DiagramNode> = {}) => ({ id: label, label, ...more }) as DiagramNode;
const nodes = [
  node('deps', { base: 'node:22' }),
  node('build', { base: 'deps', comment: 'Bundles the site' }),
  node('node:22'),
];
const found = (typed: string) => matches(nodes, typed).map(({ label }) => label);

describe('A search in the diagram', () => {
  it('finds names, bases and comments, in any case and in the order of the picture', () => {
    assert.deepEqual(found('NODE'), ['deps', 'node:22']);
    assert.deepEqual(found('bundles'), ['build']);
  });

  it('finds what has all the words', () => {
    assert.deepEqual(found(' site deps '), ['build']);
    assert.deepEqual(found('site node'), []);
  });

  it('finds nothing where nothing is typed, and takes signs as they are', () => {
    assert.deepEqual([found(''), found('  '), found('.*'), found('(')], [[], [], [], []]);
  });

  it('goes on from one to the next, round and round', () => {
    assert.deepEqual([stepped(3, 2, 1), stepped(3, 0, -1), stepped(3, 0, 1), stepped(0, 0, 1)], [0, 2, 1, 0]);
  });
});
