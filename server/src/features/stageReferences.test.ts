import assert from 'node:assert/strict';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { stageReferences, writtenSources } from './stageReferences';

const text = `ARG BASE=builder
FROM golang AS Builder
ONBUILD COPY --from=tools /x /x
FROM alpine AS tools
FROM "builder" AS child
FROM $BASE
COPY --link --from='BUILDER' \\
  /a /b
COPY --from=0 /a /b
RUN --mount=from=builder,target=/src --mount=type=bind,target=/t,from=tools true
COPY --from=nginx /a /b
`;

const placesOf = (index: number) => {
  const snapshot = snapshotOf(text);
  const places = stageReferences(snapshot, snapshot.graph.stages[index]);
  return places.map(({ kind, form, range, inTrigger }) => {
    const where = `${range.start.line + 1} ${kind} ${form} ${textAt(text, range)}`;
    return inTrigger ? `${where} (trigger)` : where;
  });
};

describe('the places that name a stage', () => {
  it('are FROM, COPY and mounts, by name in any case, by number and through variables', () => {
    assert.deepEqual(placesOf(0), [
      '5 base name builder',
      '6 base expression $BASE',
      '7 copy name BUILDER',
      '9 copy index 0',
      '10 mount name builder',
    ]);
  });

  it('count a trigger once, where it is written', () => {
    assert.deepEqual(placesOf(1), ['3 copy name tools (trigger)', '10 mount name tools']);
  });

  it('stand beside those that name an image, in file order', () => {
    const lines = writtenSources(snapshotOf(text)).map(({ range, source }) => `${range.start.line + 1} ${source.kind}`);
    assert.deepEqual(lines, [
      '2 image',
      '3 stage',
      '4 image',
      '5 stage',
      '6 stage',
      '7 stage',
      '9 stage',
      '10 stage',
      '10 stage',
      '11 image',
    ]);
  });
});
