import assert from 'node:assert/strict';
import { failureOf, lineAfter } from './buildFailure';

/** What buildx 0.29 prints, in plain form, when a RUN fails. */
const FAILED_RUN = `#5 [builder 2/2] RUN echo one && make
#5 0.043 one
#5 0.044 /bin/sh: make: not found
#5 ERROR: process "/bin/sh -c echo one && make" did not complete successfully: exit code: 127
------
 > [builder 2/2] RUN echo one && make:
0.043 one
0.044 /bin/sh: make: not found
------
Dockerfile:3
--------------------
   1 |     FROM alpine:3.18 AS builder
   2 |     WORKDIR /src
   3 | >>> RUN echo one && make
   4 |     FROM scratch
--------------------
ERROR: failed to build: failed to solve: process "/bin/sh -c echo one && make" did not complete successfully: exit code: 127`;

const failure = (text: string) => failureOf(text.split('\n'));

describe("a failed build's output", () => {
  it('tells the failing line, the error and the last lines of the command', () => {
    assert.deepEqual(failure(FAILED_RUN), {
      message: 'process "/bin/sh -c echo one && make" did not complete successfully: exit code: 127',
      line: 2,
      log: ['one', '/bin/sh: make: not found'],
    });
  });

  it('tells the line of an instruction that BuildKit cannot read', () => {
    const found = failure(`#1 [internal] load build definition from web.Dockerfile
#1 DONE 0.0s
web.Dockerfile:2
--------------------
   1 |     FROM scratch
   2 | >>> FRUM x
--------------------
ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: FRUM (did you mean FROM?)`);
    assert.equal(found?.line, 1);
    assert.equal(found?.message, 'dockerfile parse error on line 2: unknown instruction: FRUM (did you mean FROM?)');
  });

  it('has no line where the daemon cannot be reached', () => {
    const found = failure(
      'ERROR: Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?',
    );
    assert.deepEqual(found, {
      message: 'Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?',
      line: undefined,
      log: [],
    });
  });

  it('is read from the legacy builder too', () => {
    assert.equal(
      failure("Step 2/2 : RUN false\n ---> Running in 1\nThe command '/bin/sh -c false' returned a non-zero code: 1")
        ?.message,
      "The command '/bin/sh -c false' returned a non-zero code: 1",
    );
  });

  it('is nothing where nothing failed', () => {
    assert.equal(failure('#5 DONE 0.1s\n#6 exporting to image'), undefined);
  });

  it('keeps the end of a long log', () => {
    const long = Array.from({ length: 40 }, (_, index) => `${index}`).join('\n');
    const found = failure(`------\n > [2/2] RUN x:\n${long}\n------\nERROR: no`);
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
