import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { consecutiveRuns } from './consecutive-runs';

const check = checkRule(consecutiveRuns);

describe('consecutive-runs', () => {
  it('finds two of one command, and makes one of them', () => {
    const [finding] = check(`
      FROM debian
      RUN a
      RUN b
    # ^^^ consecutive-runs hint: This RUN and the one above make a layer each. They could be one.
    `);
    assert.equal(finding.fixes?.[0].edits[0].newText, ' \\\n    && ');
  });

  it('has no fix where the shell would go on differently', () => {
    const findings = check(`
      FROM debian
      RUN cd /a
      RUN b
    # ^^^ consecutive-runs
      # why
      RUN c
    # ^^^ consecutive-runs
    `);
    assert.deepEqual(
      findings.flatMap(({ fixes }) => fixes),
      [],
    );
  });

  it('leaves those alone that do more, or have other mounts, or something between them', () => {
    check(`
      FROM debian
      RUN a && b
      RUN c
      WORKDIR /d
      RUN --mount=type=cache,target=/e e
      RUN f
    `);
  });

  it('is silent in a stage that only builds', () => {
    check(`
      FROM debian AS build
      RUN a
      RUN b
      FROM scratch
      COPY --from=build /a /a
    `);
  });
});
