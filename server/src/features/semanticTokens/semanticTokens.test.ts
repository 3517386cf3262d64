import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../test/support/lspFixture';
import { decodeTokens, tokensOf } from '../../../../test/support/tokens';
import { semanticTokens, semanticTokensIn } from './semanticTokens';

/** Every token of a Dockerfile as `text: kind modifier …`. */
const shown = (text: string) => tokensOf(text, semanticTokens(snapshotOf(text)));

/** Those of its last line. */
const shownLast = (text: string) => {
  const last = text.split('\n').length - 1;
  const line = { line: last, character: 0 };
  return tokensOf(text, semanticTokensIn(snapshotOf(text), { start: line, end: line }));
};

describe('Semantic tokens', () => {
  it('tell where a stage begins and where it is used', () => {
    assert.deepEqual(
      shown('FROM golang:1.25 AS builder\nFROM builder AS test\nFROM scratch\nCOPY --from=Builder /a /b'),
      [
        'golang:1.25: image',
        'builder: stage declaration',
        'builder: stage',
        'test: stage declaration',
        'scratch: image',
        '--from: flag',
        'Builder: stage',
      ],
    );
  });

  it('tell a stage from an image in every place that can name either', () => {
    const above = 'FROM alpine AS a\nFROM debian\n';
    assert.deepEqual(shownLast(`${above}COPY --link --from=nginx /x /y`), [
      '--link: flag',
      '--from: flag',
      'nginx: image',
    ]);
    assert.deepEqual(shownLast(`${above}RUN --mount=from=a,target=/x --mount=type=bind,from=nginx,target=/y true`), [
      '--mount: flag',
      'from: mountKey',
      'a: stage',
      'target: mountKey',
      '--mount: flag',
      'type: mountKey',
      'from: mountKey',
      'nginx: image',
      'target: mountKey',
    ]);
    assert.deepEqual(shownLast(`${above}ONBUILD COPY --from=a /x /y`), ['--from: flag', 'a: stage']);
  });

  it('show a misspelt stage as a mistake', () => {
    assert.deepEqual(shownLast('FROM golang AS builder\nFROM alpine\nCOPY --from=bilder /a /b'), [
      '--from: flag',
      'bilder: image mistaken',
    ]);
    assert.deepEqual(shownLast('FROM golang AS builder\nFROM alpine\nCOPY --from="bulider" /a /b'), [
      '--from: flag',
      'bulider: image mistaken',
    ]);
    assert.deepEqual(shownLast('FROM golang AS builder\nFROM Builder'), ['Builder: image mistaken']);
  });

  it('show as a mistake what stands below, and numbers that lead nowhere', () => {
    assert.deepEqual(shown('FROM late AS a\nCOPY --from=late b c\nFROM x AS late').slice(0, 4), [
      'late: image mistaken',
      'a: stage declaration',
      '--from: flag',
      'late: stage mistaken',
    ]);
    assert.deepEqual(shownLast('FROM alpine\nFROM nginx\nCOPY --from=0 a b'), ['--from: flag', '0: stage']);
    assert.deepEqual(shownLast('FROM alpine\nFROM nginx\nCOPY --from=7 a b'), ['--from: flag', '7: stage mistaken']);
    assert.deepEqual(shownLast('FROM alpine AS a\nFROM 0'), ['0: image mistaken']);
    assert.deepEqual(shownLast('FROM alpine AS a\nCOPY --from=a b c'), ['--from: flag', 'a: stage mistaken']);
  });

  it('leave a stage that is called like its image in peace', () => {
    assert.deepEqual(shown('FROM nginx AS nginx'), ['nginx: image', 'nginx: stage declaration']);
  });

  it('show as a mistake a name that no stage can have, and a flag that nobody knows', () => {
    assert.deepEqual(shown('FROM alpine AS 1st'), ['alpine: image', '1st: stage declaration mistaken']);
    assert.deepEqual(shownLast('FROM alpine\nCOPY --form=a b c'), ['--form: flag mistaken']);
    assert.deepEqual(shownLast('FROM alpine\nADD --from=a b c'), ['--from: flag mistaken']);
  });

  it('leave quotes to the grammar', () => {
    assert.deepEqual(shownLast('FROM alpine AS a\nFROM "a"'), ['a: stage']);
    assert.deepEqual(shownLast(`FROM alpine AS a\nFROM b\nCOPY --from='a' x y`), ['--from: flag', 'a: stage']);
  });

  it('know parser directives, and the image that syntax names', () => {
    assert.deepEqual(shown('# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=all\nFROM a'), [
      'syntax: directive',
      'docker/dockerfile:1: image',
      'escape: directive',
      'check: directive',
      'a: image',
    ]);
  });

  it('follow a name over the end of a line', () => {
    const text = 'FROM alpine AS builder\nFROM b\nCOPY --link \\\n # why\n --from=buil\\\nder /a /b';
    assert.deepEqual(shown(text).slice(-4), ['--link: flag', '--from: flag', 'buil: stage', 'der: stage']);
  });

  it('know variables where BuildKit puts in their values', () => {
    assert.deepEqual(shown('ARG V=1 W\nFROM --platform=$P "node:${V:-2$W}-x" AS a\nWORKDIR /a/$B').slice(0, 10), [
      'V: variable declaration',
      'W: variable declaration',
      '--platform: flag',
      'P: variable',
      'node:: image',
      'V: variable',
      'W: variable',
      '-x: image',
      'a: stage declaration',
      'B: variable',
    ]);
    assert.deepEqual(shownLast('FROM alpine AS a-x\nARG X=x\nFROM a-${X}'), ['a-: image', 'X: variable']);
    assert.deepEqual(shownLast('ARG X=x\nFROM alpine AS a-x\nFROM a-${X}'), ['a-: stage', 'X: variable']);
  });

  it('know the variables of a shell that an ARG or ENV declares, and no others', () => {
    const above = 'FROM a AS base\nENV E=1\nFROM base\nARG A\n';
    assert.deepEqual(shownLast(`${above}RUN echo $E "\${A}" $OTHER '$A' && B=2 && echo $B`), [
      'E: variable',
      'A: variable',
    ]);
    assert.deepEqual(shownLast(`${above}RUN A=2; echo $E $A`), ['E: variable']);
    assert.deepEqual(shownLast(`${above}CMD echo $E $A`), ['E: variable']);
    assert.deepEqual(shownLast(`${above}FROM b\nRUN echo $E`), []);
    assert.deepEqual(shown('FROM a\nRUN echo $LATE\nARG LATE').length, 2);
  });

  it('know the variables in the bodies of here-documents', () => {
    const above = 'FROM a\nARG A=1\n';
    const found = shown(
      `${above}RUN <<EOF\necho $A\n  echo \${A} $B\nEOF\nCOPY <<EOF <<'RAW' /x/\nis $A $B\nEOF\n$A\nRAW`,
    );
    assert.deepEqual(found.slice(2), ['A: variable', 'A: variable', 'A: variable', 'B: variable']);
  });

  it('count columns in UTF-16, from the start of the line', () => {
    const [, , from] = decodeTokens(semanticTokens(snapshotOf('FROM a AS b\n  COPY --chown=😀 --from=b x y')));
    assert.deepEqual(from, { line: 1, character: 7, length: 7, says: 'flag' });
    const last = decodeTokens(semanticTokens(snapshotOf('FROM a AS b\n  COPY --chown=😀 --from=b x y'))).at(-1);
    assert.deepEqual(last, { line: 1, character: 25, length: 1, says: 'stage mistaken' });
  });

  it('of some lines are those of the instructions that touch them', () => {
    const text = 'FROM a AS b\nCOPY \\\n --from=0 \\\n x y\nFROM c AS d';
    const at = (line: number) => ({ line, character: 0 });
    const snapshot = snapshotOf(text);
    assert.deepEqual(tokensOf(text, semanticTokensIn(snapshot, { start: at(3), end: at(3) })), [
      '--from: flag',
      '0: stage mistaken',
    ]);
    assert.deepEqual(
      tokensOf(text, semanticTokensIn(snapshot, { start: at(0), end: at(9) })),
      tokensOf(text, semanticTokens(snapshot)),
    );
    assert.deepEqual(semanticTokensIn(snapshot, { start: at(7), end: at(9) }), []);
  });

  it('are there while one types', () => {
    for (const text of [
      '',
      'FROM',
      'FROM ',
      'FROM a AS',
      'FROM a AS b\nCOPY --from=',
      'RUN --mount=from',
      'RUN --mount=',
    ])
      assert.doesNotThrow(() => shown(text), text);
    assert.deepEqual(shownLast('FROM a\nCOPY --from='), ['--from: flag']);
  });
});
