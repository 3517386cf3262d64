import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

interface Diagnostic {
  readonly buildkitRule?: string;
  readonly hadolintRule?: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** `Rule:line` of the build checks that `check` reports for the Dockerfile of a folder. */
async function checksIn(files: Readonly<Record<string, string>>, ...options: string[]): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await inFolder(async (cwd) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const { out } = await dockerfileStages(['check', 'Dockerfile', '--format', 'jsonl', ...options], { cwd });
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Diagnostic[] };
    found = diagnostics.flatMap(({ buildkitRule, range }) =>
      buildkitRule ? [`${buildkitRule}:${range.start.line + 1}`] : [],
    );
  });
  return found;
}

describe("dockerfile-stages check and BuildKit's checks", function () {
  this.timeout(20_000);

  it('names the check, and the rule of hadolint', async () => {
    const input = 'FROM scratch\nCMD a\n';
    const { out } = await dockerfileStages(['check', '-', '--format', 'jsonl'], { input });
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Diagnostic[] };
    const found = diagnostics.find(({ buildkitRule }) => buildkitRule);
    assert.deepEqual([found?.buildkitRule, found?.hadolintRule], ['JSONArgsRecommended', 'DL3025']);
    const sarif = await dockerfileStages(['check', '-', '--format', 'sarif'], { input });
    assert.match(sarif.out, /"buildkitRule": "JSONArgsRecommended"/);
  });

  it('takes images for empty where it is told to', async () => {
    const files = { Dockerfile: 'FROM example.com/any\nLABEL a=$A\n' };
    assert.deepEqual(await checksIn(files), []);
    assert.deepEqual(await checksIn(files, '--assume-empty-bases'), ['UndefinedVar:2']);
  });

  it('takes build arguments', async () => {
    const files = { Dockerfile: 'ARG TAG\nFROM alpine:$TAG\nARG A=$B\n' };
    assert.deepEqual(await checksIn(files, '--assume-empty-bases', '--build-arg', 'TAG=3', '--build-arg', 'A=1'), [
      'InvalidDefaultArgInFrom:2',
    ]);
  });

  it('looks at what a target needs', async () => {
    const files = { Dockerfile: 'FROM alpine:3 AS a\nCMD a\nFROM alpine:3 AS b\nCMD b\n' };
    assert.deepEqual(await checksIn(files), ['JSONArgsRecommended:2', 'JSONArgsRecommended:4']);
    assert.deepEqual(await checksIn(files, '--target', 'A'), ['JSONArgsRecommended:2']);
  });

  it('reads the ignore file of the context, and the one of the Dockerfile', async () => {
    const Dockerfile = 'FROM scratch\nCOPY dist /\n';
    assert.deepEqual(await checksIn({ Dockerfile, '.dockerignore': 'dist\n' }), ['CopyIgnoredFile:2']);
    const both = { Dockerfile, '.dockerignore': 'dist\n', 'Dockerfile.dockerignore': 'other\n' };
    assert.deepEqual(await checksIn(both), []);
  });
});
