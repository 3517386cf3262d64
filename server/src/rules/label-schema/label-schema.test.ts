import assert from 'node:assert/strict';
import type { RuleOptions } from '../../../../server/src/workspace/ruleOptions';
import { checkRule } from '../../../../test/support/fixture';
import { defaultChoice } from '../running/ruleChoice';
import { labelSchema } from './label-schema';
import { labelKinds } from './labelKinds';

const withOptions = (options: RuleOptions) => checkRule(labelSchema, { ...defaultChoice, options });

describe('label-schema', () => {
  it('says nothing without a schema', () => {
    checkRule(labelSchema)(`
      FROM alpine
      LABEL a=
    `);
  });

  it('finds labels that are missing in what ships', () => {
    withOptions({ labelSchema: { a: 'text', b: 'text' } })(`
      FROM golang AS build
      FROM alpine AS base
      LABEL a=1
      FROM base AS web
    #              ^^^ label-schema information: The image of 'web' has no label 'b'.
      COPY --from=build /a /a
    `);
  });

  it('takes a variable for any name, and a trigger for none', () => {
    withOptions({ labelSchema: { a: 'text' } })(`
      FROM alpine AS one
      LABEL $NAME=1
      FROM alpine
    #      ^^^^^^ label-schema information
      ONBUILD LABEL a=1
    `);
  });

  it('finds labels that are not in the schema, where no others are wanted', () => {
    const schema = { labelSchema: { a: 'text' } };
    withOptions({ ...schema, strictLabels: true })(`
      FROM alpine
      LABEL a=1 b=2
    #           ^ label-schema information: Label 'b' is none of those that there should be.
      ONBUILD LABEL toString=2
    #               ^^^^^^^^ label-schema
    `);
    withOptions(schema)(`
      FROM alpine
      LABEL a=1 b=2
    `);
  });

  it('finds values of another kind, and empty ones', () => {
    withOptions({ labelSchema: { url: 'url', any: 'text', later: 'unheard-of' } })(`
      FROM alpine
      LABEL url=example any="" later=x
    #           ^^^^^^^ label-schema warning: Label 'url' should be a URL: https://example.com.
    #                       ^^ label-schema warning: Label 'any' is empty.
      LABEL url=https://example.com/a?b=c any=x
      LABEL url=$URL any="a $B"
    `);
  });

  const kinds: Readonly<Record<string, { readonly good: readonly string[]; readonly bad: readonly string[] }>> = {
    url: { good: ['http://example.com', 'mailto:a@b.c'], bad: ['example.com', 'http:', 'http://a b'] },
    rfc3339: {
      good: ['2021-03-10T10:26:33.564595127+01:00', '2024-02-29T00:00:00Z'],
      bad: ['2021-03-10', '2021-02-30T00:00:00Z', '2021-13-01T00:00:00Z', '2021-01-01T25:00:00Z', 'now'],
    },
    spdx: {
      good: [
        'MIT',
        'apache-2.0',
        'GPL-2.0+',
        'GPL-2.0-or-later WITH Classpath-exception-2.0',
        '(MIT OR Apache-2.0) AND LicenseRef-Ours',
      ],
      bad: ['not-spdx', 'MIT,Apache-2.0', 'MIT OR', '(MIT', 'MIT)', 'Apache 2.0', ''],
    },
    hash: { good: ['2dbfae9', '43c572f1272b6b3171dd1db9e41b7027128ce080'], bad: ['2dbfae', 'main', '2DBFAE9'] },
    semver: { good: ['1.0.0', '2.0.1-rc1', '1.0.0-a.1+b.2'], bad: ['1.0', 'v1.0.0', '1.0.0-', '01.0.0'] },
    email: { good: ['abcd@google.com', 'a.b+c@mail.example.org'], bad: ['me', 'a@b', 'A B <a@b.c>', '@b.c'] },
  };
  for (const [kind, { good, bad }] of Object.entries(kinds)) {
    it(`knows what is ${kind}`, () => {
      const isValid = labelKinds.get(kind)?.isValid ?? assert.fail();
      assert.deepEqual(
        [...good, ...bad].filter((value) => isValid(value)),
        good,
      );
    });
  }

  it('reads any value in no time', () => {
    for (const text of ['a'.repeat(50_000), '1.0.0-'.repeat(10_000), '('.repeat(50_000), `${'a-'.repeat(30_000)}@`]) {
      for (const { isValid } of labelKinds.values()) assert.equal(isValid(`${text} `), false);
    }
  }).timeout(2000);
});
