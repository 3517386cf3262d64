import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { failureOf, lineAfter } from './buildFailure';
import { ProgressReader } from './progress/progressReader';

/** The failure in the output of a build. */
function failure(output: string) {
  const reader = new ProgressReader();
  reader.read('stderr', Buffer.from(output), 0);
  reader.end('failed', 0);
  return failureOf(reader.progress);
}

const recorded = (file: string) => readFileSync(path.join(import.meta.dirname, 'progress/recorded', file), 'utf8');

describe("a failed build's output", () => {
  for (const file of ['failing.rawjson', 'failing.plain.txt', 'failing.podman.txt', 'failing.legacy.txt']) {
    it(`tells the exit code and the last lines of the command (${file})`, () => {
      const found = failure(recorded(file));
      assert.equal(found?.exitCode, 3);
      assert.deepEqual(found?.log, ['about to fail', 'é ünd']);
      assert.equal(found?.step?.place?.stage, 'broken');
      assert.equal(found?.line, /rawjson|plain/.test(file) ? 4 : undefined);
    });
  }

  it('tells the line of an instruction that BuildKit cannot read', () => {
    for (const file of ['parse.rawjson', 'parse.plain.txt']) {
      const found = failure(recorded(file));
      assert.equal(found?.line, 1);
      assert.equal(found?.message, 'dockerfile parse error on line 2: unknown instruction: RUM (did you mean RUN?)');
    }
  });

  it('tells the line that takes from an image that is not there', () => {
    assert.equal(failure(recorded('missing.rawjson'))?.line, 3);
    assert.match(failure(recorded('missing.podman.txt'))?.message ?? '', /COPY --from=bilder: no stage or image/);
  });

  it('says that the daemon cannot be reached, which no line is to blame for', () => {
    const message = 'Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?';
    for (const output of [`ERROR: ${message}`, `DEPRECATED: The legacy builder is deprecated.\n\n${message}\n\n`]) {
      assert.deepEqual(failure(output), { message, line: undefined, step: undefined, exitCode: undefined, log: [] });
    }
  });

  it('is nothing where nothing failed', () => {
    assert.equal(failure('#5 [1/1] RUN x\n#5 DONE 0.1s\n#6 exporting to image'), undefined);
  });

  it('keeps the end of a long log', () => {
    const long = Array.from({ length: 40 }, (_, index) => `#5 0.1 ${index}`).join('\n');
    const found = failure(`#5 [1/1] RUN x\n${long}\n#5 ERROR: no\n`);
    assert.equal(found?.log.length, 10);
    assert.equal(found?.log.at(-1), '39');
  });
});

describe('a failing line, while the file is edited', () => {
  it('moves with lines added and removed above it', () => {
    assert.equal(lineAfter(5, { line: 1, removed: 0, added: 2 }), 7);
    assert.equal(lineAfter(5, { line: 1, removed: 3, added: 0 }), 2);
  });

  it('stays for changes below it', () => {
    assert.equal(lineAfter(5, { line: 6, removed: 0, added: 4 }), 5);
  });

  it('goes when it is changed itself', () => {
    assert.equal(lineAfter(5, { line: 5, removed: 0, added: 0 }), undefined);
    assert.equal(lineAfter(5, { line: 3, removed: 2, added: 1 }), undefined);
  });
});
