import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile } from './scan';

/** What is refused in one instruction: its id and the text under it. */
function refused(line: string): string | undefined {
  const text = line.startsWith('FROM') ? line : `FROM a\n${line}`;
  const [problem] = parseDockerfile(text).problems;
  if (!problem) return undefined;
  const { start, end } = problem.range;
  const lines = text.split('\n');
  const under = start.line === end.line ? lines[start.line]?.slice(start.character, end.character) : '…';
  return `${problem.id}: ${under}`;
}

describe('BuildKit refuses', () => {
  const table: readonly (readonly [string, string])[] = [
    ['FROM', 'argument-count: FROM'],
    ['FROM a b', 'argument-count: b'],
    ['FROM a AS', 'argument-count: AS'],
    ['FROM a AS b c', 'argument-count: AS b c'],
    ['FROM a AS 1b', 'stage-name: 1b'],
    ['FROM a AS $B', 'stage-name: $B'],
    ['FROM --foo=1 a', 'unknown-flag: foo'],
    ['FRMO a', 'unknown-instruction: FRMO'],
    ['COPY a', 'argument-count: a'],
    ['COPY --from a b', 'flag-value: --from'],
    ['COPY --from=a --from=b c d', 'duplicate-flag: --from=b'],
    ['COPY --FROM=a c d', 'unknown-flag: FROM'],
    ['COPY --link=maybe c d', 'flag-value: maybe'],
    ['COPY a <<EOF\nEOF', 'heredoc: <<EOF'],
    ['ADD --from=a c d', 'unknown-flag: from'],
    ['RUN --mount=from=$S,target=/x true', 'mount-variable: $S'],
    ['RUN --network=foo true', 'flag-value: foo'],
    ['ENV A', 'key-value: A'],
    ['ENV A=1 B', 'key-value: B'],
    ['ARG', 'argument-count: ARG'],
    ['ARG =1', 'key-value: =1'],
    ['ONBUILD FROM x', 'onbuild-trigger: FROM'],
    ['ONBUILD ENV A', 'key-value: A'],
    ['SHELL bash', 'json-form: bash'],
    ['RUN ["a", 1]', 'json-form: ["a", 1]'],
    ['HEALTHCHECK FOO', 'invalid-arguments: FOO'],
    ['HEALTHCHECK --interval=3 CMD x', 'flag-value: 3'],
    ['WORKDIR', 'argument-count: WORKDIR'],
    ['VOLUME [""]', 'invalid-arguments: '],
  ];
  for (const [line, expected] of table) it(line, () => assert.equal(refused(line), expected));
});

describe('BuildKit accepts', () => {
  for (const line of [
    'FROM a As b_c.d-1',
    'COPY --from=a --exclude=b --exclude=c d e',
    'COPY --link --parents=FALSE a b',
    'COPY a --from=b c',
    'COPY -- --from=b c',
    'RUN',
    'RUN --mount=from=b$,target=/x true',
    'ARG --foo A',
    'ENV A b c',
    "ENV A='x\\' B=c",
    'HEALTHCHECK --interval=0s --retries=0 CMD x',
    'HEALTHCHECK --whatever NONE',
    'ONBUILD COPY --foo a b',
    'EXPOSE 80 443/tcp',
    'STOPSIGNAL whatever',
    'CMD [not json',
  ]) {
    it(line, () => assert.equal(refused(line), undefined));
  }
});

describe('a file that cannot be read', () => {
  const first = (text: string) => parseDockerfile(text).firstRefusal?.id;

  it('is empty, or has no instruction, or no stage', () => {
    assert.equal(first(''), 'empty-file');
    assert.equal(first('# x\n'), 'no-instructions');
    assert.equal(first('ARG A\n'), 'no-stages');
    assert.equal(first('RUN a\nFROM b'), 'no-stage-yet');
  });

  it('says a directive twice, or a wrong one', () => {
    assert.equal(first('# escape=\\\n# escape=`\nFROM a'), 'duplicate-directive');
    assert.equal(first('# escape=x\nFROM a'), 'invalid-escape');
    assert.equal(first('# check=foo=bar\nFROM a'), 'invalid-check');
  });

  it('has what the first pass refuses before what the second does', () => {
    assert.equal(first('FROM a\nFOO b\nENV C\n'), 'key-value');
  });

  it('has a line longer than 65,535 bytes', () => {
    assert.equal(first(`FROM a\nRUN ${'x'.repeat(65_531)}\n`), undefined);
    assert.equal(first(`FROM a\nRUN ${'x'.repeat(65_532)}\n`), 'line-too-long');
    assert.equal(first(`FROM a\nRUN ${'é'.repeat(32_766)}\n`), 'line-too-long');
  });
});
