import assert from 'node:assert/strict';
import type { DiagramEdge } from '../../server/src/protocol/diagram';
import { closureOf, endsOf } from './closure';

const edge = (from: string, to: string): DiagramEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  kind: 'copy',
  takings: [],
  path: [],
});
const sorted = (ids: ReadonlySet<string>) => [...ids].sort();

describe('What is brought out in the diagram', () => {
  const edges = [edge('base', 'build'), edge('build', 'web'), edge('base', 'test'), edge('web', 'all')];

  it('is what a stage needs and who needs it, but not what others make of the same base', () => {
    const { nodes, edges: found } = closureOf({ edges }, 'build');
    assert.deepEqual(sorted(nodes), ['all', 'base', 'build', 'web']);
    assert.deepEqual(sorted(found), ['base>build', 'build>web', 'web>all']);
  });

  it('is a stage alone where nothing is joined to it', () => {
    assert.deepEqual(sorted(closureOf({ edges }, 'alone').nodes), ['alone']);
  });

  it('ends where stages need each other in a circle', () => {
    const circle = [edge('a', 'b'), edge('b', 'a'), edge('b', 'b')];
    assert.deepEqual(sorted(closureOf({ edges: circle }, 'a').edges), ['a>b', 'b>a', 'b>b']);
  });

  it('is an edge with its two ends', () => {
    const { nodes, edges: found } = endsOf(edges[1]);
    assert.deepEqual([sorted(nodes), sorted(found)], [['build', 'web'], ['build>web']]);
  });
});
