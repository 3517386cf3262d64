import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/fixture';
import { newReference } from '../targets/newReference';
import type { TargetReference } from '../targets/targetReference';
import type { Snapshot } from '../workspace/snapshot';
import { listedStages } from './stagesView';

const text = `FROM golang:1.26 AS build
RUN go build -o /out/app .

FROM build AS test
RUN --mount=type=bind,from=deps,source=/x,target=/y go test ./...

FROM node AS deps

FROM scratch
COPY --from=build /out/app /app
COPY --from=build /etc/ssl /etc/ssl
`;

/** What a script that asks for this target says. */
function askedFor(target: string | undefined, more: Partial<TargetReference> = {}): TargetReference {
  const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
  const build = newReference({ kind: 'compose', label: 'web', range, paths: 'folder' });
  const place = { uri: 'file:///project/compose.yaml', range, kind: build.kind, label: build.label, build };
  return { ...place, target, dynamic: false, dockerfile: undefined, certainty: 'certain', ...more };
}

const withTargets = (...targets: TargetReference[]): Snapshot => ({ ...snapshotOf(text), targets });

describe('The stages in the view', () => {
  it('say what each takes from where, the base first, an instruction a line', () => {
    const lines = listedStages(snapshotOf(text)).map(({ label, takes }) => [
      label,
      ...takes.map(({ kind, from, label: source, what, line }) => `${line}: ${kind} ${from} ${source} ${what}`),
    ]);
    assert.deepEqual(lines, [
      ['build', '0: base image golang:1.26 golang:1.26'],
      ['test', '3: base stage build build', '4: mount stage deps /x → /y'],
      ['deps', '6: base image node node'],
      [
        'stage 3',
        '8: base scratch scratch scratch',
        '9: copy stage build /out/app → /app',
        '10: copy stage build /etc/ssl',
      ],
    ]);
  });

  it('lead from what is taken to the stage that it comes from', () => {
    const [, test] = listedStages(snapshotOf(text));
    assert.deepEqual(
      test?.takes.map(({ stageIndex }) => stageIndex),
      [0, 2],
    );
  });

  it('say what is built by default, what goes into it, what is unused and what is wrong', () => {
    const marks = listedStages(snapshotOf(text)).map(({ role, isDefault, isUnused, error }) =>
      [role, isDefault && 'default', isUnused && 'unused', error && 'error'].filter(Boolean).join(' '),
    );
    assert.deepEqual(marks, ['builds', 'idle unused error', 'idle', 'ships default']);
  });

  it('say who builds each, the last one for who names none', () => {
    const targets = [
      askedFor('Test'),
      askedFor(undefined),
      askedFor('test', { certainty: 'likely', label: undefined }),
    ];
    const stages = listedStages(withTargets(...targets));
    assert.deepEqual(
      stages.map(({ builds }) => builds.map(({ label, byDefault, isLikely }) => [label, byDefault, isLikely])),
      [
        [],
        [
          ['web', false, false],
          [undefined, false, true],
        ],
        [],
        [['web', true, false]],
      ],
    );
    assert.equal(stages[1]?.isUnused, false);
  });

  it('count no build of a name that is known only when it runs, or that is not there', () => {
    const stages = listedStages(withTargets(askedFor('test', { dynamic: true }), askedFor('tset'), askedFor('')));
    assert.ok(stages.every(({ builds }) => builds.length === 0));
  });

  it('may be none, unreadable, or hostile', () => {
    assert.deepEqual(listedStages(snapshotOf('')), []);
    assert.equal(listedStages(snapshotOf('FROM\nFROM a AS\nCOPY --from=\n')).length, 2);
    const [stage] = listedStages(snapshotOf('FROM a\u202eb AS x\n'));
    assert.equal(stage?.base, 'ab');
  });
});
