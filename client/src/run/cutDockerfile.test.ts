import assert from 'node:assert/strict';
import { cutAfter, cutBefore } from './cutDockerfile';

/** Cuts at the line with `<-- here`, where each line that begins with a capital is an instruction. */
function cut(marked: string, end = '\n') {
  const lines = marked.split('\n');
  const at = lines.findIndex((line) => line.includes(' <-- here'));
  const text = lines.join(end).replace(' <-- here', '');
  const starts = lines.flatMap((line, index) => (/^[A-Z]/.test(line) ? [index] : []));
  const froms = starts.filter((line) => lines[line]?.startsWith('FROM'));
  const stages = froms.map((line, index) => {
    const lastLine = (froms[index + 1] ?? lines.length) - 1;
    return { line, lastLine, instructionLines: starts.filter((one) => line <= one && one <= lastLine) };
  });
  return { result: cutBefore(text, stages, at), text, stages };
}

describe('A Dockerfile that is cut where its build failed', () => {
  it('keeps all that stands above, and nothing else', () => {
    const above =
      '# syntax=docker/dockerfile:1\n# escape=`\nARG TAG=3\nFROM alpine:$TAG AS base\nFROM base\nRUN one `\n  two\n';
    const { result } = cut(`${above}RUN false <-- here\nRUN after\nFROM base AS last\n`);
    assert.equal(result?.text, above);
    assert.equal(result?.next, 'RUN false');
    assert.equal(result?.line, 7);
    assert.equal(result?.stage.line, 4);
  });

  it('keeps heredocs, and the ends of its lines', () => {
    const above = 'FROM a\nRUN <<EOF\n  x\nEOF\n# c\n';
    assert.equal(
      cut(`${above.replace('EOF\n# c', 'eof\n# c')}RUN false <-- here`).result?.text.includes('eof\n# c\n'),
      true,
    );
    assert.equal(cut('FROM a\nENV B=c\nRUN false <-- here\n', '\r\n').result?.text, 'FROM a\r\nENV B=c\r\n');
  });

  it('goes on with the whole instruction, without the comments behind it', () => {
    const { result } = cut('FROM a\nRUN one \\ <-- here\n  two\n\n# about the next\nRUN three\n');
    assert.equal(result?.next, 'RUN one \\\n  two');
    assert.equal(cut('FROM a\nRUN one \\\n  two <-- here').result?.next, 'RUN one \\\n  two');
  });

  it('is not cut at a FROM, above all stages or below the file', () => {
    assert.equal(cut('ARG X\nFROM a <-- here\nRUN b\n').result, undefined);
    assert.equal(cut('ARG X <-- here\nFROM a\n').result, undefined);
    const { text, stages } = cut('FROM a\nRUN b\n');
    assert.equal(cutBefore(text, stages, 99), undefined);
    assert.equal(cutBefore(text, stages, -1), undefined);
    assert.equal(cutBefore('', [], 0), undefined);
  });

  it('ends with a stage that only a plain build could reach', () => {
    const text = 'FROM a\nRUN b\n\nFROM c\n';
    assert.equal(cutAfter(text, { line: 0, lastLine: 2, instructionLines: [0, 1] }), 'FROM a\nRUN b\n\n');
    assert.equal(cutAfter('FROM a', { line: 0, lastLine: 0, instructionLines: [0] }), 'FROM a');
  });
});
