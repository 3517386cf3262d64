import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

/** A repository: a Dockerfile of two stages, and files that build it. */
const repository = {
  '.git/HEAD': '',
  '.gitignore': 'out/\n',
  'docker/Dockerfile': 'FROM golang:1.23 AS build\nFROM scratch AS runtime\nCOPY --from=build /etc/passwd /b\n',
  'ci/build.sh':
    '#!/bin/sh\ndocker build --target build -f docker/Dockerfile .\ndocker build --target "$STAGE" -f docker/Dockerfile .\n',
  'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
  'out/build.sh': 'docker build --target build -f docker/Dockerfile .\n',
};

const inRepository = (more: Record<string, string>, work: (folder: string) => Promise<void>) =>
  inFolder(async (folder) => {
    for (const [path, text] of Object.entries({ ...repository, ...more })) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await work(folder);
  });

describe('dockerfile-stages targets', function () {
  this.timeout(20_000);

  it('lists the builds of a folder with the stages that they build', () =>
    inRepository({}, async (cwd) => {
      const { code, out, err } = await dockerfileStages(['targets', '.'], { cwd });
      assert.deepEqual([code, err], [0, '']);
      assert.deepEqual(out.split('\n'), [
        'ci/build.sh:2:23 script build → build of docker/Dockerfile:1',
        'ci/build.sh:3:24 script $STAGE → known when it runs',
        'compose.yaml:2:3 compose web the last stage → runtime of docker/Dockerfile:2',
        '3 builds in 2 files.',
        '',
      ]);
    }));

  it('prints one object a build as JSON lines, and the same as one list', () =>
    inRepository({}, async (cwd) => {
      const lines = await dockerfileStages(['targets', '.', '--format', 'jsonl'], { cwd });
      const records = lines.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(records[0], {
        file: join('ci', 'build.sh'),
        line: 2,
        column: 23,
        kind: 'script',
        label: null,
        target: 'build',
        stage: 'build',
        stageLine: 1,
        resolved: true,
        dynamic: false,
        certainty: 'certain',
        role: null,
        dockerfile: join('docker', 'Dockerfile'),
      });
      assert.deepEqual(
        records.map(({ target, stage, resolved, dynamic }) => [target, stage, resolved, dynamic]),
        [
          ['build', 'build', true, false],
          ['$STAGE', null, false, true],
          [null, 'runtime', true, false],
        ],
      );
      const list = await dockerfileStages(['targets', '.', '--format', 'json'], { cwd });
      assert.deepEqual(JSON.parse(list.out), records);
    }));

  it('finds the Dockerfile of a file in the repository around it', () =>
    inRepository({}, async (cwd) => {
      const inside = await dockerfileStages(['targets', 'build.sh'], { cwd: join(cwd, 'ci') });
      assert.match(inside.out, /^build\.sh:2:23 script build → build of \.\.\/docker\/Dockerfile:1$/m);
      const folder = await dockerfileStages(['targets', 'ci', 'ci'], { cwd });
      assert.match(folder.out, /2 builds in 1 file\.\n$/);
    }));

  it('lists a file that git ignores when it is named', () =>
    inRepository({}, async (cwd) => {
      const { out } = await dockerfileStages(['targets', 'out/build.sh'], { cwd });
      assert.match(out, /^out\/build\.sh:1:23 script build → build of docker\/Dockerfile:1$/m);
    }));

  it('knows a Dockerfile that stands in the file itself', () => {
    const text =
      'services:\n  a:\n    build:\n      target: two\n      dockerfile_inline: |\n        FROM x AS one\n        FROM y AS two\n';
    return inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'compose.yaml'), text);
      const { out } = await dockerfileStages(['targets', '.', '--format', 'json'], { cwd });
      const [{ dockerfile, stage, resolved }] = JSON.parse(out);
      assert.deepEqual([dockerfile, stage, resolved], ['compose.yaml', 'two', true]);
    });
  });

  it('says what is not there, and prints the rest', () =>
    inRepository({ Makefile: 'x:\n\tdocker build --target biuld -f docker/Dockerfile .\n' }, async (cwd) => {
      const { code, out, err } = await dockerfileStages(['targets', 'nowhere', 'Makefile'], { cwd });
      assert.equal(code, 2);
      assert.match(err, /nowhere cannot be read: there is no such file/);
      assert.match(out, /^Makefile:2:24 make x biuld → no stage of docker\/Dockerfile$/m);
    }));

  it('says so when nothing asks for a build', () =>
    inFolder(async (cwd) => {
      const { code, out, err } = await dockerfileStages(['targets', '.'], { cwd });
      assert.deepEqual([code, out], [0, '']);
      assert.match(err, /No build is asked for in \./);
    }));
});

describe('dockerfile-stages check', function () {
  this.timeout(20_000);

  it('fails where a file of the folder asks for a stage that is not there', () =>
    inRepository({ Makefile: 'x:\n\tdocker build --target biuld -f docker/Dockerfile .\n' }, async (cwd) => {
      const { code, out } = await dockerfileStages(['check', '.'], { cwd });
      assert.equal(code, 1);
      assert.match(
        out,
        /^Makefile:2:24 error 'biuld' is no stage of docker\/Dockerfile; did you mean 'build'\? unknown-target$/m,
      );
      assert.match(out, /^ {2}docker\/Dockerfile:1:21 Stage 'build' begins here$/m);
      assert.match(out, /1 finding in \d files: 1 error\.\n$/);
      const sarif = await dockerfileStages(['check', '.', '--format', 'sarif'], { cwd });
      const [result] = JSON.parse(sarif.out).runs[0].results;
      assert.equal(result.relatedLocations[0].physicalLocation.artifactLocation.uri, 'docker/Dockerfile');
    }));

  it('is clean where all stages are there, and leaves a Dockerfile by itself as it was', () =>
    inRepository({ 'docker/Dockerfile': `${repository['docker/Dockerfile']}FROM runtime\n` }, async (cwd) => {
      assert.equal((await dockerfileStages(['check', '.', '--fail-on', 'hint'], { cwd })).code, 0);
      assert.equal((await dockerfileStages(['check', 'docker/Dockerfile', '--fail-on', 'hint'], { cwd })).code, 0);
    }));

  it('calls no stage unused that a file of the folder asks for', () =>
    inRepository({ 'docker/Dockerfile': 'FROM a AS build\nFROM b AS other\nFROM c\n' }, async (cwd) => {
      const unused = async (name: string) => {
        const { out } = await dockerfileStages(['check', name, '--format', 'jsonl'], { cwd });
        const reports = out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        return reports.flatMap(({ diagnostics }) => diagnostics).filter(({ rule }) => rule === 'unused-stage').length;
      };
      assert.equal(await unused('docker/Dockerfile'), 2);
      assert.equal(await unused('.'), 0, 'the script may build any');
      writeFileSync(join(cwd, 'ci/build.sh'), 'docker build --target build -f docker/Dockerfile .\n');
      assert.equal(await unused('.'), 1);
    }));
});
