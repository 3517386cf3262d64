import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-types';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { targetReference } from '../../../test/support/targetReferences';
import type { TargetReference } from '../targets/targetReference';
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
      (places as Location[]).map((place) => [place.uri, textAt(text, place.range)]),
      ['x', 'X', '0'].map((name) => ['file:///project/Dockerfile', name]),
    );
  });

  describe('tell of builds in other files', () => {
    /** `line: title → places` of what is said of them. */
    function builds(text: string, targets: readonly Partial<TargetReference>[]): string[] {
      const snapshot = { ...snapshotOf(text), targets: targets.map(targetReference) };
      return codeLenses(snapshot, { withUses: true })
        .filter(({ command }) => command?.title.endsWith('this stage'))
        .map(({ range, command }) => {
          const places = (command?.arguments?.[2] ?? []) as Location[];
          const shown = places.map((place) => `${place.uri.replace(/.*\//, '')}:${place.range.start.line}`);
          return `${range.start.line}: ${command?.title} → ${shown.join(' ')}`;
        });
    }

    const at = (line: number) => ({ start: { line, character: 4 }, end: { line, character: 8 } });
    const script = 'file:///project/build.sh';

    it('by how many use a stage, and open their places', () => {
      const text = 'FROM a AS build\nFROM a AS test\nFROM b\n';
      const targets = [
        { target: 'Build', range: at(3) },
        { target: 'build', uri: script, range: at(7) },
        { target: 'test', range: at(5) },
      ];
      assert.deepEqual(builds(text, targets), [
        '0: 2 builds use this stage → compose.yaml:3 build.sh:7',
        '1: 1 build uses this stage → compose.yaml:5',
      ]);
    });

    it('which make the last stage where they ask for none', () => {
      const text = 'FROM a AS build\nFROM b\n';
      assert.deepEqual(builds(text, [{ uri: script, range: at(1) }]), ['1: 1 build uses this stage → build.sh:1']);
    });

    it('and count builds that share a place, which is shown once', () => {
      const text = 'FROM a AS build\nFROM b\n';
      const targets = ['web', 'worker'].map((label) => ({ target: 'build', label, range: at(2) }));
      assert.deepEqual(builds(text, targets), ['0: 2 builds use this stage → compose.yaml:2']);
    });

    it('but not of what only leaves the cache of a stage out, nor of names that are none', () => {
      const text = 'FROM a AS build\nFROM b\n';
      const { build } = targetReference({ target: 'build' });
      const uncached = { target: 'build', build: { ...build, role: 'no-cache-filter' as const } };
      assert.deepEqual(builds(text, [uncached, { target: 'other' }, { target: '$X', dynamic: true }]), []);
    });
  });
});
