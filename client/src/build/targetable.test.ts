import assert from 'node:assert/strict';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { targetable } from './targetable';

/** Stages of these names, one a line; undefined for an unnamed one. */
function stages(...names: (string | undefined)[]): StageSummary[] {
  return names.map((name, index) => ({
    index,
    name,
    base: 'alpine',
    line: index,
    lastLine: index,
    isDefault: index === names.length - 1,
    instructionLines: [],
    contextSources: [],
  }));
}

const ask = (index: number, all: StageSummary[]) => targetable(all[index] as StageSummary, all);

describe('a stage as a build target', () => {
  it('is asked for by its name', () => {
    assert.deepEqual(ask(0, stages('builder', 'final')), { kind: 'yes', target: 'builder' });
  });

  it('needs no target when it is last and unnamed', () => {
    assert.deepEqual(ask(1, stages('builder', undefined)), { kind: 'yes', target: undefined });
  });

  it('cannot be asked for when it is unnamed and not last', () => {
    assert.deepEqual(ask(0, stages(undefined, 'final')), { kind: 'unnamed' });
  });

  it('cannot be asked for when a later stage has the same name', () => {
    const all = stages('a', 'b', 'a');
    assert.deepEqual(ask(0, all), { kind: 'shadowed', by: all[2] });
    assert.deepEqual(ask(2, all), { kind: 'yes', target: 'a' });
  });
});
