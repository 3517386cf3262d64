import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { countOf } from './counts';
import type { BuildEnd, Progress, ProgressChange, Step } from './progress';
import { ProgressReader } from './progressReader';

const folder = path.join(import.meta.dirname, 'recorded');
const recordings = readdirSync(folder);
const recorded = (file: string) => readFileSync(path.join(folder, file));

function endOf(file: string): BuildEnd {
  if (file.startsWith('cancelled')) return 'cancelled';
  return /^(?:good|cached|odd)/.test(file) ? 'built' : 'failed';
}

/** What a reader makes of bytes that come in these pieces, a millisecond each. */
function readPieces(pieces: readonly Uint8Array[], end: BuildEnd): Read {
  const changes: ProgressChange[] = [];
  const reader = new ProgressReader((change) => changes.push(structuredClone(told(change))));
  for (const piece of pieces) reader.read('stderr', piece, 0);
  reader.end(end, 0);
  return { progress: reader.progress, changes };
}

interface Read {
  readonly progress: Progress;
  readonly changes: readonly ProgressChange[];
}

/** Without what can't be cloned. */
function told(change: ProgressChange): ProgressChange {
  return change.kind === 'text' ? change : { ...change, step: plain(change.step) };
}

function plain(step: Step): Step {
  const { streams, ...rest } = step as Step & { streams: unknown };
  return rest;
}

const whole = (file: string) => readPieces([recorded(file)], endOf(file));
const read = (text: string, end: BuildEnd = 'built') => readPieces([Buffer.from(text)], end).progress;

/** A line for each step of a stage: `builder 2/4 done RUN make` */
function stepsOf({ steps }: Progress): string[] {
  return steps.flatMap(({ place, state, text }) =>
    place
      ? [`${place.stage ?? place.stageIndex} ${place.number}/${place.of ?? '?'} ${state} ${text.replace(/\s+/g, ' ')}`]
      : [],
  );
}

function stepOf({ steps }: Progress, text: string): Step {
  const step = steps.find((one) => one.text.includes(text));
  assert.ok(step, text);
  return step;
}

describe('The output of a build', () => {
  for (const file of recordings) {
    it(`says the same, wherever it is cut (${file})`, () => {
      const bytes = recorded(file);
      const expected = whole(file);
      const same = (got: Read) =>
        assert.deepEqual(
          [got.changes, got.progress.steps.map(plain), got.progress.text],
          [expected.changes, expected.progress.steps.map(plain), expected.progress.text],
        );
      same(
        readPieces(
          Array.from(bytes, (_, index) => bytes.subarray(index, index + 1)),
          endOf(file),
        ),
      );
      fc.assert(
        fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
          const ends = [...cuts.sort((a, b) => a - b), bytes.length];
          same(
            readPieces(
              ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)),
              endOf(file),
            ),
          );
        }),
        { numRuns: 10 },
      );
    });
  }

  it('is never fatal, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordings), fc.nat(), fc.uint8Array(), (file, at, junk) => {
        const bytes = recorded(file);
        const cut = at % bytes.length;
        readPieces([bytes.subarray(0, cut), junk, bytes.subarray(cut + (junk[0] ?? 0))], 'failed');
      }),
      { numRuns: 60 },
    );
    for (const odd of ['{"vertexes":[null,1,{"digest":1}]}', '{"logs":{}}', '{"vertexes":', '{"statuses":[[]]}'])
      read(`${odd}\n${odd}\n`, 'failed');
  });

  it('is said as it stands where nobody knows it', () => {
    assert.deepEqual(read('Something new\n#1 [1/1] RUN x\n#1 DONE 1.0s\nand more').text, ['Something new', 'and more']);
    assert.deepEqual(read('{"vertexes":[]}\nWARNING: old\n{"vertexes":').text, ['WARNING: old', '{"vertexes":']);
  });

  it('holds nothing that could do harm in a terminal', () => {
    for (const file of ['odd.rawjson', 'odd.plain.txt']) {
      const { progress } = whole(file);
      const texts = progress.steps.flatMap(({ text, log }) => [text, ...log]).concat(progress.text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      for (const text of texts) assert.doesNotMatch(text, /[\u0000-\u0008\u000a-\u001f\u007f]/);
      const log = stepOf(progress, 'RUN printf').log;
      assert.ok(log.includes('100%'), file);
      assert.ok(log.includes('#3 [fake 1/1] RUN x'), file);
      assert.ok(log.every(({ length }) => length <= 2000));
    }
  });
});

