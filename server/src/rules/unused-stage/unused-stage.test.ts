import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { targetReference } from '../../../../test/support/targetReferences';
import type { TargetReference } from '../../targets/targetReference';
import type { TargetCoverage } from '../../workspace/targetIndex';
import { unusedStage } from './unused-stage';

const check = checkRule(unusedStage);

describe('unused-stage', () => {
  it('greys out a named stage that only --target reaches', () => {
    const [finding] = check(`
      FROM golang AS build
      FROM build AS test
    # ^^^^^^^^^^^^^^^^^^ unused-stage hint: No other stage uses 'test'; only a build with --target test reaches it.
      FROM alpine
      COPY --from=build /a /a
    `);
    assert.deepEqual(finding.tags, ['unnecessary']);
  });

  it('says that no build reaches a stage without a name', () => {
    check(`
      FROM golang
    # ^^^^^^^^^^^ unused-stage: No build can reach this stage: it has no name, is not the last one, and nothing uses it.
      FROM alpine
    `);
  });

  it('says so of what only such stages use', () => {
    check(`
      FROM golang
    # ^^^^^^^^^^^ unused-stage
      FROM debian
    # ^^^^^^^^^^^ unused-stage
      COPY --from=0 /a /a
      FROM alpine
    `);
  });

  it('says so of a stage whose name leads to a later one', () => {
    check(`
      FROM golang AS build
    # ^^^^^^^^^^^^^^^^^^^^ unused-stage: No build can reach this stage: nothing uses it, and --target build means the one below.
      FROM debian AS build
      FROM alpine
      COPY --from=build /a /a
    `);
  });

  it('never speaks of the last stage, nor of what it takes, however far away', () => {
    check(`
      FROM golang AS a
      FROM a AS b
      FROM alpine AS c
      RUN --mount=from=b,target=/x true
      FROM alpine
      COPY --from=2 /a /a
    `);
  });

  it('never speaks of a stage that another file builds, nor of what that one takes', () => {
    const source = `
      FROM golang AS deps
      FROM deps AS test
      FROM alpine
    `;
    check(source, ['TEST']);
    check(
      `
      FROM golang AS deps
      FROM deps AS test
    # ^^^^^^^^^^^^^^^^^ unused-stage
      FROM alpine
    `,
      ['other'],
    );
  });

  it('is silent about stages among which a variable may choose', () => {
    check(`
      FROM golang AS build-amd64
      FROM golang AS build-arm64
      FROM golang AS tests
    # ^^^^^^^^^^^^^^^^^^^^ unused-stage
      FROM build-\${TARGETARCH} AS build
      FROM alpine
      COPY --from=build /a /a
    `);
  });

  it('is silent about a stage that a trigger takes from', () => {
    check(`
      FROM golang AS tools
      FROM alpine
      ONBUILD COPY --from=tools /a /a
    `);
  });

  it('counts a stage above that takes from it, although that is a mistake', () => {
    check(`
      FROM alpine AS package
      COPY --from=config /a /a
      FROM alpine AS config
      FROM alpine
      COPY --from=package /a /a
    `);
  });

  it('is silent about a stage whose name is mistyped below, and while a file can not be read', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=bilder /a /a
    `);
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=
    `);
  });
});

describe('unused-stage, when other files were looked through', () => {
  const text = 'FROM golang AS build-amd64\nFROM golang AS test\nFROM alpine\n';

  /** What is said of the stages once these builds are known. */
  function said(lookedThrough: TargetCoverage, targets: readonly Partial<TargetReference>[] = []): string[] {
    const snapshot = { ...snapshotOf(text), targets: targets.map(targetReference), lookedThrough };
    return findingsOf(unusedStage, snapshot).map(({ message }) => message);
  }

  const built = { target: 'build-amd64' };

  it('says how many', () => {
    assert.deepEqual(said({ state: 'complete', files: 12 }, [built]), [
      "No other stage uses 'test', nor does a build in the 12 files looked through.",
    ]);
    assert.deepEqual(said({ state: 'complete', files: 1 }, [built]), [
      "No other stage uses 'test', nor does a build in the 1 file looked through.",
    ]);
    assert.deepEqual(said({ state: 'complete', files: 0 }, [built]), [
      "No other stage uses 'test', and no other file here builds anything.",
    ]);
  });

  it('says that there are more, and nothing of files where none can be seen', () => {
    assert.deepEqual(said({ state: 'partial', files: 900 }, [built]), [
      "No other stage uses 'test', nor did a build in the 900 files that were looked through; there are more.",
    ]);
    assert.deepEqual(said({ state: 'none', files: 0 }, [built]), [
      "No other stage uses 'test'; only a build with --target test reaches it.",
    ]);
  });

  it('is silent while they are still read', () => {
    assert.deepEqual(said({ state: 'reading', files: 3 }), []);
  });

  it('is silent about stages that a target with a variable may mean', () => {
    assert.deepEqual(said({ state: 'complete', files: 1 }, [{ target: '$TARGET', dynamic: true }]), []);
    assert.deepEqual(said({ state: 'complete', files: 1 }, [{ target: 'build-$ARCH', dynamic: true }]), [
      "No other stage uses 'test', nor does a build in the 1 file looked through.",
    ]);
  });

  it('takes a stage that is named for its cache alone for no build', () => {
    const { build } = targetReference(built);
    assert.deepEqual(said({ state: 'complete', files: 1 }, [built, { target: 'test', build }]), []);
    const uncached = { target: 'test', build: { ...build, role: 'no-cache-filter' as const } };
    assert.equal(said({ state: 'complete', files: 1 }, [built, uncached]).length, 1);
  });
});
