import assert from 'node:assert/strict';
import { fixture, snapshotOf } from '../../../../test/support/fixture';
import type { ChecklistItem } from '../../protocol/checklist';
import { allRules } from '../../rules/allRules';
import { readDockerIgnore } from '../../workspace/dockerignore';
import { defaultSettings, readSettings } from '../../workspace/settings';
import { allItems, checklist } from './checklist';

const listOf = (source: string, targets?: readonly string[]) =>
  checklist(snapshotOf(fixture(source).text, targets), defaultSettings);

function item(id: string, source: string, targets?: readonly string[]): ChecklistItem {
  const items = listOf(source, targets)?.sections.flatMap((section) => section.items) ?? [];
  const found = items.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

/** `passed 3: what the first piece of evidence says`, lines from 1. */
function check(id: string, source: string, expected: string): void {
  assert.equal(saidBy(item(id, source)), expected);
}

function saidBy({ state, evidence: [first] = [] }: Partial<ChecklistItem> = {}): string {
  const line = first?.line === undefined ? '' : ` ${first.line + 1}`;
  return `${state}${line}: ${first?.message}`;
}

/** What is said of ignore files of these texts; none where nobody looked. */
function checkIgnoring(source: string, texts: readonly string[] | undefined, expected: string | RegExp): void {
  const ignoring = texts?.map((text) => ({ uri: 'file:///project/.dockerignore', ignore: readDockerIgnore(text) }));
  const list = checklist({ ...snapshotOf(fixture(source).text), ignoring }, defaultSettings);
  const found = list?.sections.flatMap(({ items }) => items).find(({ id }) => id === 'dockerignore');
  const said = saidBy(found);
  if (typeof expected === 'string') assert.equal(said, expected);
  else assert.match(said, expected);
}

const goToScratch = `
  FROM golang:1.23 AS builder
  WORKDIR /src
  COPY . .
  RUN go build -o /app

  FROM scratch AS production
  COPY --from=builder /app /app
  USER 10001
  ENTRYPOINT ["/app"]
`;

const single = `
  FROM golang:1.23
  COPY . .
  RUN go build -o /app
  ENTRYPOINT ["/app"]
`;

describe('The checklist of a multi-stage build', () => {
  it('stands on rules that exist', () => {
    const ids = new Set(allRules.map(({ id }) => id));
    for (const { id, rules = [] } of allItems) for (const rule of rules) assert.ok(ids.has(rule), `${id}: ${rule}`);
  });

  it('is about the stage that ships, and counts what passed', () => {
    const list = listOf(goToScratch);
    assert.equal(list?.target, "'production'");
    const states = list?.sections.flatMap(({ items }) => items.map(({ state }) => state)) ?? [];
    assert.equal(states.length, allItems.length);
    assert.equal(list?.passed, states.filter((state) => state === 'passed').length);
    assert.equal(list?.failed, states.filter((state) => state === 'failed').length);
  });

  it('looks at the stage for production where the last one is for development', () => {
    const list = listOf(`
      FROM node:22-slim AS production
      FROM node:22 AS dev
    `);
    assert.equal(list?.target, "'production'");
  });

  it('offers a fix where the editor has one', () => {
    const fixOf = (settings: unknown) => {
      const text = 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n';
      const list = checklist(snapshotOf(text), readSettings(settings));
      const found = list?.sections.flatMap(({ items }) => items).find(({ id }) => id === 'no-build-tools');
      return found?.evidence[0]?.hasFix;
    };
    assert.equal(fixOf({}), true);
    assert.equal(fixOf({ rules: { 'package-cache-left': 'off' } }), false);
  });

  it('is there for no file without stages, and for none that cannot be read', () => {
    assert.equal(listOf('ARG X\n'), undefined);
    assert.equal(listOf('FROM a\nFOO\n'), undefined);
  });

  it('says for each point why it is as it is', () => {
    for (const source of [goToScratch, single, 'FROM $UNKNOWN\n', 'FROM nobody/knows:1\nRUN make\n']) {
      for (const { items } of listOf(source)?.sections ?? [])
        for (const { id, evidence } of items) assert.ok(evidence.length > 0 && evidence[0]?.message, id);
    }
  });

  it('asks nothing of a stage for development that only what ships has to have', () => {
    const text = 'FROM golang:1.23 AS dev\nRUN apt-get update && apt-get install -y git gcc\nCOPY . .\n';
    for (const id of ['build-apart', 'minimal-base', 'no-sources', 'no-build-tools', 'non-root', 'small-surface'])
      check(id, text, "notApplicable: By its name, stage 'dev' is not what ships.");
  });

  it('asks for all of it of a stage that is called build, where there is no other', () => {
    check('minimal-base', 'FROM golang:1.23 AS build\n', "failed 1: 'golang:1.23' holds the tools of a whole build.");
  });

  it('is about one target, whatever others are like', () => {
    const text = 'FROM golang:1.23 AS all\nCOPY . .\nFROM alpine:3.20\nUSER 1000\n';
    check('non-root', text, 'passed 4: It runs as 1000.');
    check('no-build-tools', text, 'passed 3: None is installed in stage #1.');
  });

  describe('on structure', () => {
    it('passes a stage that takes its files from another', () => {
      check('build-apart', goToScratch, "passed 7: Stage 'production' takes its files from stage 'builder'.");
    });

    it('fails one stage that builds and runs a program', () => {
      assert.equal(item('build-apart', single).state, 'failed');
    });

    it('has nothing to say of the build where nothing is built', () => {
      check('build-apart', 'FROM nginx:1.27\nCOPY site /site\n', 'notApplicable: Nothing is compiled here.');
    });

    it('fails stages without names, but for the last one', () => {
      const text = 'FROM golang:1.23\nRUN make\nFROM alpine:3.20\nCOPY --from=0 /a /a\n';
      check('stages-named', text, 'failed 1: Stage #0 has no name.');
      check('stages-named', goToScratch, 'passed: Their names: builder, production');
    });

    it('looks for a stage that runs the tests', () => {
      check('test-stage', `${goToScratch}  FROM builder AS test\n`, "passed 10: Stage 'test' is for tests.");
      assert.equal(item('test-stage', goToScratch).state, 'failed');
    });

    it('knows small images from whole build systems', () => {
      check('minimal-base', goToScratch, "passed 6: 'scratch' is small.");
      assert.equal(item('minimal-base', single).state, 'failed');
      check(
        'minimal-base',
        'FROM golang:1.23-alpine\n',
        "failed 1: 'golang:1.23-alpine' holds the tools of a whole build.",
      );
      assert.equal(item('minimal-base', 'ARG BASE\nFROM $BASE\n').state, 'notApplicable');
    });
  });

  describe('on optimisation', () => {
    it('fails a whole filesystem that is copied', () => {
      const text = 'FROM golang:1.23 AS builder\nRUN make\nFROM alpine:3.20\nCOPY --from=builder / /\n';
      assert.equal(item('only-artefacts', text).state, 'failed');
      const flat = text.replace('alpine:3.20', 'scratch');
      for (const id of ['minimal-base', 'no-build-tools', 'small-surface'])
        assert.equal(item(id, flat).state, 'failed', id);
      assert.equal(item('only-artefacts', goToScratch).state, 'passed');
    });

    it('takes a program that is its own source for no stray source', () => {
      const text = 'FROM python:3.12 AS builder\nRUN pip wheel x\nFROM python:3.12-slim\nCOPY --from=builder /w /w\n';
      check('no-sources', text, 'passed 3: No sources are in stage #1.');
      const own = 'notApplicable: What is copied out of the build context is what runs.';
      check('no-sources', `${text}COPY app.py .\n`, own);
      check('no-sources', `${text}COPY app/ app/\n`, own);
      check('no-sources', `${text}COPY settings.toml .\n`, 'passed 3: No sources are in stage #1.');
    });

    it('fails a base that is made for building', () => {
      check('no-build-tools', single, "failed 1: 'golang:1.23' holds the tools of a whole build.");
    });

    it('asks for scratch or distroless where a program needs no system', () => {
      assert.equal(item('bare-base', goToScratch).state, 'passed');
      assert.equal(item('bare-base', goToScratch.replace('scratch', 'debian:12')).state, 'failed');
      assert.equal(item('bare-base', 'FROM python:3.12-slim\n').state, 'notApplicable');
      check('bare-base', 'FROM scratch\nCOPY a /\n', "passed 1: 'scratch' has no shell and no package manager.");
    });
  });

  describe('on the build', () => {
    it('passes cache mounts', () => {
      const text = 'FROM node:22-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n';
      check('cache-mounts', text, 'passed 2: This RUN has a cache mount.');
    });

    it('finds a version that stands in two places', () => {
      const text = 'FROM node:22.1 AS a\nFROM node:22.1 AS b\n';
      assert.match(item('build-arguments', text).evidence[0]?.message ?? '', /'node:22.1' stands here again/);
      assert.equal(item('build-arguments', 'ARG V=22\nFROM node:$V AS a\nFROM node:$V\n').state, 'passed');
    });

    it('looks for targets for development and for production', () => {
      assert.equal(item('targets', goToScratch).state, 'failed');
      assert.equal(item('targets', `  FROM golang:1.23 AS dev\n${goToScratch}`).state, 'passed');
    });

    it('wants images with a version, which a tag alone is not', () => {
      check(
        'versions-pinned',
        'FROM nginx:alpine\n',
        "failed 1: 'nginx:alpine' names no version: each build may get another.",
      );
      check('versions-pinned', 'FROM debian:bookworm-slim\n', "passed 1: 'debian:bookworm-slim' has one.");
      check('versions-pinned', 'ARG BASE\nFROM $BASE\n', 'notApplicable: No image is named here.');
      assert.equal(item('versions-pinned', 'FROM node\n').state, 'failed');
      assert.equal(item('versions-pinned', goToScratch).state, 'passed');
    });
  });

  describe('on security', () => {
    it('finds secrets in any stage', () => {
      assert.equal(item('no-secrets', goToScratch).state, 'passed');
      assert.equal(item('no-secrets', goToScratch.replace('WORKDIR', 'ENV API_KEY=x\n  WORKDIR')).state, 'failed');
    });

    it('passes a user other than root, also that of the image', () => {
      check('non-root', goToScratch, 'passed 8: It runs as 10001.');
      assert.equal(item('non-root', 'FROM gcr.io/distroless/static-debian12:nonroot\n').state, 'passed');
    });

    it('says of no image that it is not root where it is', () => {
      const server = "notApplicable: 'nginx' starts as root, and changes to another user by itself.";
      check('non-root', 'FROM nginx:1.27\n', server);
      check(
        'non-root',
        'FROM scratch AS files\nCOPY a /\n',
        "notApplicable: Nothing says what is started in stage 'files'.",
      );
      const open = 'notApplicable: Which image that is depends on the build.';
      check('non-root', 'ARG BASE=debian:12\nFROM $BASE\n', open);
    });

    it('looks for an ignore file where whole folders are copied', () => {
      checkIgnoring(goToScratch, undefined, 'notApplicable: Nobody looked at the build context.');
      checkIgnoring(goToScratch, [], "failed 3: There is none, so that all that lies in '.' is copied.");
      checkIgnoring(goToScratch, [''], "failed: '.dockerignore' keeps out nothing.");
      checkIgnoring(goToScratch, ['dist\n'], "passed: '.dockerignore' keeps files out.");
      checkIgnoring(
        'FROM a:1\nCOPY src/ /\n',
        [],
        "failed 2: There is none, so that all that lies in 'src/' is copied.",
      );
    });

    it('looks for none where nothing is taken that nobody named', () => {
      const named = 'notApplicable: There is none, and what is copied is named one by one.';
      checkIgnoring('FROM a:1\nCOPY package*.json .npmrc src /app/\n', [], named);
      const nothing = 'notApplicable: Nothing is copied out of the build context.';
      checkIgnoring('FROM a:1\nADD https://example.com/ /\nCOPY <<EOF /a\nEOF\n', [], nothing);
    });

    it('fails what the ignore file keeps from being copied', () => {
      const text = 'FROM a:1\nCOPY dist/ /\n';
      checkIgnoring(text, ['dist\n'], /^failed 2: COPY finds no 'dist'/);
    });

    it('names the tools that would help whoever gets in', () => {
      const text = 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y \\\n    vim\n';
      check('small-surface', text, "failed 3: 'vim' ships.");
      assert.equal(item('small-surface', goToScratch).state, 'passed');
      const tidy = 'FROM alpine:3.20\nRUN apk add --no-cache -t .deps git && make && apk del .deps\n';
      check('small-surface', tidy, "passed 1: 'alpine:3.20' is small.");
      const full = "failed 1: 'python:3.12' has much in it that 'python:3.12-slim' does without.";
      check('small-surface', 'FROM python:3.12\n', full);
    });
  });
});
