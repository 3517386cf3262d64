import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder, start } from './cli';

const clean = 'FROM nginx:1.27 AS base\nFROM base\n';
const broken = 'FROM alpine AS builder\nFROM alpine\nCOPY\t--from=builder,x /a /b\nCOPPY / /\n';

/** What `check` makes of a text on standard input. */
function check(input: string, ...options: string[]) {
  return dockerfileStages(['check', '-', ...options], { input });
}

/** Makes files, by path and text. */
function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files that a check of `folder` has looked at. */
async function filesIn(folder: string, ...names: string[]): Promise<string[]> {
  const { out } = await dockerfileStages(['check', ...names, '--format', 'jsonl'], { cwd: folder });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).file);
}

describe('dockerfile-stages check', function () {
  this.timeout(20_000);

  it('ends with 0 and says so when there is nothing to find', async () => {
    assert.deepEqual(await check(clean), { code: 0, out: 'No findings in 1 file.\n', err: '' });
  });

  it('ends with 1 and marks the place in the source line', async () => {
    const { code, out } = await check(broken);
    assert.equal(code, 1);
    assert.match(out, /^<stdin>:4:1 error .*COPPY.* syntax.*\n {4}4 \| COPPY \/ \/\n {6}\| \^\^\^\^\^\n/m);
    assert.match(out, /\d findings? in 1 file: /);
    assert.ok(!out.includes('\x1b'), 'no colours without a terminal');
  });

  it('ends with 0 below the severity to fail on', async () => {
    const unused = 'FROM alpine AS unused\nFROM alpine\n';
    assert.equal((await check(unused)).code, 0);
    assert.equal((await check(unused, '--fail-on', 'hint')).code, 1);
    assert.equal((await check(broken, '--fail-on', 'never')).code, 0);
  });

  it('prints one object a file as JSON lines, with 0-based positions', async () => {
    const { out } = await check(broken, '--format', 'jsonl');
    const { file, diagnostics } = JSON.parse(out);
    assert.equal(file, '<stdin>');
    const found = diagnostics.find(({ message }: { message: string }) => message.includes('COPPY'));
    assert.equal(found.severity, 'error');
    assert.equal(typeof found.rule, 'string');
    assert.deepEqual(found.range, { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } });
    assert.deepEqual(JSON.parse((await check(clean, '--format', 'jsonl')).out), { file: '<stdin>', diagnostics: [] });
  });

  it('prints the same objects as one JSON list', async () => {
    const lines = await check(broken, '--format', 'jsonl');
    const list = await check(broken, '--format', 'json');
    assert.deepEqual(JSON.parse(list.out), [JSON.parse(lines.out)]);
  });

  it('prints workflow commands for GitHub, escaped', () =>
    inFolder(async (folder) => {
      write(folder, { 'a,b:c/Dockerfile': 'FROM alpine\nCOPPY % /\n' });
      const { code, out } = await dockerfileStages(['check', '.', '--format', 'github'], { cwd: folder });
      assert.equal(code, 1);
      assert.match(
        out,
        /^::error file=a%2Cb%3Ac\/Dockerfile,line=2,endLine=2,col=1,endColumn=5,title=[a-z-]+::.*COPPY/m,
      );
    }));

  it('prints SARIF with rules that all results refer to', async () => {
    const { out } = await check(broken, '--format', 'sarif');
    const log = JSON.parse(out);
    assert.equal(log.version, '2.1.0');
    const [{ tool, results, artifacts, columnKind }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.ok(results.length > 0);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level));
      assert.ok(message.text);
      const { artifactLocation, region } = locations[0].physicalLocation;
      assert.equal(artifacts[artifactLocation.index].location.uri, artifactLocation.uri);
      assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.endLine >= region.startLine);
    }
    for (const { id, shortDescription, helpUri } of tool.driver.rules) {
      assert.ok(shortDescription.text && helpUri.includes(id), id);
    }
  });

  it('searches folders for the same names as the editor, and nothing else', () =>
    inFolder(async (folder) => {
      const found = [
        'Dockerfile',
        'Dockerfile.dev',
        'a/Containerfile',
        'a/b.dockerfile',
        'a/c.Dockerfile',
        'z/Containerfile.x',
      ];
      const left = [
        '.git/Dockerfile',
        'node_modules/x/Dockerfile',
        'Dockerfile.dockerignore',
        'NotADockerfile',
        'x.txt',
      ];
      write(folder, Object.fromEntries([...found, ...left].map((path) => [path, clean])));
      symlinkSync(folder, join(folder, 'a/circle'));
      assert.deepEqual(await filesIn(folder, '.'), found);
      assert.deepEqual(await filesIn(folder, 'x.txt', 'a', 'a/Containerfile'), [
        'x.txt',
        'a/Containerfile',
        'a/b.dockerfile',
        'a/c.Dockerfile',
      ]);
    }));

  it('says so when a folder holds no Dockerfile', () =>
    inFolder(async (folder) => {
      const { code, err } = await dockerfileStages(['check', '.'], { cwd: folder });
      assert.equal(code, 0);
      assert.match(err, /There is no Dockerfile in \./);
    }));

  it('reports a file that cannot be read, checks the rest, and ends with 2', () =>
    inFolder(async (folder) => {
      write(folder, { Dockerfile: broken, 'Dockerfile.secret': clean });
      chmodSync(join(folder, 'Dockerfile.secret'), 0);
      const { code, out, err } = await dockerfileStages(['check', 'nowhere', 'Dockerfile'], { cwd: folder });
      assert.equal(code, 2);
      assert.match(err, /nowhere cannot be read: there is no such file/);
      assert.match(out, /COPPY/);
      if (process.getuid?.() === 0) return;
      const secret = await dockerfileStages(['check', '.'], { cwd: folder });
      assert.match(secret.err, /Dockerfile\.secret cannot be read: access is denied/);
    }));

  it('waits for a standard input that comes slowly, and reads characters that are cut in two', async () => {
    const child = start(['check', '-', '--format', 'jsonl']);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const [head, tail] = [Buffer.from('FROM alpine\nCOPPÉ').subarray(0, -1), Buffer.from('É\n').subarray(1)];
    child.stdin.write(head);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.stdin.end(tail);
    await new Promise((resolve) => child.on('close', resolve));
    assert.match(out, /COPPÉ/);
  });

  it('shows a window of a very long line, and no control characters', async () => {
    const { out } = await check(`FROM alpine\nCOPPY ${'x'.repeat(100_000)}\x1b[31m\n`);
    assert.ok(out.length < 2_000);
    assert.ok(!out.includes('\x1b'));
  });

  it('ends quietly when its reader has seen enough', () =>
    inFolder(async (folder) => {
      write(folder, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`Dockerfile.${i}`, broken.repeat(20)])));
      const child = start(['check', '.'], { cwd: folder });
      let err = '';
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((resolve) => child.on('exit', resolve));
      assert.equal(code, 0);
      assert.equal(err, '');
    }));

  it('says of many files what it says of each, in their order', async () => {
    await inFolder(async (folder) => {
      const names = Array.from({ length: 80 }, (_, n) => `${String(n).padStart(2, '0')}/Dockerfile`);
      write(folder, Object.fromEntries(names.map((name, n) => [name, `${clean}${n % 3 === 0 ? 'COPPY a b\n' : ''}`])));
      const { code, out } = await dockerfileStages(['check', '.', '--format', 'jsonl'], { cwd: folder });
      assert.equal(code, 1);
      const reports = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        reports.map(({ file }) => file),
        names,
      );
      assert.deepEqual(
        reports.map(({ diagnostics }) => diagnostics.length),
        names.map((_, n) => (n % 3 === 0 ? 1 : 0)),
      );
    });
  });
});
