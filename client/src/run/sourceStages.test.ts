import assert from 'node:assert/strict';
import type { ListedStage, ListedTaking } from '../../../server/src/protocol/stagesView';
import { sourceStages } from './sourceStages';

/** Stages that each take these: `base 0`, `copy 1`. */
function stages(...all: string[][]): ListedStage[] {
  return all.map(
    (takes, index) => ({ index, label: `s${index}`, takes: takes.map(taking) }) as Partial<ListedStage> as ListedStage,
  );
}

function taking(text: string): ListedTaking {
  const [kind, from] = text.split(' ');
  const stageIndex = from === undefined ? undefined : Number(from);
  return { kind, stageIndex, line: 0, from: 'stage', label: '', what: '' } as ListedTaking;
}

const labels = (all: ListedStage[], index: number) => sourceStages(all, index).map(({ label }) => label);

describe('The stages that a stage copies from', () => {
  it('are told with the last one first, each once', () => {
    assert.deepEqual(labels(stages([], [], ['copy 0', 'copy 1', 'copy 0']), 2), ['s0', 's1']);
  });

  it('are those of its base too', () => {
    assert.deepEqual(labels(stages([], ['copy 0'], ['base 1']), 2), ['s0']);
  });

  it('are none where all comes from images, mounts or nowhere', () => {
    assert.deepEqual(labels(stages([], ['base', 'copy', 'mount 0']), 1), []);
    assert.deepEqual(labels(stages(), 3), []);
  });

  it('are found in a circle as well', () => {
    assert.deepEqual(labels(stages(['base 1', 'copy 1'], ['base 0', 'copy 0']), 0), ['s1']);
  });
});
