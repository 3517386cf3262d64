import assert from 'node:assert/strict';
import { MemoryFiles } from '../../../../test/support/memoryFiles';
import { allFolderFinders } from '../../targets/allFolderFinders';
import { bake } from '../../targets/bake/bake';
import { compose } from '../../targets/compose/compose';
import { scripts } from '../../targets/scripts';
import { DockerfileIndex } from '../dockerfileIndex';
import { noPace } from './pace';
import type { Scan } from './workspaceScan';
import { WorkspaceTargets } from './workspaceTargets';

const root = 'file:///project';
const finders = { files: [scripts, bake, compose], folders: allFolderFinders };

/** An index over files, with what a user would see of it. */
function indexOver(files: MemoryFiles) {
  const scans: Scan[] = [];
  const dockerfiles = new DockerfileIndex(files);
  const index = new WorkspaceTargets({ files, dockerfiles, finders, pace: noPace, began: (scan) => scans.push(scan) });
  let told = 0;
  index.listen(() => told++);
  const settled = async () => {
    index.files();
    for (let turns = 0; turns < 300; turns++) await Promise.resolve();
    await Promise.all([index.ready(), ...scans.map(({ ended }) => ended)]);
    for (let turns = 0; turns < 300; turns++) await Promise.resolve();
  };
  const builds = (path = 'Dockerfile') =>
    index.targetsOf(`${root}/${path}`).map(({ uri, target }) => `${uri.slice(root.length + 1)}: ${target}`);
  return { index, scans, settled, builds, told: () => told };
}

const build = (target: string) => `docker build --target ${target} .\n`;
const dockerfile = 'FROM a AS test\nFROM b AS release\n';

