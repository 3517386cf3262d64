import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/fixture';
import { shippedIn } from './shipping';

/** `stage>target` for all that ship, in file order. */
function shipped(text: string, asked: readonly string[] = []): string {
  const { graph } = snapshotOf(text);
  const targets = shippedIn(
    graph,
    asked.flatMap((name) => graph.stageNamed(name) ?? []),
  );
  const called = (stage: { name: string | undefined; index: number }) => stage.name ?? `#${stage.index}`;
  return graph.stages
    .flatMap((stage) => {
      const target = targets.get(stage);
      return target ? [`${called(stage)}>${called(target)}`] : [];
    })
    .join(' ');
}

describe('What ships', () => {
  it('is the last stage with all that it stands on, and not what it copies from', () => {
    assert.equal(
      shipped('FROM a AS base\nFROM b AS builder\nFROM base AS app\nCOPY --from=builder /x /x\n'),
      'base>app app>app',
    );
  });

  it('is a stage that another file asks for', () => {
    const text = 'FROM a AS tools2\nFROM a AS api\nFROM scratch\nCOPY --from=api / /\n';
    assert.equal(shipped(text), '#2>#2');
    assert.equal(shipped(text, ['api']), 'api>api #2>#2');
    assert.equal(shipped('FROM a AS builder\nFROM builder AS dev-envs\n', ['builder', 'dev-envs']), '');
  });

  it('is a stage that nothing takes from, unless it tests or develops', () => {
    assert.equal(shipped('FROM a AS api\nFROM a AS unit-test\nFROM a AS web\n'), 'api>api web>web');
  });

  it('is not a last stage that tests or develops, and one that only builds if there is no other', () => {
    assert.equal(
      shipped('FROM a AS base\nFROM base AS production\nFROM base AS dev\n'),
      'base>production production>production',
    );
    assert.equal(shipped('FROM a AS build\nFROM build AS test\n'), '');
    assert.equal(shipped('FROM a AS builder\n'), 'builder>builder');
  });

  it('is not a variant that a variable chooses', () => {
    const text = 'ARG DISTRO=debian\nFROM a AS base-debian\nFROM a AS base-centos\nFROM base-${DISTRO}\n';
    assert.equal(shipped(text), 'base-debian>#2 #2>#2');
  });

  it('is nothing in a file without stages', () => {
    assert.equal(shipped(''), '');
    assert.equal(shipped('RUN x\n'), '');
  });
});
