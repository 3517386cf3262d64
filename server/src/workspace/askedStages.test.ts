import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/fixture';
import { mayAskFor, stageAskedFor } from './askedStages';

const { graph } = snapshotOf('FROM a AS build\nFROM b AS test\nFROM c AS Build\nFROM d\n');

describe('The stage that a build asks for', () => {
  it('is the last one of its name, in any case', () => {
    assert.equal(stageAskedFor(graph, { target: 'BUILD' })?.index, 2);
    assert.equal(stageAskedFor(graph, { target: 'test' })?.index, 1);
  });

  it('is the last one of the file where it names none', () => {
    assert.equal(stageAskedFor(graph, { target: undefined })?.index, 3);
  });

  it('is none for a name that no stage has, or that is still to be typed', () => {
    assert.equal(stageAskedFor(graph, { target: 'release' }), undefined);
    assert.equal(stageAskedFor(graph, { target: '' }), undefined);
  });
});

describe('A target with a variable', () => {
  const may = (target: string) => mayAskFor({ target, dynamic: true }, 'build-arm64');

  it('may be any stage that has what stands around the variable', () => {
    const targets = ['$TARGET', '${TARGET}', 'build-$ARCH', 'build-${ARCH}', '$(KIND)-arm64', '%KIND%-arm64'];
    for (const target of [...targets, '${{ matrix.target }}', 'Build-{{arch}}']) assert.ok(may(target), target);
  });

  it('is no stage that differs there', () => {
    for (const target of ['test-$ARCH', '${KIND}-amd64', 'build-arm64-$KIND', '${A}-build-arm64']) {
      assert.ok(!may(target), target);
    }
  });

  it('may be the stage that it is known to be', () => {
    assert.ok(may('build-arm64'));
    assert.ok(!may('build-amd64'));
  });

  it('is not what is written without a variable', () => {
    assert.ok(!mayAskFor({ target: 'build-arm64', dynamic: false }, 'build-arm64'));
    assert.ok(!mayAskFor({ target: undefined, dynamic: true }, 'build-arm64'));
  });
});
