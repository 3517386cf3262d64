import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import 'vscode-languageserver/node';
import { whenQuiet } from './quiet';

describe('Waiting for a quiet moment', () => {
  it('answers a burst once, after its last message', async () => {
    let answers = 0;
    const news = whenQuiet(() => answers++);
    for (let message = 0; message < 10; message++) {
      news();
      await turn();
      assert.equal(answers, 0);
    }
    await turn();
    await turn();
    assert.equal(answers, 1);
  });

  it('answers again when there is news again', async () => {
    let answers = 0;
    const news = whenQuiet(() => answers++);
    for (let message = 0; message < 3; message++) {
      news();
      for (let turns = 0; turns < 4; turns++) await turn();
    }
    assert.equal(answers, 3);
  });

  it('says nothing without news', async () => {
    let answers = 0;
    whenQuiet(() => answers++);
    await turn();
    assert.equal(answers, 0);
  });
});
