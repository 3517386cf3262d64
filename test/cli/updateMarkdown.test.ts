import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

const dockerfile = 'FROM alpine AS build\nFROM scratch AS web\nCOPY --from=build /a /b\n';
const marker = '<!-- dockerfile-stages: docker/Dockerfile -->';

/** A folder with a Dockerfile and a Markdown file. */
function inProject(
  readme: string,
  work: (update: (...args: string[]) => ReturnType<typeof run>, read: (file: string) => string) => Promise<void>,
) {
  return inFolder(async (folder) => {
    mkdirSync(join(folder, 'docker'));
    writeFileSync(join(folder, 'docker/Dockerfile'), dockerfile);
    writeFileSync(join(folder, 'README.md'), readme);
    await work(
      (...args) => run(folder, ...args),
      (file) => readFileSync(join(folder, file), 'utf8'),
    );
    assert.ok(!existsSync(join(folder, '../Dockerfile.svg')));
  });
}

const run = (folder: string, ...args: string[]) =>
  dockerfileStages(['graph', '--update', 'README.md', ...args], { cwd: folder });

describe('dockerfile-stages graph --update', function () {
  this.timeout(20_000);

  it('puts the diagram behind its marker, and tells whether it is up to date', () =>
    inProject(`# Title\n\n${marker}\n\nText.\n`, async (update, read) => {
      const outdated = await update('--check');
      assert.equal(outdated.code, 1);
      assert.match(outdated.err, /README\.md is out of date/);
      assert.equal(read('README.md'), `# Title\n\n${marker}\n\nText.\n`);
      assert.equal((await update()).code, 0);
      const text = read('README.md');
      assert.match(
        text,
        /-->\n```mermaid\nflowchart TD\n[^`]*"\/a → \/b"[^`]*```\n<!-- \/dockerfile-stages -->\n\nText\.\n$/,
      );
      assert.equal((await update('--check')).code, 0);
      assert.equal((await update()).code, 0);
      assert.equal(read('README.md'), text);
    }));

  it('draws what the marker says, as a picture beside it as well', () =>
    inProject(`${marker.replace(' -->', ' target=build format=svg -->')}\n`, async (update, read) => {
      assert.equal((await update()).code, 0);
      assert.match(read('README.md'), /\n!\[Stages of docker\/Dockerfile\]\(docker-Dockerfile\.build\.svg\)\n/);
      assert.match(read('docker-Dockerfile.build.svg'), /^<svg .*class="stages chosen"/);
      assert.equal((await update('--check')).code, 0);
    }));

  it('says what it cannot draw, and draws the rest', () =>
    inProject(
      `<!-- dockerfile-stages: nowhere -->\n<!-- /dockerfile-stages -->\n${marker.replace(' -->', ' target=nope -->')}\n<!-- /dockerfile-stages -->\n${marker}\n`,
      async (update, read) => {
        const { code, err } = await update();
        assert.equal(code, 2);
        assert.match(err, /nowhere cannot be read: there is no such file/);
        assert.match(err, /has no stage "nope"/);
        assert.equal(read('README.md').match(/```mermaid/g)?.length, 1);
      },
    ));

  it('says how a Markdown file gets a place for a diagram', () =>
    inProject('# Title\n', async (update) => {
      const { code, err } = await update();
      assert.equal(code, 2);
      assert.match(err, /Put this line where it belongs: <!-- dockerfile-stages: Dockerfile -->/);
      assert.match((await update('--target', 'x')).err, /--target is said in the block/);
      assert.match((await update('docker/Dockerfile')).err, /the blocks of the Markdown file name the Dockerfiles/);
    }));
});
