import assert from 'node:assert/strict';
import { arrowHead, splinePath } from './diagramShapes';
import { isWebviewMessage } from './webview';

describe('What the webview of the diagram says', () => {
  it('is taken when it is one of the messages', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'reveal', uri: 'file:///Dockerfile', line: 0, focus: true },
      { type: 'build', uri: 'file:///Dockerfile', stageIndex: 3 },
    ]) {
      assert.ok(isWebviewMessage(message), JSON.stringify(message));
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
      { type: 'reveal', uri: 'file:///Dockerfile', line: -1, focus: true },
      { type: 'reveal', uri: 'file:///Dockerfile', line: Number.NaN, focus: true },
      { type: 'reveal', uri: 'file:///Dockerfile', line: '1', focus: true },
      { type: 'reveal', uri: 'file:///Dockerfile', line: 1 },
      { type: 'build', uri: 7, stageIndex: 0 },
      { type: 'build', uri: 'file:///Dockerfile', stageIndex: 0.5 },
    ]) {
      assert.ok(!isWebviewMessage(message), JSON.stringify(message));
    }
  });
});

describe('The shapes of an edge', () => {
  const down = [0, 10, 20, 30].map((y) => ({ x: 5, y }));

  it('are a curve through its points', () => {
    assert.equal(splinePath(down), 'M5 0C5 10 5 20 5 30');
    assert.equal(splinePath([]), '');
  });

  it('end in a head that points where the curve goes', () => {
    assert.match(arrowHead(down), /^M5 38L/);
    assert.match(arrowHead([...down].reverse()), /^M5 -8L/);
  });

  it('have a head even where all points fall together', () => {
    assert.doesNotMatch(arrowHead([1, 1, 1, 1].map((x) => ({ x, y: x }))), /NaN/);
  });
});
