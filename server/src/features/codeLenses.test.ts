import assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver-types';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { codeLenses } from './codeLenses';

/** `line: title → command arguments` of each lens but those for the diagram. */
function lenses(text: string): string[] {
  return codeLenses(snapshotOf(text), { withUses: false })
    .filter(({ command }) => command?.title !== 'Show diagram')
    .map(({ range, command }) => {
      const call = command?.command ? ` → ${command.command} ${JSON.stringify(command.arguments?.slice(1))}` : '';
      return `${range.start.line}: ${command?.title}${call}`;
    });
}

describe('Code lenses', () => {
  it('build each stage that can be a target', () => {
    assert.deepEqual(lenses('FROM a AS x\nRUN y\nFROM x AS z\n'), [
      '0: $(play) Build stage → dockerfileStages.buildStage [0]',
      '2: $(play) Build stage → dockerfileStages.buildStage [1]',
    ]);
  });

  it('build an unnamed stage when it is the last, and offer to name it when it is not', () => {
    assert.deepEqual(lenses('FROM a\nFROM b\n'), [
      "0: $(tag) Without a name it can't be a build target: name it… → dockerfileStages.nameStage [0]",
      '1: $(play) Build stage → dockerfileStages.buildStage [1]',
    ]);
  });

  it('say which stage is built in place of one whose name comes again', () => {
    assert.deepEqual(lenses('FROM a AS x\nFROM b AS x\nFROM c\n'), [
      "0: A build of 'x' builds the stage on line 2",
      '1: $(play) Build stage → dockerfileStages.buildStage [1]',
      '2: $(play) Build stage → dockerfileStages.buildStage [2]',
    ]);
  });

  it('show the diagram at each stage', () => {
    const found = codeLenses(snapshotOf('FROM a\nFROM b\n'), { withUses: false }).filter(
      ({ command }) => command?.title === 'Show diagram',
    );
    assert.deepEqual(
      found.map(({ command }) => command?.arguments),
      [
        ['file:///project/Dockerfile', 0],
        ['file:///project/Dockerfile', 1],
      ],
    );
  });

  it('say how many stages use a stage, and open the places', () => {
    const text = 'FROM a AS x\nFROM x AS y\nCOPY --from=X b c\nFROM d\nCOPY --from=0 b c\nONBUILD COPY --from=y b c\n';
    const uses = codeLenses(snapshotOf(text), { withUses: true }).filter(({ command }) =>
      command?.title.startsWith('Used'),
    );
    assert.deepEqual(
      uses.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [0, 'Used by 2 stages'],
        [1, 'Used by 1 stage'],
      ],
    );
    const [uri, position, places] = uses[0].command?.arguments ?? [];
    assert.equal(uses[0].command?.command, 'dockerfileStages.showReferences');
    assert.equal(uri, 'file:///project/Dockerfile');
    assert.deepEqual(position, { line: 0, character: 10 });
    assert.deepEqual(
      (places as Range[]).map((range) => textAt(text, range)),
      ['x', 'X', '0'],
    );
  });
});
