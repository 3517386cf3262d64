import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder, samples } from './cli';

const dockerfile = 'ARG BASE=alpine\nFROM $BASE AS build\nFROM scratch\nCOPY --from=build /a /b\n';

/** The graph of a text, given on standard input. */
async function graphOf(input: string, ...options: string[]) {
  const { code, out, err } = await dockerfileStages(['graph', '-', '--format', 'jsonl', ...options], { input });
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

describe('dockerfile-stages graph', function () {
  this.timeout(20_000);

  it('prints one object a file as JSON lines, with 1-based lines', async () => {
    assert.deepEqual(await graphOf(dockerfile), {
      file: '<stdin>',
      unreadable: null,
      fileError: null,
      escape: '\\',
      defaultStage: 1,
      stages: [
        {
          ...{ index: 0, name: 'build', base: '$BASE', baseExpanded: 'alpine', baseKind: 'image', platform: null },
          ...{ line: 2, lastLine: 2 },
          dependencies: [{ kind: 'base', reference: '$BASE', line: 2, endLine: 2, image: 'alpine' }],
          ...{ reaches: [0], error: null },
        },
        {
          ...{ index: 1, name: null, base: 'scratch', baseExpanded: 'scratch', baseKind: 'scratch', platform: null },
          ...{ line: 3, lastLine: 4 },
          dependencies: [{ kind: 'copy', reference: 'build', line: 4, endLine: 4, stage: 0 }],
          ...{ reaches: [0, 1], error: null },
        },
      ],
    });
  });

  it('takes build arguments, the environment standing in for a missing value', async () => {
    const given = await graphOf(dockerfile, '--build-arg', 'BASE=busybox');
    assert.equal(given.stages[0].baseExpanded, 'busybox');
    const args = ['graph', '-', '--format', 'jsonl', '--build-arg', 'BASE'];
    const { out } = await dockerfileStages(args, { input: dockerfile, env: { BASE: 'debian' } });
    assert.equal(JSON.parse(out).stages[0].baseExpanded, 'debian');
  });

  it('takes a platform', async () => {
    const { stages } = await graphOf('FROM base-$TARGETARCH\n', '--platform', 'linux/arm64');
    assert.equal(stages[0].baseExpanded, 'base-arm64');
  });

  it('takes named contexts', async () => {
    const { stages } = await graphOf('FROM alpine\nCOPY --from=files / /\n', '--build-context', 'files=./files');
    assert.equal(stages[0].dependencies[1].context, true);
  });

  it('takes a target, and names one that is not there', async () => {
    const input = 'FROM alpine:$TARGETSTAGE AS one\nFROM scratch AS two\n';
    assert.equal((await graphOf(input, '--target', 'one')).stages[0].baseExpanded, 'alpine:one');
    const { code, out, err } = await dockerfileStages(['graph', '-', '--target', 'three'], { input });
    assert.equal(code, 2);
    assert.match(err, /<stdin> has no stage "three"/);
    assert.equal(out, '[]\n');
  });

  it('says what keeps a file from being built', async () => {
    const unreadable = await graphOf('FROM alpine\nFRON x\n');
    assert.deepEqual([unreadable.unreadable.lines, unreadable.stages], [[[2, 2]], []]);
    const circular = await graphOf('FROM a AS a\nCOPY --from=b / /\nFROM a AS b\nCOPY --from=a / /\n');
    assert.ok(circular.fileError.message);
    assert.deepEqual(circular.stages[0].reaches, []);
  });

  it('prints several files as one JSON list, and the rest when one cannot be read', async () => {
    const files = [join(samples, 'go-alpine/Dockerfile'), 'nowhere', join(samples, 'go-scratch/Dockerfile')];
    const { code, out, err } = await dockerfileStages(['graph', ...files]);
    assert.equal(code, 2);
    assert.match(err, /nowhere cannot be read: there is no such file/);
    const names = JSON.parse(out).map(({ file }: { file: string }) => file);
    assert.deepEqual(names, [files[0], files[2]]);
  });

  it('says so when a folder is named', async () => {
    const { code, err } = await dockerfileStages(['graph', samples]);
    assert.equal(code, 2);
    assert.match(err, /cannot be read: it is a folder/);
  });

  it('draws in the languages of Mermaid and Graphviz, naming the file', async () => {
    const mermaid = await dockerfileStages(['graph', '-', '--format', 'mermaid'], { input: dockerfile });
    assert.match(mermaid.out, /^%% <stdin>\nflowchart /);
    assert.match(mermaid.out, /build/);
    const dot = await dockerfileStages(['graph', '-', '--format', 'dot'], { input: dockerfile });
    assert.match(dot.out, /^\/\/ <stdin>\ndigraph /);
    assert.match(dot.out, /n0 -> n1/);
  });

  it('draws a picture', async () => {
    const { code, out } = await dockerfileStages(['graph', '-', '--format', 'svg'], { input: dockerfile });
    assert.equal(code, 0);
    assert.match(out, /^<svg .*build.*<\/svg>\s*$/s);
  });

  it('fades in a picture what the target does not need', async () => {
    const args = ['graph', '-', '--target', 'build', '--format'];
    const svg = await dockerfileStages([...args, 'svg'], { input: dockerfile });
    assert.match(svg.out, /class="stages chosen"/);
    assert.match(svg.out, /A build of &#39;build&#39; takes 1 of 2 stages\./);
    const mermaid = await dockerfileStages([...args, 'mermaid'], { input: dockerfile });
    assert.match(mermaid.out, / {2}class n0 target\n.* {2}class n1 idle\n/s);
  });

  it('draws names alone, or each instruction, and explains the lines', async () => {
    const drawn = async (...options: string[]) =>
      (await dockerfileStages(['graph', '-', '--format', 'mermaid', ...options], { input: dockerfile })).out;
    assert.match(await drawn('--level', 'overview'), /n0\["build"\]/);
    assert.match(await drawn('--layers'), /n1\["stage 1<br\/>scratch<br\/>COPY --from=build \/a \/b"\]/);
    assert.match(await drawn('--legend'), /subgraph key \["Legend"\]/);
    const twice = 'FROM alpine AS a\nFROM alpine\n';
    const perUse = await dockerfileStages(['graph', '-', '--format', 'mermaid', '--images', 'per-use'], {
      input: twice,
    });
    assert.equal(perUse.out.match(/\(\["alpine"\]\)/g)?.length, 2);
    const { code, err } = await dockerfileStages(['graph', '-', '--level', 'huge'], { input: dockerfile });
    assert.equal(code, 2);
    assert.match(err, /--level cannot be "huge"; choose one of overview, normal, detailed\./);
  });

  it('reads files with a byte order mark and odd names', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'Dockerfile with blanks #1');
      writeFileSync(file, '\ufeffFROM alpine\r\n');
      const { code, out } = await dockerfileStages(['graph', file, '--format', 'jsonl']);
      assert.equal(code, 0);
      assert.equal(JSON.parse(out).stages[0].base, 'alpine');
    }));
});
