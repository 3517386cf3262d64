import assert from 'node:assert/strict';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { snapshotOf } from '../../../test/support/lspFixture';
import { defaultSettings, type InlayHintSettings } from '../workspace/settings';
import { inlayHints } from './inlayHints';

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

function hintsOf(text: string, settings: Partial<InlayHintSettings> = {}, range = everything): InlayHint[] {
  return inlayHints(snapshotOf(text), range, { ...defaultSettings.inlayHints, ...settings });
}

const labelOf = ({ label }: InlayHint) =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

/** The lines that have hints, with the hints in brackets. */
function shown(text: string, settings: Partial<InlayHintSettings> = {}, range = everything): string[] {
  const lines = text.split('\n');
  const hints = hintsOf(text, settings, range).reverse();
  for (const hint of hints) {
    const { line, character } = hint.position;
    lines[line] = `${lines[line].slice(0, character)} [${labelOf(hint)}]${lines[line].slice(character)}`;
  }
  return lines.filter((_, line) => hints.some(({ position }) => position.line === line));
}

describe('Inlay hints', () => {
  it('name the stage behind a number', () => {
    assert.deepEqual(shown('FROM a AS Build\nFROM b AS c\nCOPY --from=0 x y\nONBUILD COPY --from="0" x y'), [
      'COPY --from=0 [Build] x y',
      'ONBUILD COPY --from="0 [Build]" x y',
    ]);
  });

  it('show what a stage without a name is built on', () => {
    assert.deepEqual(shown('FROM a:1\nFROM b AS c\nCOPY --from=0 x y', { stageIndex: false }), [
      'COPY --from=0 [FROM a:1] x y',
    ]);
  });

  it('show no number of a mount, where it is the name of an image', () => {
    assert.deepEqual(shown('FROM a AS x\nFROM b AS c\nRUN --mount=from=0 y'), []);
  });

  it('show what a base with variables comes to', () => {
    assert.deepEqual(shown('ARG V=20\nARG B=x\nFROM node:${V}-alpine AS x\nFROM $B AS y\nFROM "node:$V" AS z'), [
      'FROM node:${V}-alpine [node:20-alpine] AS x',
      'FROM $B [x] AS y',
      'FROM "node:$V" [node:20] AS z',
    ]);
  });

  it('show no base that the build alone knows, or that is written out', () => {
    assert.deepEqual(shown('ARG V\nFROM node:${V} AS a\nFROM ${V} AS b\nFROM "node" AS c\nFROM node AS d'), []);
  });

  it('number the stages without a name, where there are several', () => {
    assert.deepEqual(shown('FROM a\nFROM b AS c\nFROM d\nRUN e'), ['FROM a [stage 0]', 'FROM d [stage 2]']);
    assert.deepEqual(shown('FROM a\nRUN b'), []);
  });

  it('lead to the stage that they name', () => {
    const [hint] = hintsOf('FROM a AS b\nFROM c AS d\nCOPY --from=0 x y');
    const [part] = hint.label as { location?: unknown }[];
    assert.deepEqual(part.location, {
      uri: 'file:///project/Dockerfile',
      range: { start: { line: 0, character: 10 }, end: { line: 0, character: 11 } },
    });
  });

  it('say what they mean', () => {
    const tooltips = hintsOf('ARG V=1\nFROM a:$V\nFROM c AS d\nCOPY --from=0 x y').map(({ tooltip }) => tooltip);
    assert.deepEqual(tooltips, [
      'What FROM means with the defaults of its ARGs; --build-arg can change it.',
      'COPY --from=0 takes from this stage, and a build calls it stage-0.',
      '0 is the number of this stage. Its name would still be right after a stage is put above.',
    ]);
  });

  it('can each be turned off', () => {
    const text = 'ARG V=1\nFROM a:$V\nFROM c AS d\nCOPY --from=0 x y';
    assert.deepEqual(shown(text, { stageOfIndex: false }), ['FROM a:$V [a:1] [stage 0]']);
    assert.deepEqual(shown(text, { resolvedBase: false }), ['FROM a:$V [stage 0]', 'COPY --from=0 [FROM a:1] x y']);
    assert.deepEqual(shown(text, { stageIndex: false }), ['FROM a:$V [a:1]', 'COPY --from=0 [FROM a:1] x y']);
  });

  it('are those of the lines that are asked for', () => {
    const text = 'FROM a\nFROM b\nFROM c\n';
    const lines = { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } };
    assert.deepEqual(shown(text, {}, lines), ['FROM b [stage 1]']);
  });

  it('are missing where nothing is named yet', () => {
    assert.deepEqual(shown('FROM\nFROM \nCOPY --from= a b'), []);
    assert.deepEqual(shown('FROM a AS b\nFROM ${ AS c\nCOPY --from=9 a b'), []);
  });
});
