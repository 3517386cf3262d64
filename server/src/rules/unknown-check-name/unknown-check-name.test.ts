import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { unknownCheckName } from './unknown-check-name';

const check = checkRule(unknownCheckName);

describe('unknown-check-name', () => {
  it('finds names that BuildKit does not know', () => {
    const findings = check(`
      # check=skip=StageNameCase,FromAsCasing,Whatever
    #              ^^^^^^^^^^^^^ unknown-check-name information: There is no check 'StageNameCase'. Did you mean 'StageNameCasing'?
    #                                         ^^^^^^^^ unknown-check-name information: There is no check 'Whatever', so this does nothing.
      FROM alpine
      # check=skip=jsonArgsRecommended
    #              ^^^^^^^^^^^^^^^^^^^ unknown-check-name
      CMD a
    `);
    assert.deepEqual(
      findings.map(({ replacement }) => replacement),
      ['StageNameCasing', undefined, 'JSONArgsRecommended'],
    );
  });

  it('takes our own names for what they mean', () => {
    const [finding] = findingsOf(unknownCheckName, snapshotOf('# check=skip=from-as-casing\nFROM a\n'));
    assert.equal(finding?.replacement, 'FromAsCasing');
  });

  it('finds checks that a comment above an instruction does not silence', () => {
    check(`
      FROM alpine AS a
      # check=skip=DuplicateStageName
    #              ^^^^^^^^^^^^^^^^^^ unknown-check-name information: DuplicateStageName looks at the whole file, so that a comment above an instruction does not silence it. Write it in the first lines of the file.
      FROM alpine AS a
    `);
  });

  it('finds what is not experimental', () => {
    check(`
      # check=experimental=FromAsCasing,InvalidDefinitionDescription
    #                      ^^^^^^^^^^^^ unknown-check-name information: FromAsCasing is not experimental: it runs anyway.
      FROM alpine
    `);
  });

  it('is silent about all, about names behind the first blank, and about comments that are no such', () => {
    check(`
      # check=skip=all;experimental=all
      FROM alpine
      # check=skip=FromAsCasing // Whatever, Nothing
      RUN a
        # check=skip=Whatever
      RUN b
    `);
  });
});
