import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

const typo = 'FROM golang:1.26 AS builder\nFROM alpine:3.23\nCOPY --from=bilder /a /a\n';

/** Makes files, by path and text. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Severities of the mistyped stage, by file, with what else the command said. */
async function check(files: Readonly<Record<string, string>>, ...options: string[]) {
  return inFolder(async (folder) => {
    write(folder, files);
    const { code, out, err } = await dockerfileStages(['check', '.', '--format', 'jsonl', ...options], { cwd: folder });
    const reports = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const found = reports.map(({ file, diagnostics }) => [
      file,
      diagnostics.find(({ rule }: { rule: string }) => rule === 'unknown-stage')?.severity,
    ]);
    return { code, err, found: Object.fromEntries(found) };
  });
}

const rule = (severity: string) => `{ "rules": { "unknown-stage": "${severity}" } }`;

describe('dockerfile-stages check in a project', function () {
  this.timeout(20_000);

  it('takes the nearest dockerfile-stages.json upwards', async () => {
    const files = {
      Dockerfile: typo,
      'a/b/Dockerfile': typo,
      'dockerfile-stages.json': rule('error'),
      'a/dockerfile-stages.json': rule('hint'),
    };
    const { code, found, err } = await check(files);
    assert.deepEqual(found, { Dockerfile: 'error', 'a/b/Dockerfile': 'hint' });
    assert.equal(code, 1);
    assert.equal(err, '');
  });

  it('looks no further than to the root of the repository', async () => {
    const files = { 'dockerfile-stages.json': rule('error'), 'a/.git/HEAD': '', 'a/Dockerfile': typo };
    assert.deepEqual((await check(files)).found, { 'a/Dockerfile': 'warning' });
  });

  it('has overrides for some of the files', async () => {
    const overrides = '{ "overrides": [{ "files": ["test/**"], "rules": { "unknown-stage": "off" } }] }';
    const { found } = await check({ Dockerfile: typo, 'test/x/Dockerfile': typo, 'dockerfile-stages.json': overrides });
    assert.deepEqual(found, { Dockerfile: 'warning', 'test/x/Dockerfile': undefined });
  });

  it('lets the command line have the last word', async () => {
    const files = { Dockerfile: typo, 'dockerfile-stages.json': rule('hint') };
    assert.deepEqual((await check(files, '--rule', 'unknown-stage=error')).found, { Dockerfile: 'error' });
    assert.deepEqual((await check(files, '--no-config')).found, { Dockerfile: 'warning' });
    assert.deepEqual((await check(files, '--no-config', '--profile', 'buildkit-only')).found, {
      Dockerfile: undefined,
    });
    const other = { ...files, 'ci.json': rule('error') };
    assert.deepEqual((await check(other, '--config', 'ci.json')).found, { Dockerfile: 'error' });
  });

  it('ends with 2 and says where a configuration is wrong, once, and checks all the same', async () => {
    const files = {
      Dockerfile: typo,
      'a/Dockerfile': typo,
      'dockerfile-stages.json': '{\n  "rules": { "unknown-stages": "off" }\n}',
    };
    const { code, err, found } = await check(files);
    assert.equal(code, 2);
    assert.equal(
      err,
      "dockerfile-stages.json:2:14: There is no rule 'unknown-stages'; did you mean 'unknown-stage'?\n",
    );
    assert.deepEqual(found, { Dockerfile: 'warning', 'a/Dockerfile': 'warning' });
  });

  it('refuses options that make no sense', async () => {
    const refused = async (...options: string[]) => {
      const { code, err } = await dockerfileStages(['check', '-', ...options], { input: '' });
      assert.equal(code, 2);
      return err.split('\n')[0];
    };
    assert.equal(
      await refused('--rule', 'unknown-stages=off'),
      "There is no rule 'unknown-stages'; did you mean 'unknown-stage'?",
    );
    assert.match((await refused('--rule', 'unknown-stage=loud')) ?? '', /cannot be "loud"/);
    assert.equal(await refused('--rule', 'unknown-stage'), '--rule wants NAME=VALUE, not "unknown-stage".');
    assert.match((await refused('--profile', 'lax')) ?? '', /cannot be "lax"/);
    assert.match((await refused('--config', 'nowhere.json')) ?? '', /^nowhere\.json cannot be read/);
    assert.equal(await refused('--config', 'x', '--no-config'), 'Choose one of --config, --no-config.');
  });
});

describe('dockerfile-stages rules', function () {
  this.timeout(20_000);

  it('lists each rule with its severity, its codes and what it reports', async () => {
    const { code, out } = await dockerfileStages(['rules', '--no-config']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^duplicate-stage-name +warning +A stage name that another stage above has already\. \(DuplicateStageName/m,
    );
  });

  it('tells how grave they are here', async () => {
    await inFolder(async (folder) => {
      write(folder, { 'dockerfile-stages.json': rule('error') });
      const { out } = await dockerfileStages(['rules', '--format', 'json', '--rule', 'unused-stage=off'], {
        cwd: folder,
      });
      const listed: { id: string; severity: string }[] = JSON.parse(out);
      const severity = (id: string) => listed.find((one) => one.id === id)?.severity;
      assert.deepEqual([severity('unknown-stage'), severity('unused-stage')], ['error', 'off']);
    });
  });

  it('takes no files', async () => {
    assert.equal((await dockerfileStages(['rules', 'Dockerfile'])).code, 2);
  });
});
