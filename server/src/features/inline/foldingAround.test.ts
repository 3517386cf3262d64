import assert from 'node:assert/strict';
import { bakeWith, blocksIn, composeWith } from '../../../../test/support/inlineBlocks';
import { foldingAround } from './foldingAround';

/** Lines from 1, as an editor shows them. */
function folds(path: string, text: string): string[] | undefined {
  const found = foldingAround(blocksIn(path, text));
  return found?.map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`);
}

describe('Folds of a file with a Dockerfile inside', () => {
  const dockerfile = 'FROM a AS b\nRUN c\n\nFROM b\nCOPY d \\\n  e\n';

  it('are its stages, and what the indentation of the file says', () => {
    const text = `${composeWith(dockerfile)}\n  other:\n    image: x\n\nvolumes:\n  v:\n`;
    assert.deepEqual(folds('compose.yaml', text), [
      '5-6',
      '8-10',
      '1-13',
      '2-10',
      '3-10',
      '4-10',
      '9-10',
      '12-13',
      '15-16',
    ]);
    assert.deepEqual(folds('docker-bake.hcl', bakeWith(dockerfile)), ['3-4', '6-8', '1-2', '7-8']);
  });

  it('know the regions of YAML', () => {
    const text = `# region x\na:\n  b: 1\n# endregion\n${composeWith(dockerfile)}`;
    assert.deepEqual(folds('compose.yaml', text)?.slice(0, 4), ['9-10', '12-14', '1-4', '2-3']);
  });

  it('are left to the editor where no stage folds', () => {
    assert.equal(folds('compose.yaml', composeWith('FROM a\n')), undefined);
    assert.equal(folds('compose.yaml', 'services:\n  a:\n    build: .\n'), undefined);
  });
});
