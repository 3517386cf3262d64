import assert from 'node:assert/strict';
import type { BuildInputs, ImageConfig } from '../../server/src/model/stageGraph';
import { runRules } from '../../server/src/rules/runRules';
import { readDockerIgnore } from '../../server/src/workspace/dockerignore';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import {
  type ConformanceRecord,
  graphFiles,
  hasConformanceData,
  inputsOf,
  readPeerTests,
  readRecords,
  skipWithoutData,
} from './records';

interface Checked extends ConformanceRecord {
  readonly dockerignore?: string;
  readonly buildkit: ConformanceRecord['buildkit'] & {
    readonly checks: readonly { readonly rule: string; readonly line: number }[] | null;
  };
}

interface PeerCheck {
  readonly id: string;
  readonly dockerfile: string;
  readonly dockerignore?: string;
  readonly frontend_attrs?: Readonly<Record<string, string>>;
  readonly expect: readonly { readonly rule: string; readonly line: number }[];
  readonly expect_lint_request?: readonly { readonly rule: string; readonly line: number }[];
}

interface DocumentedExample {
  readonly id: string;
  readonly kind: 'bad' | 'good' | 'unknown';
  readonly dockerfile: string;
}

/** Examples of the documentation of which BuildKit itself says something else. */
const wrongExamples: Readonly<Record<string, string>> = {
  'buildkit-lint-docs/InvalidDefinitionDescription/2': 'it is experimental, and nothing turns it on',
  'buildkit-lint-docs/LegacyKeyValueFormat/1': 'ARG has no such format',
  'buildkit-lint-docs/LegacyKeyValueFormat/3': 'a file without FROM is not checked',
  'buildkit-lint-docs/SecretsUsedInArgOrEnv/1': 'a file without FROM is not checked',
  'buildkit-lint-docs/UndefinedVar/5': 'the image defines the variable, and here all images are taken for empty',
};

/** `Rule:line` of all that BuildKit would say, in any order. */
function checksOf(text: string, inputs: BuildInputs, dockerignore?: string): string[] {
  const uri = 'file:///project/Dockerfile';
  const ignore = dockerignore === undefined ? undefined : readDockerIgnore(dockerignore);
  const ignoring = ignore && [{ uri: 'file:///project/.dockerignore', ignore }];
  const at = { uri, version: 0, text, targets: [], ignoring };
  const fail = (message: string) => assert.fail(message);
  const findings = runRules(createSnapshot(at, { ...inputs, assumeEmptyBases: true }), undefined, fail);
  const named = findings.filter(({ buildkitRule }) => buildkitRule !== undefined);
  return named.map(({ buildkitRule, range }) => `${buildkitRule}:${range.start.line + 1}`).sort();
}

function said(checks: readonly { readonly rule: string; readonly line?: number }[]): string[] {
  return checks.map(({ rule, line }) => `${rule}:${line}`).sort();
}

/** A record says of an image's platform only for which processor it is. */
function imagesOf({ images }: ConformanceRecord): BuildInputs['images'] {
  const all = Object.entries(images ?? {}).map(([name, config]: [string, ImageConfig & { readonly arch?: string }]) => {
    return [name, { ...config, ...(config.arch && { platform: `linux/${config.arch}` }) }];
  });
  return images && Object.fromEntries(all);
}

describe("The checks are BuildKit's own", function () {
  this.timeout(60_000);

  before(skipWithoutData);

  for (const file of graphFiles) {
    it(`for every Dockerfile of ${file}`, () => {
      const different: string[] = [];
      for (const record of readRecords(file) as Checked[]) {
        const { checks } = record.buildkit;
        if (!checks) continue;
        const inputs = { ...inputsOf(record), images: imagesOf(record) };
        const found = checksOf(record.dockerfile, inputs, record.dockerignore);
        const expected = said(checks);
        if (found.join() !== expected.join()) different.push(difference(record.id, record.dockerfile, found, expected));
      }
      assert.equal(different.length, 0, `${different.length} differ:\n${different.slice(0, 5).join('\n')}`);
    });
  }

  if (!hasConformanceData()) return;

  for (const { id, kind, dockerfile } of readPeerTests<DocumentedExample>('buildkit-lint-docs.json')) {
    const [, rule = ''] = id.split('/');
    if (kind === 'unknown' || Object.hasOwn(wrongExamples, id)) continue;
    it(`${id} in its documentation is ${kind}`, () => {
      const found = checksOf(dockerfile, {}, rule === 'CopyIgnoredFile' ? 'tmp\n' : undefined);
      assert.equal(
        found.some((one) => one.startsWith(`${rule}:`)),
        kind === 'bad',
        found.join(),
      );
    });
  }

  for (const test of readPeerTests<PeerCheck>('buildkit-check.json')) {
    const buildArgs = Object.entries(test.frontend_attrs ?? {}).flatMap(([key, value]) =>
      key.startsWith('build-arg:') ? [[key.slice('build-arg:'.length), value]] : [],
    );
    const inputs = { buildArgs: Object.fromEntries(buildArgs) };

    it(`${test.id}, when it is built`, () => {
      // Only where it matters, the peer's test names what it builds.
      const target = test.expect_lint_request && lastName(test.dockerfile);
      assert.deepEqual(checksOf(test.dockerfile, { ...inputs, target }, test.dockerignore), said(test.expect));
    });

    const lint = test.expect_lint_request;
    if (!lint) continue;
    it(`${test.id}, when all stages are checked`, () => {
      // The peer does not compare the lines, and one of them is wrong.
      const rules = checksOf(test.dockerfile, inputs, test.dockerignore).map((one) => one.replace(/:.*/, ''));
      assert.deepEqual(rules, lint.map(({ rule }) => rule).sort());
    });
  }
});

function lastName(text: string): string | undefined {
  return [...text.matchAll(/^FROM \S+ AS (\w+)$/gm)].at(-1)?.[1];
}

function difference(id: string, text: string, found: readonly string[], expected: readonly string[]): string {
  const extra = found.filter((one) => !expected.includes(one));
  const missing = expected.filter((one) => !found.includes(one));
  return `${id}: extra ${extra.join()}, missing ${missing.join()} in\n${text}`;
}
