import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { targetReference } from '../../../test/support/targetReferences';
import type { TargetReference } from '../targets/targetReference';
import { references } from './references';

/** `line text` of each reference of what stands at `<|>`, lines from 1. */
function found(fixture: string, includeDeclaration = false): string[] | undefined {
  const { text, position } = marked(fixture);
  const locations = references(snapshotOf(text), position, { includeDeclaration });
  return locations?.map(({ range }) => `${range.start.line + 1} ${textAt(text, range)}`);
}

const every = `FROM golang AS <|>Builder
FROM builder AS test
FROM alpine
COPY --chown=1 --from="BUILDER" a b
COPY --from=0 a b
RUN --mount=type=cache,target=/c --mount=from=builder,target=/x --mount=target=/y,from='builder' make
ONBUILD COPY --link --from=builder \\
  a b
`;

describe('The references of a stage', () => {
  it('are every FROM, COPY, mount and trigger that takes from it, by name in any case or by number', () => {
    assert.deepEqual(found(every), ['2 builder', '4 BUILDER', '5 0', '6 builder', '6 builder', '7 builder']);
  });

  it('come with the declaration where an editor asks for it', () => {
    assert.deepEqual(found('FROM a AS x\nFROM <|>x', true), ['1 x', '2 x']);
    assert.deepEqual(found('FROM a AS x\nFROM <|>x', false), ['2 x']);
  });

  it('are the same from any of its places', () => {
    const plain = every.replace('<|>', '');
    const expected = found(every, true);
    for (const place of ['from="BUI', '--mount=from=buil', "from='bu", '--link --from=']) {
      assert.deepEqual(found(plain.replace(place, `${place}<|>`), true), expected, place);
    }
    assert.deepEqual(found(plain.replace('--from=0', '--from=0<|>'), true), expected);
  });

  it('of one of two stages of one name are those that BuildKit binds to it', () => {
    const twins = 'FROM a AS x\nFROM x\nFROM b AS x\nFROM x\nCOPY --from=x a b\n';
    assert.deepEqual(found(`FROM a AS <|>${twins.slice(10)}`), ['2 x']);
    assert.deepEqual(found(twins.replace('b AS ', 'b AS <|>')), ['4 x', '5 x']);
  });

  it('include a FROM that names it through a variable', () => {
    assert.deepEqual(found('ARG BASE=builder\nFROM a AS <|>builder\nFROM ${BASE}\nFROM "$BASE"'), [
      '3 ${BASE}',
      '4 $BASE',
    ]);
  });

  it('are found from the FROM of a stage without a name', () => {
    assert.deepEqual(found('FRO<|>M golang\nFROM alpine\nCOPY --from=0 a b', true), ['1 golang', '3 0']);
  });

  it('leave out images, paths and words that only look like it', () => {
    assert.deepEqual(
      found('FROM a AS <|>x\nFROM x:1\nFROM docker.io/x\nFROM X\nADD --from=x a b\nCOPY a --from=x b\nRUN x x'),
      [],
    );
  });

  it('of an image are all places that name it, however they spell it', () => {
    const text = 'FROM <|>alpine\nFROM alpine:latest\nCOPY --from=docker.io/library/alpine a b\nFROM alpine:3';
    assert.deepEqual(found(text, true), ['1 alpine', '2 alpine:latest', '3 docker.io/library/alpine']);
  });

  it('are none where nothing is named', () => {
    assert.equal(found('FROM a AS x\nRUN x <|>'), undefined);
    assert.equal(found('FROM a AS x\nCOPY --from=<|>'), undefined);
    assert.equal(found('FROM a AS <|>'), undefined);
    assert.equal(found('<|>'), undefined);
    assert.equal(found('# FROM a AS <|>x\n'), undefined);
    assert.equal(found('FROM a AS x\nRUN <<E\nFROM <|>x\nE'), undefined);
  });
});

describe('The references of a stage in other files', () => {
  const at = (line: number, character = 0, length = 4) => ({
    start: { line, character },
    end: { line, character: character + length },
  });

  /** `file:line:character-character` of each reference that is not in the Dockerfile. */
  function elsewhere(fixture: string, targets: readonly Partial<TargetReference>[]): string[] {
    const { text, position } = marked(fixture);
    const snapshot = { ...snapshotOf(text), targets: targets.map(targetReference) };
    return (references(snapshot, position, { includeDeclaration: true }) ?? [])
      .filter(({ uri }) => uri !== snapshot.uri)
      .map(({ uri, range: { start, end } }) => {
        return `${uri.replace(/.*\//, '')}:${start.line}:${start.character}-${end.character}`;
      });
  }

  const dockerfile = 'FROM golang AS <|>build\nFROM alpine\nCOPY --from=build a b\n';

  it('are the targets of builds that ask for it by name, in any case', () => {
    const targets = [
      { target: 'build', range: at(3) },
      { target: 'BUILD', uri: 'file:///project/ci/build.sh', range: at(1, 15, 5) },
      { target: 'other', range: at(8) },
    ];
    assert.deepEqual(elsewhere(dockerfile, targets), ['compose.yaml:3:0-4', 'build.sh:1:15-20']);
    assert.deepEqual(elsewhere(dockerfile.replace('<|>', '').replace('from=', 'from=<|>'), targets).length, 2);
    assert.deepEqual(elsewhere(dockerfile.replace('<|>', '').replace('alpine', '<|>alpine'), targets), []);
  });

  it('are each there once, however many builds share the place', () => {
    const shared = { target: 'build', range: at(3) };
    assert.deepEqual(elsewhere(dockerfile, [shared, { ...shared, label: 'worker' }]), ['compose.yaml:3:0-4']);
  });

  it('are not the builds that name no stage, though they build the last one', () => {
    assert.deepEqual(elsewhere('FROM a AS <|>build', [{ range: at(3) }]), []);
  });

  it('are the named contexts that take its place', () => {
    const { build } = targetReference({});
    const context = (name: string, line: number) => ({
      name,
      nameRange: at(line, 2, name.length),
      source: '../go',
    });
    const namedContexts = [context('build', 5), context('build::linux/arm64', 6), context('golang', 7)];
    const found = elsewhere(dockerfile, [{ build: { ...build, namedContexts } }]);
    assert.deepEqual(found, ['compose.yaml:5:2-7', 'compose.yaml:6:2-7']);
  });

  it('belong to the last one of two stages of that name', () => {
    const twins = 'FROM a AS build\nFROM b AS <|>build\n';
    assert.deepEqual(elsewhere(twins, [{ target: 'build', range: at(3) }]), ['compose.yaml:3:0-4']);
    assert.deepEqual(elsewhere('FROM a AS <|>build\nFROM b AS build\n', [{ target: 'build', range: at(3) }]), []);
  });
});
