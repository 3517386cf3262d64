import assert from 'node:assert/strict';
import { type DocumentSymbol, SymbolTag } from 'vscode-languageserver-types';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { documentSymbols, flatSymbols, stageSymbols } from './documentSymbols';

function lines(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${indent}${name}${detail ? ` | ${detail}` : ''}`,
    ...lines(children, `${indent}  `),
  ]);
}

/** The outline as indented lines. */
const outline = (text: string) => lines(documentSymbols(snapshotOf(text)));

/** The outline of the instructions of one stage. */
const inStage = (...instructions: string[]) =>
  outline(`FROM a\n${instructions.join('\n')}`)
    .slice(1)
    .map((line) => line.trim());

describe('Document symbols', () => {
  it('hold the stages with their instructions inside, and what stands above them', () => {
    assert.deepEqual(
      outline('ARG V=1\nFROM alpine:$V AS base\nRUN make\nCOPY --from=x a b\n\nFROM base\nCMD ["run"]\n'),
      ['ARG V | 1', 'base | alpine:1', '  RUN make', '  COPY a b | --from=x', 'stage 1 | base', '  CMD ["run"]'],
    );
  });

  it('cover whole stages and whole instructions, and select their names', () => {
    const text = 'FROM a AS x\nRUN <<EOF\necho\nEOF\n# next\nFROM b\n';
    const [stage] = documentSymbols(snapshotOf(text));
    assert.equal(textAt(text, stage.range), 'FROM a AS x\nRUN <<EOF\necho\nEOF');
    assert.equal(textAt(text, stage.selectionRange), 'x');
    assert.equal(textAt(text, (stage.children ?? [])[0].range), 'RUN <<EOF\necho\nEOF');
    assert.equal(textAt(text, (stage.children ?? [])[0].selectionRange), 'RUN');
  });

  it('tell where a COPY, a mount and a trigger take from', () => {
    assert.deepEqual(
      inStage(
        'COPY --link --from="x" /a /b',
        'RUN --mount=type=cache,target=/c --mount=from=x,target=/d make',
        'ONBUILD COPY --from=x a b',
      ),
      ['COPY /a /b | --from=x', 'RUN make | --mount=from=x', 'ONBUILD COPY a b | --from=x'],
    );
  });

  it('name variables and labels, and give the value of a single one', () => {
    assert.deepEqual(inStage('ARG A', 'ARG B="x y"', 'ENV C=1 D=2', 'ENV E f g', 'LABEL l=m'), [
      'ARG A',
      'ARG B | "x y"',
      'ENV C D',
      'ENV E | f g',
      'LABEL l | m',
    ]);
  });

  it('show a script by the first line that does something', () => {
    assert.deepEqual(inStage('RUN <<EOF', '#!/bin/bash', 'set -e', '', '  npm ci', 'npm test', 'EOF'), ['RUN npm ci']);
    assert.deepEqual(inStage('RUN <<EOF'), ['RUN <<EOF']);
  });

  it('have one short line for an instruction of many', () => {
    assert.deepEqual(inStage('RUN apk add \\', '      curl \\', '      git'), ['RUN apk add curl git']);
    assert.match(inStage(`RUN ${'x'.repeat(500)}`)[0], /^RUN x{60}…$/);
  });

  it('strike MAINTAINER through', () => {
    const [stage] = documentSymbols(snapshotOf('FROM a\nMAINTAINER me\nUSER me'));
    assert.deepEqual(
      stage.children?.map(({ tags }) => tags),
      [[SymbolTag.Deprecated], undefined],
    );
  });

  it('are all there in a file of five hundred instructions', () => {
    assert.equal(outline(`FROM a\n${'RUN d\n'.repeat(499)}`).length, 500);
  });

  it('are a few in a larger file, of which each stage gets the same, and say how many are missing', () => {
    const symbols = outline(`${'FROM a\nRUN b\nRUN c\n'.repeat(10)}FROM a\n${'RUN d\n'.repeat(1000)}`);
    assert.equal(symbols.filter((line) => /RUN [bc]/.test(line)).length, 20);
    assert.equal(symbols.filter((line) => line.includes('RUN d')).length, 169);
    assert.equal(symbols.at(-1), '  … 831 more instructions');
  });

  it('show the stages before their instructions in a larger file', () => {
    const symbols = outline('FROM a AS b\nRUN c\n'.repeat(600));
    assert.equal(symbols.filter((line) => line === 'b | a').length, 200);
    assert.deepEqual(symbols.slice(200), ['… 400 more stages']);
  });

  it('are the stages alone beside an extension that lists the instructions', () => {
    assert.deepEqual(lines(stageSymbols(snapshotOf('ARG V\nFROM a AS b\nRUN c\nFROM b\n'))), ['b | a', 'stage 1 | b']);
  });

  it('are a flat list with the name of the stage for clients that know no hierarchy', () => {
    const flat = flatSymbols('file:///Dockerfile', documentSymbols(snapshotOf('ARG V\nFROM a AS b\nRUN c\n')));
    assert.deepEqual(
      flat.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
      [
        ['ARG V', undefined, 0],
        ['b', undefined, 1],
        ['RUN c', 'b', 2],
      ],
    );
  });

  it('are there while a file is being typed', () => {
    assert.deepEqual(outline(''), []);
    assert.deepEqual(outline('FROM'), ['stage 0']);
    assert.deepEqual(outline('FROM a\nCOPY --from=\nRUN --mount=from=\nENV\nONBUILD\nFO'), [
      'stage 0 | a',
      '  COPY',
      '  RUN',
      '  ENV',
      '  ONBUILD',
      '  FO',
    ]);
  });
});
