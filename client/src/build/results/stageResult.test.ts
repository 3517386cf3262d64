import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import { ProgressReader } from '../progress/progressReader';
import type { BuildRun } from '../progress/stageLook';
import { kept, resultsOf, type StageResult } from './stageResult';

const recorded = (file: string) => readFileSync(path.join(__dirname, '..', 'progress', 'recorded', file), 'utf8');

/** A build of a minute that ended well. */
function run(output: string, target: string | undefined): BuildRun {
  const reader = new ProgressReader();
  reader.read('stderr', Buffer.from(output), 0);
  reader.end('built', 60_000);
  return { target, progress: reader.progress, startedAt: 0, endedAt: 60_000, end: 'built' };
}

const stage = (index: number, name?: string): StageFingerprint => ({
  index,
  line: index,
  isDefault: index === 2,
  fingerprint: `print ${index}`,
  ...(name !== undefined && { name }),
});
const stages = [stage(0, 'builder'), stage(1, 'test'), stage(2)];
/** The Dockerfile of the recordings of podman. */
const two = [stage(0, 'builder'), { ...stage(1), isDefault: true }];
const image = { tag: 'app:latest', id: 'sha256:0a', size: 12, layerCount: 2 };

/** `key cached/steps`, with its time if that is of the whole build, and its image. */
function check(file: string, target: string | undefined, expected: Record<string, string>, all = stages): void {
  const found = [...resultsOf(run(recorded(file), target), all, image)].map(([key, result]) => {
    const marks = [result.duration === 60_000 ? 'whole' : '', result.image?.tag ?? ''].filter(Boolean);
    return [key, [`${result.cachedSteps}/${result.steps}`, ...marks].join(' ')];
  });
  assert.deepEqual(Object.fromEntries(found), expected, file);
}

describe('What a build leaves to be told of its stages', () => {
  it('is told for each stage that it worked on, with the image of the one that was asked for', () => {
    for (const kind of ['plain.txt', 'rawjson']) {
      check(`good.${kind}`, undefined, { builder: '0/3', test: '0/1', '#2': '0/6 whole app:latest' });
    }
    check('good.podman.txt', undefined, { builder: '0/3', '#1': '0/4 whole app:latest' }, two);
  });

  it('is told with what came out of the cache', () => {
    for (const kind of ['plain.txt', 'rawjson']) {
      check(`cached.${kind}`, undefined, { builder: '3/3', test: '1/1', '#2': '6/6 whole app:latest' });
    }
    check('cached.podman.txt', undefined, { builder: '3/3', '#1': '4/4 whole app:latest' }, two);
  });

  it('is told of the stage that was asked for, even if nothing was to be done for it', () => {
    const found = resultsOf(run('#1 [only 1/1] FROM x\n#1 DONE 0.1s\n', 'only'), [stage(0, 'only')], undefined);
    assert.deepEqual(
      [...found],
      [['only', { fingerprint: 'print 0', duration: 60_000, steps: 0, cachedSteps: 0, builtAt: 60_000 }]],
    );
  });

  it('is told of the last of several stages of one name, which is the one that is built', () => {
    const found = resultsOf(run('#1 [a 1/1] RUN x\n#1 DONE 1.0s\n', 'a'), [stage(0, 'a'), stage(1, 'a')], image);
    assert.deepEqual(
      [...found].map(([key, { fingerprint }]) => [key, fingerprint]),
      [['a', 'print 1']],
    );
  });
});

describe('Of two results of a stage', () => {
  const made: StageResult = { fingerprint: 'a', image, duration: 8_000, steps: 4, cachedSteps: 1, builtAt: 1 };
  const cached: StageResult = { ...made, duration: 500, cachedSteps: 4, builtAt: 2 };
  const { image: _, ...reached } = cached;

  it('the newer one is kept', () => {
    assert.equal(kept(undefined, cached), cached);
    assert.equal(kept({ ...made, fingerprint: 'b' }, cached).duration, 500);
    const again = { ...made, duration: 9_000, builtAt: 2 };
    assert.equal(kept(made, again), again);
    const other = { ...cached, image: { ...image, id: 'sha256:0b' } };
    assert.equal(kept(made, other), other);
  });

  it('the older one is kept where a build found all of it in the cache', () => {
    assert.deepEqual(kept(made, cached), made);
    assert.deepEqual(kept(made, reached), made);
    const renamed = { ...cached, image: { ...image, tag: 'app:other' } };
    assert.deepEqual(kept(made, renamed), { ...made, image: renamed.image });
  });

  it('the older one gets the image of a build that only had to name it', () => {
    const { image: _, ...before } = made;
    assert.deepEqual(kept(before, cached), made);
  });
});
