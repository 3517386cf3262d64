import assert from 'node:assert/strict';
import { ResultStore } from './resultStore';
import type { StageResult } from './stageResult';

/** The memory of a workspace: what lies in it has been JSON. */
function memory(text?: string) {
  let kept = text;
  return {
    get: <T>() => (kept === undefined ? undefined : (JSON.parse(kept) as T)),
    update: async (_: string, value: unknown) => {
      kept = JSON.stringify(value);
    },
    size: () => kept?.length ?? 0,
  };
}

const result = (builtAt: number): StageResult => ({
  fingerprint: `${builtAt}`,
  image: { tag: 'app:dev', id: 'sha256:0a', size: 5, layerCount: 1 },
  duration: 1_000,
  steps: 2,
  cachedSteps: 0,
  builtAt,
});

describe('The memory of what was built', () => {
  it('outlives the window', async () => {
    const workspace = memory();
    await new ResultStore(workspace).keep('file:///a', new Map([['app', result(1)]]), ['app']);
    const next = new ResultStore(workspace);
    assert.deepEqual(next.of('file:///a'), { app: result(1) });
    assert.equal(next.of('file:///b'), undefined);
  });

  it('adds stages to those that it knows, and forgets those that are gone', async () => {
    const store = new ResultStore(memory());
    await store.keep('file:///a', new Map(['x', 'y'].map((key) => [key, result(1)])), ['x', 'y']);
    await store.keep('file:///a', new Map([['z', result(2)]]), ['y', 'z']);
    assert.deepEqual(store.of('file:///a'), { z: result(2), y: result(1) });
  });

  it('keeps odd names of stages apart from everything else', async () => {
    const store = new ResultStore(memory());
    const names = ['__proto__', 'constructor', '#0', ''];
    await store.keep('file:///a', new Map(names.map((name) => [name, result(1)])), names);
    assert.deepEqual(Object.keys(store.of('file:///a') ?? {}).sort(), [...names].sort());
    assert.equal(new ResultStore(memory()).of('__proto__'), undefined);
  });

  it('stays small: the oldest is forgotten', async () => {
    const workspace = memory();
    const store = new ResultStore(workspace);
    const many = Array.from({ length: 110 }, (_, index) => `s${index}`);
    for (let file = 0; file < 53; file++) {
      await store.keep(`file:///${file}`, new Map(many.map((key, at) => [key, result(at)])), many);
    }
    assert.equal(store.of('file:///2'), undefined);
    assert.equal(Object.keys(store.of('file:///3') ?? {}).length, 100);
    assert.ok(store.of('file:///52')?.s109);
    assert.equal(store.of('file:///52')?.s0, undefined);
    assert.ok(workspace.size() < 1_500_000);
  });

  it('takes nothing for something that it did not write', () => {
    for (const text of ['1', '{}', 'null', '"x"'])
      assert.equal(new ResultStore(memory(text)).of('file:///a'), undefined);
  });
});
