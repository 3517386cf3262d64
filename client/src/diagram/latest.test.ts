import assert from 'node:assert/strict';
import { Latest } from './latest';

/** A task that is finished by hand; counts its runs. */
function gate() {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let runs = 0;
  const task = () => {
    runs++;
    return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { task, runs: () => runs, next: () => waiting.shift() };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Asking for the newest diagram', () => {
  it('has one request on its way, however many changes there are', async () => {
    const { task, runs, next } = gate();
    const latest = new Latest(task, (error) => assert.fail(String(error)));
    for (let change = 0; change < 5; change++) void latest.run();
    assert.equal(runs(), 1);
    next()?.resolve();
    await settle();
    assert.equal(runs(), 2);
    next()?.resolve();
    await settle();
    assert.equal(runs(), 2);
  });

  it('asks again after a request that failed', async () => {
    const { task, runs, next } = gate();
    const failures: unknown[] = [];
    const latest = new Latest(task, (error) => failures.push(error));
    void latest.run();
    next()?.reject(new Error('gone'));
    await settle();
    assert.equal(failures.length, 1);
    void latest.run();
    assert.equal(runs(), 2);
  });
});