describe('The progress of BuildKit', () => {
  for (const file of ['good.rawjson', 'good.plain.txt']) {
    it(`is read step by step (${file})`, () => {
      const { progress } = whole(file);
      assert.deepEqual(stepsOf(progress).sort(), [
        'builder 2/4 done WORKDIR /src',
        'builder 3/4 done COPY hello.txt .',
        "builder 4/4 done RUN echo compiling && printf 'half ' && sleep 0.3 && echo 'line' && echo to-stderr >&2 && echo done > out",
        'stage-2 1/2 done COPY --from=builder /src/out /',
        'stage-2 2/2 done COPY --from=test /bin/busybox /b',
        'test 1/2 done FROM docker.io/library/alpine:3.18',
        'test 2/2 done RUN --mount=type=bind,from=builder,source=/src,target=/src grep done /src/out',
      ]);
      const compiling = stepOf(progress, 'compiling');
      assert.deepEqual([...compiling.log].sort(), ['compiling', 'half line', 'to-stderr']);
      assert.ok(compiling.duration >= 400 && compiling.duration < 2000, `${compiling.duration}`);
      assert.deepEqual(countOf(progress), { done: 8, total: 8 });
      assert.equal(stepOf(progress, '--from=builder /src/out').place?.stageIndex, 2);
    });
  }

  for (const file of ['cached.rawjson', 'cached.plain.txt']) {
    it(`tells what came out of the cache (${file})`, () => {
      const { steps } = whole(file).progress;
      const runs = steps.filter(({ text }) => /^(?:RUN|COPY|WORKDIR)/.test(text));
      assert.deepEqual(new Set(runs.map(({ state }) => state)), new Set(['cached']));
    });
  }

  for (const file of ['failing.rawjson', 'failing.plain.txt']) {
    it(`tells what failed and what was given up (${file})`, () => {
      const { progress } = whole(file);
      const failed = stepOf(progress, 'about to fail');
      assert.equal(failed.state, 'failed');
      assert.match(failed.error ?? '', /exit code: 3$/);
      assert.deepEqual(failed.log, ['about to fail', 'é ünd']);
      assert.equal(stepOf(progress, 'sleep 2').state, 'cancelled');
      assert.ok(progress.text.includes('failing.Dockerfile:5'));
    });
  }

  for (const file of ['cancelled.rawjson', 'cancelled.plain.txt']) {
    it(`tells where it was cancelled (${file})`, () => {
      const { progress } = whole(file);
      assert.equal(stepOf(progress, 'sleep 60').state, 'cancelled');
      assert.deepEqual(stepOf(progress, 'sleep 60').log, ['begun']);
    });
  }

  it('knows the steps that wait, and how many there will be', () => {
    const [before = ''] = recorded('good.rawjson').toString().split('{"vertexes":[{"digest":"sha256:7ab2590a');
    const reader = new ProgressReader();
    reader.read('stderr', Buffer.from(before), 0);
    assert.deepEqual(countOf(reader.progress).total, 8);
    assert.equal(stepOf(reader.progress, 'compiling').state, 'waiting');
  });

  it('tells stages, platforms and numbers in its names', () => {
    const progress = read(
      '#1 [linux/amd64->arm64 build  2/12] RUN a\n#2 [internal] load .dockerignore\n#3 [stage-1 1/2] RUN b\n#4 [2/3] RUN c\n',
    );
    assert.deepEqual(
      progress.steps.map(
        ({ place }) => place && [place.platform, place.stage, place.stageIndex, place.number, place.of],
      ),
      [
        ['linux/amd64->arm64', 'build', undefined, 2, 12],
        undefined,
        [undefined, 'stage-1', 1, 1, 2],
        [undefined, undefined, 0, 2, 3],
      ],
    );
  });

  it('tells how much of a download is there', () => {
    const reader = new ProgressReader();
    const say = (text: string) => reader.read('stderr', Buffer.from(`${text}\n`), 0);
    say('#5 [1/2] FROM alpine');
    say('#5 sha256:aa 10.00MB / 40.00MB 0.2s');
    assert.equal(stepOf(reader.progress, 'FROM').percent, 25);
    say('#5 sha256:bb 0B / 10.00MB 0.2s');
    assert.equal(stepOf(reader.progress, 'FROM').percent, 20);
    const raw = new ProgressReader();
    raw.read(
      'stderr',
      Buffer.from(
        '{"vertexes":[{"digest":"a","name":"[1/2] FROM alpine","started":"2026-01-01T00:00:00Z"}],"statuses":[{"id":"sha256:aa","vertex":"a","current":30,"total":40}]}\n',
      ),
      0,
    );
    assert.equal(stepOf(raw.progress, 'FROM').percent, 75);
  });
});

