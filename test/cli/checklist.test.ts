import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dockerfileStages, inFolder } from './cli';

const good = `FROM golang:1.23 AS builder
COPY go.mod main.go ./
RUN go build -o /app
FROM scratch AS production
COPY --from=builder /app /app
USER 10001
`;

const inProject = (files: Record<string, string>, work: (cwd: string) => Promise<void>) =>
  inFolder(async (cwd) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
    await work(cwd);
  });

interface Printed {
  readonly file: string;
  readonly target: string;
  readonly failed: number;
  readonly sections: readonly { readonly items: readonly { readonly id: string; readonly state: string }[] }[];
}

const stateOf = ({ sections }: Printed, id: string) =>
  sections.flatMap(({ items }) => items).find((item) => item.id === id)?.state;

describe('dockerfile-stages checklist', function () {
  this.timeout(20_000);

  it('prints each point of each section, what says so, and how many passed', () =>
    inProject({ Dockerfile: good }, async (cwd) => {
      const { code, out, err } = await dockerfileStages(['checklist', 'Dockerfile'], { cwd });
      assert.deepEqual([code, err], [0, '']);
      const lines = out.split('\n');
      assert.match(lines[0] ?? '', /^Dockerfile: \d+ of \d+ points, for stage 'production'$/);
      assert.deepEqual(
        lines.filter((line) => /^\w+$/.test(line)),
        ['Structure', 'Optimisation', 'Build', 'Security'],
      );
      const first = lines.indexOf('Structure');
      assert.deepEqual(lines.slice(first + 1, first + 3), [
        '  ✓ The build stands apart from what runs',
        "      line 5: Stage 'production' takes its files from stage 'builder'.",
      ]);
      assert.ok(out.includes('  ✗ A stage runs the tests\n'));
    }));

  it('fails for points that did not pass only where that is asked', () =>
    inProject({ Dockerfile: good }, async (cwd) => {
      assert.equal((await dockerfileStages(['checklist', 'Dockerfile'], { cwd })).code, 0);
      assert.equal((await dockerfileStages(['checklist', '--strict', 'Dockerfile'], { cwd })).code, 1);
    }));

  it('prints one list of files as JSON, or a line for each', () =>
    inProject({ Dockerfile: good, 'web.Dockerfile': 'FROM nginx\n' }, async (cwd) => {
      const json = await dockerfileStages(['checklist', '--format', 'json', '.'], { cwd });
      const all: Printed[] = JSON.parse(json.out);
      assert.deepEqual(
        all.map(({ file, target }) => [file, target]),
        [
          ['Dockerfile', "'production'"],
          ['web.Dockerfile', '#0'],
        ],
      );
      assert.deepEqual(
        all.map((list) => stateOf(list, 'versions-pinned')),
        ['passed', 'failed'],
      );
      const lines = await dockerfileStages(['checklist', '--format', 'jsonl', '.'], { cwd });
      const each = lines.out.trim().split('\n');
      assert.deepEqual(
        each.map((line) => JSON.parse(line)),
        all,
      );
    }));

  it('looks for the ignore file beside a Dockerfile, and for none around standard input', () => {
    const text = good.replace('go.mod main.go', '.');
    const ignoring = async (args: readonly string[], cwd: string, input = '') => {
      const { out } = await dockerfileStages(['checklist', '--format', 'jsonl', ...args], { cwd, input });
      return stateOf(JSON.parse(out), 'dockerignore');
    };
    return inProject({ Dockerfile: text }, async (cwd) => {
      assert.equal(await ignoring(['Dockerfile'], cwd), 'failed');
      assert.equal(await ignoring(['-'], cwd, text), 'notApplicable');
      writeFileSync(join(cwd, '.dockerignore'), '.git\n');
      assert.equal(await ignoring(['Dockerfile'], cwd), 'passed');
      assert.equal(await ignoring(['.'], cwd), 'passed');
    });
  });

  it('says what it cannot look at, and goes on', () =>
    inProject({ Dockerfile: good, 'empty.Dockerfile': '# nothing\n' }, async (cwd) => {
      const { code, out, err } = await dockerfileStages(['checklist', '.', 'Missing'], { cwd });
      assert.equal(code, 2);
      assert.match(out, /^Dockerfile: /);
      assert.match(err, /empty\.Dockerfile has no stage to look at/);
      assert.match(err, /Missing/);
    }));

  it('wants a file, and a format that there is', async () => {
    const nothing = await dockerfileStages(['checklist']);
    assert.deepEqual([nothing.code, nothing.out], [2, '']);
    assert.match(nothing.err, /Name a Dockerfile/);
    const odd = await dockerfileStages(['checklist', '--format', 'xml', 'Dockerfile']);
    assert.equal(odd.code, 2);
    assert.match(odd.err, /text, json, jsonl|jsonl/);
  });

  it('speaks French', () =>
    inProject({ Dockerfile: good }, async (cwd) => {
      const { out } = await dockerfileStages(['checklist', 'Dockerfile'], { cwd, env: { LANG: 'fr_FR.UTF-8' } });
      assert.match(out, /✓ Le build est séparé de l'exécution\n {6}ligne 5 : Le stage/);
    }));
});
