import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { runRules } from '../runRules';
import { invalidDefinitionDescription } from './invalid-definition-description';

const check = checkRule(invalidDefinitionDescription);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(invalidDefinitionDescription, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('invalid-definition-description', () => {
  it('finds comments that do not begin with the name of the stage or the argument', () => {
    check(`
      # the version
      ARG VERSION=1
    #     ^^^^^^^ invalid-definition-description information: The comment above describes 'VERSION' only if it begins with that name, as in '# VERSION …'. Begin it so, or put an empty # below it.
      # Build compiles
      FROM alpine AS Build
    #                ^^^^^ invalid-definition-description
      # version is not VERSION
      ARG A VERSION
    #     ^ invalid-definition-description
    `);
  });

  it('is silent where the last line begins with the name, above an empty comment, and above other instructions', () => {
    check(`
      # anything
      # VERSION of it
      ARG VERSION=1
      # build compiles
      FROM alpine AS build
      # anything
      #
      ARG A
      # anything
      RUN true
      # anything
      FROM alpine
    `);
  });

  it('does not take directives for comments', () => {
    check(`
      # syntax=docker/dockerfile:1
      ARG VERSION=1
      FROM alpine
    `);
  });

  it('begins the comment with the name', () => {
    assert.deepEqual(mended('# the version\n\nARG VERSION=1\nFROM a\n'), {
      text: '# VERSION the version\n\nARG VERSION=1\nFROM a\n',
      safe: true,
    });
    assert.equal(mended('ARG A\n# hadolint ignore=DL3006\nFROM a AS b\n'), undefined);
  });

  it('is on where the file asks for it, and only there', () => {
    const lines = (text: string) =>
      runRules(snapshotOf(text))
        .filter(({ rule }) => rule === 'invalid-definition-description')
        .map(({ range }) => range.start.line);
    const rest = '# a\nFROM alpine:3 AS x\n# b\nARG A\n';
    assert.deepEqual(lines(rest), []);
    assert.deepEqual(lines(`# check=experimental=InvalidDefinitionDescription;skip=all\n${rest}`), [2, 4]);
    assert.deepEqual(lines(`# check=experimental=all\n${rest}`), [2, 4]);
    assert.deepEqual(lines('FROM alpine:3\n# check=experimental=all\n# a\nARG A\n# b\nARG B\n'), [3]);
  });
});