describe('The progress of other builders', () => {
  it('is read from the legacy builder, which counts through all stages', () => {
    const { progress } = whole('failing.legacy.txt');
    assert.deepEqual(stepsOf(progress), [
      'base 1/? done FROM docker.io/library/alpine:3.18 AS base',
      'base 2/? done RUN echo base',
      'broken 1/? done FROM base AS broken',
      'broken 2/? failed RUN echo about to fail && echo é ünd && exit 3',
    ]);
    const failed = stepOf(progress, 'about to fail');
    assert.match(failed.error ?? '', /returned a non-zero code: 3$/);
    assert.deepEqual(failed.log.slice(-2), ['about to fail', 'é ünd']);
    assert.equal(failed.place?.instruction, 1);
    assert.deepEqual(countOf(progress), { done: 4, total: 9 });
  });

  it('is read from podman, stages and cache included', () => {
    assert.deepEqual(stepsOf(whole('cached.podman.txt').progress), [
      'builder 1/4 done FROM docker.io/library/alpine:3.18 AS builder',
      'builder 2/4 cached WORKDIR /src',
      'builder 3/4 cached COPY hello.txt .',
      "builder 4/4 cached RUN echo compiling && printf 'half ' && sleep 0.3 && echo 'line' && echo to-stderr >&2 && echo done > out",
      '1 1/2 done FROM scratch',
      '1 2/2 cached COPY --from=builder /src/out /',
    ]);
  });

  for (const file of ['failing.podman.txt', 'failing.buildah.txt', 'parallel.podman.txt']) {
    it(`tells the step that failed and why (${file})`, () => {
      const failed = stepOf(whole(file).progress, 'about to fail');
      assert.equal(failed.state, 'failed');
      assert.equal(failed.error, 'exit status 3');
      assert.deepEqual(failed.log, ['about to fail', 'é ünd']);
      assert.equal(failed.place?.stage, 'broken');
      assert.equal(failed.place?.instruction, 1);
    });
  }

  it('takes no line of a log for a step', () => {
    const progress = read('Step 1/2 : FROM alpine\nStep 2/2 : RUN x\nStep 1/2 : FROM fake\nSTEP 1/1: RUN\n');
    assert.deepEqual(stepOf(progress, 'RUN x').log, ['Step 1/2 : FROM fake', 'STEP 1/1: RUN']);
  });
});

describe('Reading progress', () => {
  it('costs little, with a thousand things a second and logs without an end', () => {
    const line = (index: number) =>
      `${JSON.stringify({ vertexes: [{ digest: `d${index % 50}`, name: `[s ${(index % 50) + 1}/50] RUN x`, started: '2026-01-01T00:00:00Z' }], logs: [{ vertex: `d${index % 50}`, stream: 1, data: 'YWJjZGVmZ2hpCg==' }] })}\n`;
    const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, index) => line(index)).join(''));
    const reader = new ProgressReader();
    const start = performance.now();
    reader.read('stderr', bytes, 0);
    reader.end('built', 0);
    const spent = performance.now() - start;
    assert.ok(spent < 2000, `${spent} ms for 20,000 lines`);
    assert.ok(reader.progress.steps.every(({ log }) => log.length <= 500));
    assert.deepEqual(countOf(reader.progress), { done: 50, total: 50 });
  });
});
