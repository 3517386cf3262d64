import assert from 'node:assert/strict';
import type { CallHierarchyItem, Range } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './callHierarchy';

const at = (text: string, ranges: readonly Range[]) =>
  ranges.map((range) => `${range.start.line + 1}:${textAt(text, range)}`);

function item(fixture: string): CallHierarchyItem | undefined {
  const { text, position } = marked(fixture);
  return prepareCallHierarchy(snapshotOf(text), position);
}

/** `stage ← places` of what the stage at `<|>` takes from. */
function takes(fixture: string): string[] {
  const { text, position } = marked(fixture);
  const snapshot = snapshotOf(text);
  const prepared = prepareCallHierarchy(snapshot, position);
  return ((prepared && outgoingCalls(snapshot, prepared)) ?? []).map(
    ({ to, fromRanges }) => `${to.name} ← ${at(text, fromRanges)}`,
  );
}

/** `stage ← places` of who takes from the stage at `<|>`. */
function givesTo(fixture: string): string[] {
  const { text, position } = marked(fixture);
  const snapshot = snapshotOf(text);
  const prepared = prepareCallHierarchy(snapshot, position);
  return ((prepared && incomingCalls(snapshot, prepared)) ?? []).map(
    ({ from, fromRanges }) => `${from.name} ← ${at(text, fromRanges)}`,
  );
}

describe('The call hierarchy of stages', () => {
  it('begins at a name, a reference, an index and any place of a FROM', () => {
    assert.equal(item('FROM a AS <|>b')?.name, 'b');
    assert.equal(item('FROM a AS b\nFROM c\nCOPY --from=B<|> x y')?.name, 'b');
    assert.equal(item('FROM a AS b\nFROM c\nCOPY --from=0<|> x y')?.name, 'b');
    assert.equal(item('FROM a AS b\nFROM b<|> AS c')?.name, 'b');
    assert.equal(item('FROM a AS b\nFR<|>OM b AS c')?.name, 'c');
    assert.equal(item('FROM ima<|>ge AS b')?.name, 'b');
    assert.equal(item('FROM a AS b\nONBUILD COPY --from=b<|> x y')?.name, 'b');
  });

  it('begins nowhere else', () => {
    assert.equal(item('FROM a AS b\nRUN <|>b'), undefined);
    assert.equal(item('FROM a AS b\nCOPY --from=image<|> x y'), undefined);
    assert.equal(item('ARG <|>b\nFROM a AS b'), undefined);
    assert.equal(item('<|>'), undefined);
  });

  it('says what a stage is, and where', () => {
    const { text, position } = marked('FROM a:1 AS <|>b\nRUN c\n');
    const found = prepareCallHierarchy(snapshotOf(text), position);
    assert.equal(found?.detail, 'a:1');
    assert.equal(textAt(text, found.range), 'FROM a:1 AS b\nRUN c');
    assert.equal(textAt(text, found.selectionRange), 'b');
  });

  it('leads to what a stage takes from, images left out', () => {
    assert.deepEqual(
      takes(
        'FROM a AS b\nFROM a AS c\nFROM b AS d<|>\nCOPY --from=c x y\nCOPY --from=1 x y\nCOPY --from=nginx x y\nRUN --mount=from=B z',
      ),
      ['b ← 3:b,7:B', 'c ← 4:c,5:1'],
    );
  });

  it('leads to who takes from a stage', () => {
    assert.deepEqual(givesTo('FROM a AS <|>b\nFROM b AS c\nFROM a\nCOPY --from=b x y\nCOPY --from=b x z'), [
      'c ← 2:b',
      'stage 2 ← 4:b,5:b',
    ]);
    assert.deepEqual(givesTo('FROM a AS <|>b'), []);
  });

  it('counts what a base triggers as taken by the FROM', () => {
    const text = 'FROM a AS b\nFROM a AS c\nONBUILD COPY --from=b x y\nFROM c AS d';
    assert.deepEqual(takes(`${text}<|>`), ['c ← 4:c', 'b ← 4:c']);
    assert.deepEqual(givesTo(text.replace('b', '<|>b')), ['d ← 4:c']);
  });

  it('finds a stage again after an edit', () => {
    const { text, position } = marked('FROM a AS <|>b\nFROM b AS c');
    const before = prepareCallHierarchy(snapshotOf(text), position) as CallHierarchyItem;
    const calls = incomingCalls(snapshotOf(`FROM x AS new\nFROM new AS y\n${text}`), before);
    assert.deepEqual(
      calls?.map(({ from }) => from.name),
      ['c'],
    );
    assert.equal(incomingCalls(snapshotOf('FROM x AS other'), before), undefined);
    assert.equal(incomingCalls(snapshotOf(''), before), undefined);
  });

  it('finds a stage by its place where a client keeps no data', () => {
    const { text, position } = marked('FROM a AS b\nFROM b AS <|>c');
    const { data, ...bare } = prepareCallHierarchy(snapshotOf(text), position) as CallHierarchyItem;
    assert.deepEqual(
      outgoingCalls(snapshotOf(text), bare)?.map(({ to }) => to.name),
      ['b'],
    );
    assert.ok(data);
  });
});
