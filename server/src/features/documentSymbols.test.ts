import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { documentSymbols } from './documentSymbols';

/** The outline as indented lines. */
function outline(text: string): string[] {
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap((symbol) => [
      `${indent}${symbol.name} | ${symbol.detail}`,
      ...lines(symbol.children ?? [], `${indent}  `),
    ]);
  return lines(documentSymbols(snapshotOf(text)), '');
}

describe('Document symbols', () => {
  it('hold the stages with their instructions inside, and what stands above them', () => {
    assert.deepEqual(
      outline('ARG V=1\nFROM alpine:$V AS base\nRUN make\nCOPY --from=x a b\n\nFROM base\nCMD ["run"]\n'),
      ['ARG | V=1', 'base | alpine:1', '  RUN | make', '  COPY | a b', 'stage 1 | base', '  CMD | ["run"]'],
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

  it('cut long details', () => {
    assert.match(outline(`FROM a\nRUN ${'x'.repeat(500)}`)[1], /^ {2}RUN \| x{60}…$/);
  });

  it('are at most five thousand, the stages before their instructions', () => {
    const symbols = documentSymbols(snapshotOf('FROM a\nRUN b\nRUN c\n'.repeat(2000)));
    assert.equal(symbols.length, 2000);
    assert.equal(symbols.flatMap(({ children = [] }) => children).length, 3000);
  });

  it('are empty for an empty file', () => {
    assert.deepEqual(outline(''), []);
  });
});
