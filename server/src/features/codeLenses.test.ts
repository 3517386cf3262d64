import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { codeLenses } from './codeLenses';

/** `line: title → command arguments` of each lens but those for the diagram. */
function lenses(text: string): string[] {
  return codeLenses(snapshotOf(text))
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
    const found = codeLenses(snapshotOf('FROM a\nFROM b\n')).filter(({ command }) => command?.title === 'Show diagram');
    assert.deepEqual(
      found.map(({ command }) => command?.arguments),
      [
        ['file:///project/Dockerfile', 0],
        ['file:///project/Dockerfile', 1],
      ],
    );
  });
});
