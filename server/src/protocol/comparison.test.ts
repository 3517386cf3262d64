import assert from 'node:assert/strict';
import { comparisonState, isComparisonHostMessage, isComparisonWebviewMessage } from './comparison';

describe('What the webview of the comparison says', () => {
  const order = { column: 'size', descending: true };

  it('is taken when it is one of the messages', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'refresh' },
      { type: 'reveal', stage: 'builder', layer: 0 },
      { type: 'build', stage: '#1' },
      { type: 'copy', view: {} },
      { type: 'copy', view: { order, shown: 'builder' } },
      { type: 'export', table: 'stages', view: { order } },
      { type: 'export', table: 'layers', view: { shown: 'builder' } },
    ]) {
      assert.ok(isComparisonWebviewMessage(message), JSON.stringify(message));
    }
  });

  it('is dropped when it is anything else', () => {
    for (const message of [
      undefined,
      null,
      'ready',
      [],
      {},
      { type: 'run', command: 'rm' },
      { type: 'reveal', stage: 'builder', layer: -1 },
      { type: 'reveal', stage: 1, layer: 0 },
      { type: 'reveal', stage: 'builder', layer: Number.NaN },
      { type: 'build', stage: {} },
      { type: 'copy' },
      { type: 'copy', view: { order: { column: 'size' } } },
      { type: 'copy', view: { order: { column: 'constructor', descending: true } } },
      { type: 'export', table: 'all', view: {} },
      { type: 'export', table: 'stages', view: { shown: 7 } },
    ]) {
      assert.ok(!isComparisonWebviewMessage(message), JSON.stringify(message));
    }
  });
});

describe('What the webview of the comparison hears', () => {
  it('is from its host, or nothing', () => {
    for (const message of [
      { type: 'say', text: '' },
      { type: 'busy', isBusy: false },
      { type: 'strings', strings: {} },
      { type: 'show', comparison: { stages: [] } },
    ]) {
      assert.ok(isComparisonHostMessage(message), JSON.stringify(message));
    }
    for (const message of [
      undefined,
      'show',
      { type: 'show' },
      { type: 'show', comparison: { stages: {} } },
      { type: 'say' },
    ]) {
      assert.ok(!isComparisonHostMessage(message), JSON.stringify(message));
    }
  });
});

describe('What the webview of the comparison keeps', () => {
  it('is read back', () => {
    const state = {
      uri: 'file:///Dockerfile',
      stages: ['builder', '#1'],
      order: { column: 'size', descending: false },
      shown: 'builder',
      withEmpty: true,
    } as const;
    assert.deepEqual(comparisonState(state), state);
  });

  it('is left out where nobody knows it', () => {
    assert.deepEqual(comparisonState(undefined), {});
    assert.deepEqual(comparisonState('x'), {});
    const odd = { uri: 1, stages: ['a', 2], order: { column: 'x', descending: true }, shown: [], withEmpty: 'yes' };
    assert.deepEqual(comparisonState(odd), { stages: ['a'] });
  });
});
