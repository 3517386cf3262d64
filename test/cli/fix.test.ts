import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

const wrong = 'FROM alpine:3.22 as builder\nRUN make\nFROM alpine:3.22\nCOPY --from=builder /app /app\nUSER 1000\n';
const right = wrong.replace(' as ', ' AS ');

/** What is said of a file with this text, and what it is then. */
function checked(text: string | Buffer, ...options: string[]) {
  return inFolder(async (cwd) => {
    const file = join(cwd, 'Dockerfile');
    writeFileSync(file, text);
    const ended = await dockerfileStages(['check', 'Dockerfile', ...options], { cwd });
    return { ...ended, text: readFileSync(file) };
  });
}

describe('dockerfile-stages check --fix', function () {
  this.timeout(20_000);

  it('changes a Dockerfile where that is safe, and reports what is left', async () => {
    const { code, err, text } = await checked(wrong, '--fix');
    assert.equal(text.toString(), right);
    assert.equal(code, 0);
    assert.match(err, /^1 problem fixed in Dockerfile\.$/m);
  });

  it('keeps line ends', async () => {
    const { text } = await checked(wrong.replaceAll('\n', '\r\n'), '--fix');
    assert.equal(text.toString(), right.replaceAll('\n', '\r\n'));
  });

  it('leaves a file alone that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0x23, 0xff, 0x0a])]);
    const { text, err } = await checked(bytes, '--fix');
    assert.deepEqual(text, bytes);
    assert.match(err, /is not UTF-8/);
  });

  it('prints the text of standard input, and nothing else', async () => {
    const { code, out } = await dockerfileStages(['check', '-', '--fix'], { input: wrong });
    assert.deepEqual([code, out], [0, right]);
  });

  it('prints what it would change as a diff, and changes nothing', async () => {
    const { code, out, text } = await checked(wrong, '--diff');
    assert.equal(text.toString(), wrong);
    assert.equal(code, 1);
    assert.match(out, /^--- Dockerfile\n\+\+\+ Dockerfile\n@@ -1,4 \+1,4 @@\n/);
    assert.match(out, /^-FROM alpine:3.22 as builder\n\+FROM alpine:3.22 AS builder$/m);
    assert.deepEqual(await checked(right, '--diff').then((ended) => [ended.code, ended.out]), [0, '']);
  });
});
