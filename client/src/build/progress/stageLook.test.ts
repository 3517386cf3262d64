import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { BuildEnd } from './progress';
import { ProgressReader } from './progressReader';
import { type BuildRun, stageLook } from './stageLook';

const recorded = (file: string) => readFileSync(path.join(import.meta.dirname, 'recorded', file), 'utf8');

/** A build that began at 0, as it is after this output; it has ended at 5,000 if `end` says how. */
function run(output: string, end?: BuildEnd, target?: string): BuildRun {
  const reader = new ProgressReader();
  reader.read('stderr', Buffer.from(output), 0);
  if (end) reader.end(end, 5000);
  return { target, progress: reader.progress, startedAt: 0, endedAt: end && 5000, end };
}

const stages = [
  { index: 0, name: 'base', isDefault: false },
  { index: 1, name: 'broken', isDefault: false },
  { index: 2, name: 'slow', isDefault: false },
  { index: 3, name: 'all', isDefault: true },
];

const statesOf = (...runs: BuildRun[]) => stages.map((stage) => stageLook(stage, runs, 3000)?.state);

describe('What a build makes of the stages', () => {
  it('is told for each that it reaches, whatever the engine', () => {
    for (const file of ['failing.rawjson', 'failing.plain.txt'])
      assert.deepEqual(statesOf(run(recorded(file), 'failed')), ['done', 'failed', 'cancelled', 'failed'], file);
    assert.deepEqual(statesOf(run(recorded('failing.podman.txt'), 'failed')), ['cached', 'failed', 'done', 'failed']);
    assert.deepEqual(statesOf(run(recorded('failing.legacy.txt'), 'failed', 'broken')), [
      'done',
      'failed',
      undefined,
      undefined,
    ]);
  });

  it('counts the whole build for the stage that was asked for, and its own steps for others', () => {
    const now = run(
      '#1 [base 1/2] FROM x\n#1 DONE 1.5s\n#2 [base 2/2] RUN a\n#3 [slow 1/3] RUN b\n',
      undefined,
      'slow',
    );
    assert.deepEqual(stageLook(stages[2], [now], 3000), {
      state: 'running',
      count: { done: 1, total: 5 },
      milliseconds: 3000,
    });
    assert.deepEqual(stageLook(stages[0], [now], 3000), {
      state: 'running',
      count: { done: 1, total: 2 },
      milliseconds: 4500,
    });
    assert.equal(stageLook(stages[1], [now], 3000), undefined);
  });

  it('is that of the newest build that reaches it', () => {
    const older = run('#1 [base 1/2] RUN a\n#1 CACHED\n#2 [base 2/2] RUN b\n#2 CACHED\n', 'built', 'base');
    assert.deepEqual(statesOf(run('#1 [slow 1/1] RUN x\n', undefined, 'slow'), older), [
      'cached',
      undefined,
      'running',
      undefined,
    ]);
  });

  it('knows unnamed stages by their number, and one that is alone', () => {
    const unnamed = { index: 2, isDefault: false };
    assert.equal(stageLook(unnamed, [run(recorded('good.rawjson'), 'built', 'x')], 0)?.state, 'done');
    const alone = { index: 0, name: 'slow', isDefault: true };
    assert.equal(stageLook(alone, [run(recorded('cancelled.rawjson'), 'cancelled', 'other')], 0)?.state, 'cancelled');
  });
});
