import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { allRules } from '../../server/src/rules/allRules';
import type { RuleInfo } from '../../server/src/rules/rule';
import type { RuleChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules } from '../../server/src/rules/runRules';
import { parseDockerfile } from '../../server/src/syntax/scan';
import type { RuleOptions } from '../../server/src/workspace/ruleOptions';
import { snapshotOf } from '../support/fixture';
import { differences } from './hadolintDifferences';
import { hasConformanceData, readPeerTests } from './records';

/** A case of hadolint's own tests. Many are a line or two without FROM; they are read as they are. */
interface HadolintCase {
  readonly id: string;
  /** Each RUN is to be a trigger. */
  readonly onbuild: boolean;
  readonly dockerfile: string;
  readonly config?: {
    readonly allowedRegistries?: readonly string[];
    readonly labelSchema?: Readonly<Record<string, string>>;
    readonly strictLabels?: boolean;
    readonly ignoreRules?: readonly string[];
  };
  readonly expect: readonly {
    readonly rule?: string;
    readonly count?: number;
    readonly at_least?: number;
    readonly no_finding_at_all?: boolean;
  }[];
}

const present = hasConformanceData();
const cases = present ? readPeerTests<HadolintCase>('hadolint.json') : [];
const allCodes = [...new Set(cases.flatMap(({ expect }) => expect.flatMap(codeOf)))].sort();

/** One of the cases expects a code with half of its Dockerfile in front of it. */
function codeOf({ rule = '' }: HadolintCase['expect'][number]): readonly string[] {
  return /DL\d+$/.exec(rule) ?? [];
}

function rulesFor(code: string): readonly RuleInfo[] {
  return allRules.filter(({ hadolintRules = [] }) => hadolintRules.includes(code));
}

/** Rules that are off by default are on here. */
const severities: RuleChoice['severities'] = Object.fromEntries(
  allRules.filter(({ defaultSeverity }) => defaultSeverity === 'off').map(({ id }) => [id, 'warning']),
);

/** hadolint's words for the kinds of labels, and ours. */
const labelKinds: Readonly<Record<string, string>> = {
  RawText: 'text',
  Url: 'url',
  Rfc3339: 'rfc3339',
  Spdx: 'spdx',
  GitHash: 'hash',
  SemVer: 'semver',
  Email: 'email',
};

function optionsOf({ allowedRegistries, labelSchema, strictLabels }: NonNullable<HadolintCase['config']>): RuleOptions {
  const schema = Object.entries(labelSchema ?? {}).map(([name, kind]) => [name, labelKinds[kind]]);
  return {
    ...(allowedRegistries && { allowedRegistries }),
    ...(labelSchema && { labelSchema: Object.fromEntries(schema) }),
    ...(strictLabels !== undefined && { strictLabels }),
  };
}

function textOf({ dockerfile, onbuild }: HadolintCase): string {
  if (!onbuild) return dockerfile;
  const lines = dockerfile.split('\n');
  for (const { name, line } of parseDockerfile(dockerfile).instructions)
    if (name === 'RUN') lines[line] = `ONBUILD ${lines[line]}`;
  return lines.join('\n');
}

const failures: string[] = [];

/** How often each of hadolint's codes is found in a case. */
function countsIn(one: HadolintCase): ReadonlyMap<string, number> {
  const counts = known.get(one) ?? count(one);
  known.set(one, counts);
  return counts;
}

const known = new Map<HadolintCase, ReadonlyMap<string, number>>();

function count(one: HadolintCase): ReadonlyMap<string, number> {
  const choice = { severities, options: optionsOf(one.config ?? {}) };
  const counts = new Map<string, number>();
  for (const { hadolintRule } of runRules(snapshotOf(textOf(one)), choice, (message) => failures.push(message)))
    if (hadolintRule) counts.set(hadolintRule, (counts.get(hadolintRule) ?? 0) + 1);
  return counts;
}

/** The cases in which we do not find a code as often as hadolint does, in order of their ids. */
function differingIn(code: string): readonly string[] {
  const differing = cases.filter((one) => one.expect.some((wanted) => differs(one, wanted, code)));
  return differing.map(({ id }) => shortId(id)).sort();
}

function differs(one: HadolintCase, wanted: HadolintCase['expect'][number], code: string): boolean {
  if (codeOf(wanted)[0] !== code) return false;
  const found = countsIn(one).get(code) ?? 0;
  return wanted.count !== undefined ? found !== wanted.count : found < (wanted.at_least ?? 1);
}

function shortId(id: string): string {
  return id.replace(/^hadolint\//, '');
}

function pageOf({ id }: RuleInfo): string {
  return readFileSync(path.resolve(import.meta.dirname, `../../server/src/rules/${id}/${id}.md`), 'utf8');
}

describe("hadolint's own cases", () => {
  if (!present) it('are skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');

  for (const code of allCodes.filter((one) => rulesFor(one).length > 0)) {
    it(`${code}: ${rulesFor(code).map(({ id }) => id)} finds as much, but where it is said why not`, () => {
      assert.deepEqual(differingIn(code), Object.keys(differences[code] ?? {}).sort());
    });
  }

  for (const code of Object.keys(differences)) {
    it(`${code}: a page says where we differ`, () => {
      const pages = rulesFor(code).map(pageOf);
      assert.ok(pages.some((page) => page.includes(code)));
    });
  }

  it('have nothing found in what hadolint finds nothing in', () => {
    for (const one of cases.filter(({ expect }) => expect.some((wanted) => wanted.no_finding_at_all))) {
      const found = [...countsIn(one).keys()].filter((code) => !one.config?.ignoreRules?.includes(code));
      assert.deepEqual(found, [], one.id);
    }
  });

  it('have no code that we do not know', () => {
    assert.equal(allCodes.length, present ? 71 : 0);
    assert.deepEqual(
      allCodes.filter((code) => rulesFor(code).length === 0),
      [],
    );
  });

  it('fail no rule', () => {
    for (const one of cases) countsIn(one);
    assert.deepEqual(failures, []);
  }).timeout(20_000);
});
