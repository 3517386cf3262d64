import assert from 'node:assert/strict';
import { checkedScripts } from '../../server/src/model/checkedScripts';
import { runShellCheck } from '../../server/src/node/shellcheck';
import { allRules } from '../../server/src/rules/allRules';
import { allTargetRules } from '../../server/src/rules/allTargetRules';
import type { RuleInfo } from '../../server/src/rules/rule';
import { defaultChoice, type RuleChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules, runTargetRules } from '../../server/src/rules/runRules';
import { shellcheck } from '../../server/src/rules/shellcheck/shellcheck';
import { readDockerIgnore } from '../../server/src/workspace/dockerignore';
import type { RuleOptions } from '../../server/src/workspace/ruleOptions';
import { ShellChecks } from '../../server/src/workspace/shellcheck/shellChecks';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { snapshotOf } from '../support/fixture';
import { targetFile } from '../support/targetFile';
import { examples, pageOf } from './rulePage';

/** What some rules are told on their pages. */
const options: Readonly<Record<string, RuleOptions>> = {
  'label-schema': { labelSchema: { 'org.opencontainers.image.licenses': 'spdx' } },
  'registry-not-allowed': { allowedRegistries: ['registry.example.com'] },
};

/** With what ShellCheck says, where there is one. */
async function shellChecked(snapshot: Snapshot): Promise<Snapshot> {
  const checks = new ShellChecks(runShellCheck);
  await checks.check(checkedScripts(snapshot.graph), 'shellcheck');
  return { ...snapshot, shellComments: checks.current };
}

async function hasShellCheck(): Promise<boolean> {
  return (await runShellCheck('ls\n', 'sh', 'shellcheck')) !== undefined;
}

/** A rule that is off by default is on here. */
function withEvery({ id, defaultSeverity }: RuleInfo): RuleChoice {
  const choice = options[id] ? { ...defaultChoice, options: options[id] } : defaultChoice;
  return defaultSeverity === 'off' ? { ...choice, severities: { [id]: 'warning' } } : choice;
}

/** What all rules find in the Dockerfiles and scripts under a heading; the n-th script builds the n-th Dockerfile. */
async function findingsUnder(page: string, heading: string): Promise<readonly string[]> {
  const dockerfiles = examples(page, heading);
  const scripts = examples(page, heading, 'sh');
  const files = scripts.map((text, n) => targetFile('build.sh', text, { Dockerfile: dockerfiles[n] }));
  const found = (await Promise.all(files)).flatMap((file) => runTargetRules(file));
  const inDockerfiles = dockerfiles.flatMap((text) => runRules(snapshotOf(text, everyTarget(scripts))));
  const grave = inDockerfiles.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return [...found, ...grave].map(({ rule, message }) => `${rule}: ${message}`);
}

/** The stages that the scripts ask for. */
function everyTarget(scripts: readonly string[]): string[] {
  return scripts.flatMap((text) => [...text.matchAll(/--target (\S+)/g)].map(([, target]) => target));
}

/** A Dockerfile of a page, with the ignore file and the inputs of a build that stand beside it. */
function pageSnapshot(text: string, page: string, heading: string): Snapshot {
  const [inputs] = examples(page, heading, 'json');
  const { graph, ...plain } = snapshotOf(text);
  const ignoring = examples(page, heading, 'dockerignore').map((ignored) => {
    return { uri: 'file:///project/.dockerignore', ignore: readDockerIgnore(ignored) };
  });
  return { ...(inputs ? createSnapshot(plain, JSON.parse(inputs)) : { ...plain, graph }), ignoring };
}

describe('the pages of the rules', () => {
  for (const rule of [...allRules, ...allTargetRules]) {
    const page = pageOf(rule.id);

    it(`${rule.id} says what, why, and when to turn it off`, () => {
      const headings = [...page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ .*$/gm)].map(([heading]) => heading);
      assert.deepEqual(headings, [
        `# ${rule.id}`,
        '## Why it matters',
        '## Wrong',
        '## Right',
        '## When to turn it off',
        '## What BuildKit does',
      ]);
    });
  }

  for (const rule of allRules) {
    const page = pageOf(rule.id);

    it(`${rule.id} reports its wrong examples`, async function () {
      if (rule === shellcheck && !(await hasShellCheck())) this.skip();
      const wrong = examples(page, 'Wrong');
      assert.ok(wrong.length > 0);
      for (const text of wrong) {
        const plain = pageSnapshot(text, page, 'Wrong');
        const snapshot = rule === shellcheck ? await shellChecked(plain) : plain;
        const found = runRules(snapshot, withEvery(rule)).map((finding) => finding.rule);
        assert.ok(found.includes(rule.id), `${text}\nreports ${found}`);
      }
    });

    it(`${rule.id} reports nothing in its right examples, and no other finds more than to advise`, async () => {
      const right = examples(page, 'Right');
      assert.ok(right.length > 0);
      for (const text of right) {
        const plain = pageSnapshot(text, page, 'Right');
        const snapshot = rule === shellcheck ? await shellChecked(plain) : plain;
        const found = runRules(snapshot, withEvery(rule)).filter(
          ({ rule: id, severity }) => id === rule.id || severity === 'error' || severity === 'warning',
        );
        assert.deepEqual(
          found.map(({ rule: id, message }) => `${id}: ${message}`),
          [],
        );
      }
    });
  }

  for (const rule of allTargetRules) {
    const page = pageOf(rule.id);

    it(`${rule.id} reports its wrong examples`, async () => {
      const found = await findingsUnder(page, 'Wrong');
      assert.ok(
        found.some((finding) => finding.startsWith(`${rule.id}: `)),
        found.join('\n'),
      );
    });

    it(`${rule.id} reports nothing in its right examples, and no other finds more than to advise`, async () => {
      assert.ok(examples(page, 'Right', 'sh').length > 0);
      assert.deepEqual(await findingsUnder(page, 'Right'), []);
    });
  }
});
