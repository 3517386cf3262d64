import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { failureOf } from '../buildFailure';
import { BuildScreen } from './buildScreen';
import { logText } from './logText';
import { ProgressReader } from './progressReader';
import { secretMask } from './secretMask';

const folder = path.join(import.meta.dirname, 'recorded');

/** Everything that people may read of a build whose output comes in these pieces. */
function allShown(pieces: readonly Uint8Array[], secrets: readonly string[]): string {
  const screen = new BuildScreen({
    cached: 'CACHED',
    cancelled: 'cancelled',
    step: (done, total) => `${done} of ${total}`,
    exitCode: (code) => `exit code ${code}`,
  });
  screen.columns = 10_000;
  const shown: string[] = [];
  const reader = new ProgressReader((change) => screen.take(change), secretMask(secrets));
  for (const piece of pieces) {
    reader.read('stderr', piece, 0);
    shown.push(screen.draw(reader.progress, 0, 0));
  }
  reader.end('failed', 0);
  const { steps, text } = reader.progress;
  const model = steps.flatMap((step) => [step.text, step.error ?? '', ...step.log]);
  const failure = failureOf(reader.progress);
  shown.push(screen.end(reader.progress), logText(reader.progress), ...model, ...text);
  return [...shown, failure?.message, ...(failure?.log ?? [])].join('\n');
}

const plain = (...lines: string[]) =>
  Buffer.from(`#1 [1/1] RUN x\n${lines.map((line) => `#1 0.1 ${line}\n`).join('')}`);
const everyByte = (bytes: Uint8Array) => Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));

describe('A secret of a build', () => {
  for (const file of readdirSync(folder).filter((name) => /^(?:failing|good)/.test(name))) {
    it(`is shown nowhere, wherever the output is cut (${file})`, () => {
      const bytes = readFileSync(path.join(folder, file));
      const without = allShown([bytes], []);
      const words = ['compiling', 'about to fail', 'to-stderr', 'exit 3', 'sh -c', 'hello.txt'];
      const secrets = words.filter((word) => without.includes(word));
      assert.ok(secrets.length > 0);
      for (const pieces of [[bytes], everyByte(bytes)]) {
        const shown = allShown(pieces, secrets);
        for (const secret of secrets) assert.ok(!shown.includes(secret), secret);
        assert.ok(shown.includes('***'));
      }
    });
  }

  it('is hidden in the name of a step, in what it prints and in why it failed', () => {
    const output =
      '#1 [1/1] RUN curl hunter22\n#1 0.1 got hunter22, hunter22\n#1 ERROR: hunter22 is wrong\nERROR: hunter22\n';
    const shown = allShown([Buffer.from(output)], ['hunter22']);
    assert.ok(!shown.includes('hunter'));
    assert.ok(shown.includes('got ***, ***'));
    assert.ok(shown.includes('*** is wrong'));
  });

  it('is hidden line by line where it has several', () => {
    const key = '-----BEGIN KEY-----\nabcdef\r\nghijkl\n-----END KEY-----\n';
    const shown = allShown([plain('-----BEGIN KEY-----', 'abcdef', '  ghijkl', 'x')], [key]);
    assert.doesNotMatch(shown, /BEGIN|abcdef|ghijkl/);
  });

  it('is hidden as a string of Go or JSON and as a URL write it', () => {
    const shown = allShown([plain('{"a":"a\\"b\\\\c d"}', 'https://host/?a=a%22b%5Cc%20d', 'a"b\\c d')], ['a"b\\c d']);
    assert.doesNotMatch(shown, /a\\"b|a%22b|a"b/);
  });

  it('is hidden where a control sequence stands in it', () => {
    assert.doesNotMatch(allShown([plain('hun\u001b[1mter22')], ['hunter22']), /hunter/);
  });

  it('is hidden with one that it holds', () => {
    const shown = allShown([plain('abcdefgh abcd')], ['abcd', 'abcdefgh']);
    assert.doesNotMatch(shown, /abcd|efgh/);
  });

  it('stays where it is too short to be told from what is none', () => {
    assert.ok(allShown([plain('a 1 yes')], ['1', 'yes', '', ' ']).includes('a 1 yes'));
  });

  it('is hidden where a line without end is cut', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz';
    fc.assert(
      fc.property(fc.nat(2_500), fc.nat(3_000), fc.integer({ min: 1, max: 700 }), (before, after, size) => {
        const data = Buffer.from(`${'-'.repeat(before)}${secret}${'-'.repeat(after)}`);
        const logs = [];
        for (let at = 0; at < data.length; at += size) {
          const piece = data.subarray(at, at + size).toString('base64');
          logs.push(`{"logs":[{"vertex":"v","stream":1,"data":"${piece}"}]}\n`);
        }
        const start = '{"vertexes":[{"digest":"v","name":"[1/1] RUN x","started":"2024-01-01T00:00:00Z"}]}\n';
        const shown = allShown([Buffer.from(start), Buffer.from(logs.join(''))], [secret]);
        assert.doesNotMatch(shown, /abcd|ghij|klmn|qrst|wxyz/);
      }),
      { numRuns: 60 },
    );
  });

  it('holds nobody up, however long it is', () => {
    const long = 'a'.repeat(100_000);
    const began = Date.now();
    allShown([plain(`${long}b`, long.slice(1))], [long, `${long}c`]);
    assert.ok(Date.now() - began < 2_000);
  });
});