describe('The builds of a folder', () => {
  it('are found in all files, and linked to their Dockerfiles', async () => {
    const { index, builds, settled } = indexOver(
      new MemoryFiles({
        Dockerfile: dockerfile,
        'build.sh': build('release'),
        'web/Dockerfile': dockerfile,
        'web/ci.sh': `${build('test')}${build('release')}`,
        'web/docker-bake.hcl': 'target "a" {\n  target = "test"\n}\n',
        'notes.txt': build('test'),
      }),
    );
    assert.deepEqual(builds(), []);
    assert.equal(index.coverage.state, 'reading');
    await settled();
    assert.deepEqual(builds(), ['build.sh: release']);
    assert.deepEqual(builds('web/Dockerfile'), ['web/ci.sh: test', 'web/ci.sh: release', 'web/docker-bake.hcl: test']);
    assert.equal(index.coverage.state, 'complete');
    assert.deepEqual(
      index.referencesIn(`${root}/web/ci.sh`).map(({ range }) => range.start.line),
      [0, 1],
    );
    assert.equal(index.files().length, 3);
  });

  it('are not those of files that git ignores, that people exclude, or of others', async () => {
    const { index, builds, settled } = indexOver(
      new MemoryFiles({
        Dockerfile: dockerfile,
        '.gitignore': 'out/\n/generated.sh\n',
        'ci/.gitignore': '*.sh\n!build.sh\n',
        'out/build.sh': build('a'),
        'generated.sh': build('b'),
        'ci/build.sh': build('release'),
        'ci/local.sh': build('c'),
        'old/deep/build.sh': build('d'),
        'legacy.sh': build('e'),
      }),
    );
    index.configure({ enabled: true, exclude: ['old', '**/{legacy,other}.sh'] });
    await settled();
    assert.deepEqual(builds(), ['ci/build.sh: release']);
    index.configure({ enabled: true, exclude: [] });
    await settled();
    assert.equal(builds().length, 3);
    index.configure({ enabled: false, exclude: [] });
    assert.deepEqual(builds(), []);
    assert.equal(index.coverage.state, 'none');
    index.configure({ enabled: true, exclude: ['**/*.sh'] });
    await settled();
    assert.deepEqual(builds(), []);
    assert.equal(index.coverage.state, 'complete');
  });

  it('follow what is written and deleted, of which each file is read alone', async () => {
    const files = new MemoryFiles({ Dockerfile: dockerfile, 'ci/a.sh': build('test'), 'ci/b.sh': build('release') });
    const { builds, settled } = indexOver(files);
    await settled();
    files.asked.length = 0;
    files.write('ci/a.sh', build('release'));
    await settled();
    assert.deepEqual(builds(), ['ci/a.sh: release', 'ci/b.sh: release']);
    assert.deepEqual(
      files.asked.filter((asked) => asked.startsWith('read') || asked === 'find'),
      ['read ci/a.sh'],
    );
    files.write('c.sh', build('test'));
    await settled();
    assert.equal(builds().length, 3);
    files.delete('ci');
    await settled();
    assert.deepEqual(builds(), ['c.sh: test']);
    files.write('.gitignore', 'c.sh\n');
    await settled();
    assert.deepEqual(builds(), []);
  });

  it('are looked for again where nobody tells of changes, when somebody opens a file', async () => {
    const files = new MemoryFiles({ Dockerfile: dockerfile, 'a.sh': build('test'), 'b.sh': build('test') }, false);
    const { index, builds, settled } = indexOver(files);
    await settled();
    files.write('a.sh', build('release'));
    files.asked.length = 0;
    index.opened(`${root}/Dockerfile`, () => dockerfile);
    await settled();
    assert.deepEqual(builds(), ['a.sh: release', 'b.sh: test']);
    assert.deepEqual(
      files.asked.filter((asked) => asked.endsWith('.sh') && asked.startsWith('read')),
      ['read a.sh'],
    );
  });

  it('are those of the editor where a file is open, at once', async () => {
    const { index, builds, settled } = indexOver(new MemoryFiles({ Dockerfile: dockerfile, 'a.sh': build('test') }));
    await settled();
    let text = build('release');
    index.opened(`${root}/a.sh`, () => text);
    assert.deepEqual(builds(), ['a.sh: release']);
    text = `${text}${build('test')}`;
    index.edit(`${root}/a.sh`);
    assert.deepEqual(builds(), ['a.sh: release', 'a.sh: test']);
    index.closed(`${root}/a.sh`);
    assert.deepEqual(builds(), ['a.sh: test']);
  });

  it('go to the Dockerfile that has the stage, as its editor has it', async () => {
    const files = new MemoryFiles({
      Dockerfile: 'FROM a\n',
      'ci/Dockerfile': 'FROM a AS lint\n',
      'ci/a.sh': build('lint'),
    });
    const { index, builds, settled, told } = indexOver(files);
    await settled();
    assert.deepEqual(builds('ci/Dockerfile'), ['ci/a.sh: lint']);
    const before = told();
    const editor = (ci: string, top: string) => [
      { uri: `${root}/ci/Dockerfile`, stages: [{ name: ci }] },
      { uri: `${root}/Dockerfile`, stages: [{ name: top }] },
    ];
    index.refresh(editor('other', 'lint'));
    await settled();
    assert.deepEqual([builds('ci/Dockerfile'), builds()], [[], ['ci/a.sh: lint']]);
    assert.equal(told(), before + 1);
    index.refresh(editor('other', 'lint'));
    await settled();
    assert.equal(told(), before + 1);
  });

  it('stay the same arrays for as long as nothing about them changes', async () => {
    const files = new MemoryFiles({
      Dockerfile: dockerfile,
      'a.sh': build('test'),
      'x/Dockerfile': dockerfile,
      'x/b.sh': build('test'),
    });
    const { index, settled } = indexOver(files);
    await settled();
    const first = index.targetsOf(`${root}/Dockerfile`);
    files.write('x/b.sh', build('release'));
    files.write('a.sh', `${build('test')}echo\n`);
    await settled();
    assert.equal(index.targetsOf(`${root}/Dockerfile`), first);
    assert.equal(index.targetsOf(`${root}/x/Dockerfile`)[0].target, 'release');
  });

  it('may be of a Dockerfile whose name says nothing', async () => {
    const files = new MemoryFiles({
      'docker/app.build': dockerfile,
      'a.sh': 'docker build --target test -f docker/app.build .\n',
    });
    const { builds, settled } = indexOver(files);
    await settled();
    assert.deepEqual(builds('docker/app.build'), ['a.sh: test']);
    files.delete('docker');
    await settled();
    assert.deepEqual(builds('docker/app.build'), []);
    files.write('docker/app.build', dockerfile);
    await settled();
    assert.deepEqual(builds('docker/app.build'), ['a.sh: test']);
  });

  it('take from a compose file of the same folder, or of the one that they name', async () => {
    const service = (rest: string) => `services:\n  app:\n${rest}`;
    const extending = service(
      '    extends:\n      file: ../common/compose.yaml\n      service: app\n    build:\n      target: test\n',
    );
    const files = new MemoryFiles({
      Dockerfile: dockerfile,
      'compose.yaml': service('    build:\n      context: docker\n'),
      'compose.override.yaml': service('    build:\n      target: release\n'),
      'docker/Dockerfile': dockerfile,
      'web/compose.yaml': extending,
    });
    const { builds, settled } = indexOver(files);
    await settled();
    assert.deepEqual(builds('docker/Dockerfile'), ['compose.override.yaml: release', 'compose.yaml: undefined']);
    files.write('common/compose.yaml', service('    build:\n      context: ..\n'));
    await settled();
    assert.deepEqual(builds(), ['common/compose.yaml: undefined', 'web/compose.yaml: test']);
    files.write('common/compose.yaml', service('    build:\n      context: ../docker\n'));
    await settled();
    assert.deepEqual(builds(), []);
    assert.deepEqual(builds('docker/Dockerfile').at(-1), 'web/compose.yaml: test');
  });

  it('are not looked for in files that nobody wrote by hand', async () => {
    const long = `${'# a line\n'.repeat(50_000)}${build('test')}`;
    const { index, builds, settled } = indexOver(new MemoryFiles({ Dockerfile: dockerfile, 'a.sh': long }));
    await settled();
    assert.deepEqual(builds(), []);
    assert.deepEqual(index.coverage, { state: 'partial', files: 0 });
  });

  it('are told of once for many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`s/${index}.sh`, build('test')]));
    const { told, settled, builds } = indexOver(new MemoryFiles({ Dockerfile: dockerfile, ...many }));
    await settled();
    assert.equal(builds().length, 100);
    assert.ok(told() <= 3, `told ${told()} times`);
  });

  it('are as many as were read when somebody has no time to wait', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`s/${index}.sh`, build('test')]));
    const { index, scans, settled, builds } = indexOver(new MemoryFiles({ Dockerfile: dockerfile, ...many }));
    index.files();
    while (scans[0].progress().read < 10) await Promise.resolve();
    assert.ok(scans[0].progress().all >= 100);
    scans[0].cancel();
    await settled();
    assert.equal(index.coverage.state, 'partial');
    assert.ok(builds().length >= 10 && builds().length < 100, `${builds().length} builds`);
    assert.equal(index.coverage.files, builds().length);
  });
});
