import assert from 'node:assert/strict';
import { buildGraph } from '../../model/buildGraph';
import { parseDockerfile } from '../../syntax/scan';
import { type DiagramOptions, diagramModel } from './diagramModel';
import { layoutDiagram } from './layout';

const text = `# Dependencies
FROM --platform=$BUILDPLATFORM node:22 AS deps
WORKDIR /app
COPY package.json \\
     package-lock.json ./
RUN npm ci
FROM deps AS test
RUN npm test
FROM node:22 AS build
COPY --from=deps /app/node_modules node_modules
FROM nginx:alpine
COPY --from=build /app/dist /usr/share/nginx/html
CMD ["nginx"]
`;

const modelOf = (dockerfile: string, options: DiagramOptions = {}) =>
  diagramModel(buildGraph(parseDockerfile(dockerfile)), options);
const noEngine = {
  layout(): string {
    throw new Error('none in this test');
  },
};
const pictureOf = (dockerfile: string, options: DiagramOptions = {}) =>
  layoutDiagram(modelOf(dockerfile, options), noEngine);
const cards = (options: DiagramOptions, dockerfile = text) =>
  pictureOf(dockerfile, options).nodes.filter(({ kind }) => kind === 'stage');

describe('The build of one stage', () => {
  const stages = (target: number | undefined, dockerfile = text) =>
    modelOf(dockerfile, { target }).nodes.flatMap(({ kind, label, role }) =>
      kind === 'stage' ? [`${label} ${role}`] : [],
    );

  it('says what ships in it, what only builds for it, and what it does not need', () => {
    assert.deepEqual(stages(undefined), ['deps builds', 'test idle', 'build builds', 'stage 3 ships']);
    assert.deepEqual(stages(1), ['deps ships', 'test ships', 'build idle', 'stage 3 idle']);
    assert.deepEqual(stages(2), ['deps builds', 'test idle', 'build ships', 'stage 3 idle']);
  });

  it('is told in a sentence', () => {
    assert.deepEqual(modelOf(text, { target: 1 }).notice, {
      severity: 'info',
      text: "A build of 'test' takes 2 of 4 stages.",
    });
  });

  it('says why there is none, if so', () => {
    const cycle = 'FROM alpine AS a\nCOPY --from=b /x /x\nFROM alpine AS b\nCOPY --from=a /x /x\n';
    assert.equal(modelOf(cycle, { target: 0 }).notice?.severity, 'error');
  });

  it('has a badge at the target, and at the default stage still', () => {
    const badges = cards({ target: 1 }).map((node) => node.badges.map((badge) => badge.text).join());
    assert.deepEqual(badges, ['ships', 'target', '', 'default']);
  });

  it('is that of the default stage where the chosen one is gone', () => {
    assert.deepEqual(stages(7), stages(undefined));
    assert.equal(pictureOf(text, { target: 7 }).target, undefined);
    assert.equal(pictureOf(text, { target: 1 }).target, 1);
  });
});

describe('The levels of a picture', () => {
  const words = (options: DiagramOptions) => cards(options)[0].texts.map(({ text }) => text);

  it('are names alone in an overview', () => {
    assert.deepEqual(words({ level: 'overview' }), ['deps']);
    assert.deepEqual(
      pictureOf(text, { level: 'overview' }).edges.map(({ plate }) => plate),
      pictureOf(text).edges.map(() => undefined),
    );
  });

  it('are what matters in a normal one', () => {
    assert.deepEqual(words({}), ['deps', 'node:22', '--platform=$BUILDPLATFORM', 'Dependencies', '≡ 4']);
  });

  it('are the instructions as well in a detailed one, each on one line', () => {
    const [deps] = cards({ level: 'detailed' });
    const rows = deps.instructions?.map(({ kind, line, lastLine, full }) => [kind, line, lastLine, full]);
    assert.deepEqual(rows, [
      ['setting', 2, 2, 'WORKDIR /app'],
      ['copy', 3, 4, 'COPY package.json package-lock.json ./'],
      ['run', 5, 5, 'RUN npm ci'],
    ]);
    assert.deepEqual(
      deps.instructions?.[2].texts.map(({ role, text }) => `${role} ${text}`),
      ['keyword RUN', 'argument npm ci'],
    );
  });

  it('leave room in a RUN for what it runs', () => {
    const mounting = 'FROM alpine\nRUN --mount=type=cache,target=/root/.cache --mount=type=bind,target=. make all\n';
    const [run] = cards({ level: 'detailed' }, mounting)[0].instructions ?? [];
    assert.equal(run.texts[1].text, '--mount=… --mount=… make all');
    assert.match(run.full, /^RUN --mount=type=cache,target=/);
  });

  it('say of a long stage how much there is besides', () => {
    const long = `FROM alpine\n${'RUN true\n'.repeat(40)}`;
    const [card] = cards({ level: 'detailed' }, long);
    assert.equal(card.instructions?.length, 13);
    assert.equal(card.texts.find(({ role }) => role === 'more')?.text, '… 27 more');
  });

  it('keep all that is written inside of the card', () => {
    const wide = `FROM alpine AS ${'n'.repeat(80)}\nRUN ${'wide '.repeat(300)}\nENV\nARG ${'漢'.repeat(200)}\n`;
    for (const level of ['overview', 'normal', 'detailed'] as const) {
      for (const card of [...cards({ level }), ...cards({ level }, wide)]) {
        const rows = (card.instructions ?? []).flatMap(({ texts }) => texts);
        for (const { text, x, y, width } of [...card.texts, ...rows])
          assert.ok(x >= 0 && x + width <= card.width && y <= card.height, text);
        for (const badge of card.badges) assert.ok(badge.x + badge.width <= card.width && badge.x >= 0, badge.text);
        for (const row of card.instructions ?? []) assert.ok(row.y + row.height <= card.height, row.full);
      }
    }
  });

  it('are chosen by the size of the file where nobody chooses', () => {
    const many = Array.from({ length: 200 }, (_, index) => `FROM alpine AS s${index}\n`).join('');
    assert.equal(pictureOf(text).level, 'normal');
    assert.equal(pictureOf(many).level, 'overview');
    assert.equal(pictureOf(many, { level: 'normal' }).level, 'normal');
  });
});

describe('Images in a picture', () => {
  const images = (options: DiagramOptions) =>
    modelOf(text, options).nodes.flatMap(({ kind, id }) => (kind === 'image' ? [id] : []));

  it('stand once, or once for each stage that takes from them', () => {
    assert.deepEqual(images({}), ['image:node:22', 'image:nginx:alpine']);
    assert.deepEqual(images({ images: 'perUse' }), [
      'image:node:22>stage:deps',
      'image:node:22>stage:build',
      'image:nginx:alpine>stage#3',
    ]);
  });

  it('have the sign of their family, and so have the stages that are made of them', () => {
    const icons = (dockerfile: string) => modelOf(dockerfile).nodes.map(({ label, icon }) => `${label} ${icon}`);
    assert.deepEqual(icons(text), [
      'deps node',
      'test node',
      'build node',
      'stage 3 web',
      'node:22 node',
      'nginx:alpine web',
    ]);
    const families = {
      'golang:1.23': 'go',
      'python:3.12-slim': 'python',
      'eclipse-temurin:21': 'java',
      'mcr.microsoft.com/dotnet/sdk:8.0': 'dotnet',
      'rust:1': 'rust',
      'php:8-fpm': 'php',
      'ruby:3': 'ruby',
      'gcc:14': 'c',
      'elixir:1': 'code',
      'oven/bun:1': 'bun',
      'denoland/deno:2': 'deno',
      'alpine:3.20': 'alpine',
      'debian:12-slim': 'debian',
      'ubuntu:24.04': 'ubuntu',
      'fedora:41': 'redhat',
      'busybox:1': 'busybox',
      'gcr.io/distroless/static': 'distroless',
      'mcr.microsoft.com/windows/nanoserver:ltsc2022': 'windows',
      'postgres:17': 'database',
      'caddy:2': 'web',
      'example.com/own/thing': 'image',
      scratch: 'scratch',
    };
    for (const [image, icon] of Object.entries(families)) {
      assert.deepEqual(icons(`FROM ${image} AS x\n`), [`x ${icon}`, `${image} ${icon}`]);
    }
  });
});

describe('Builds in other files', () => {
  it('are counted on the stage that they ask for', () => {
    const targetedBy = ({ name }: { name?: string }) =>
      name === 'test' ? ['ci in compose.yaml', 'test in Makefile'] : [];
    const [, test] = cards({ targetedBy });
    assert.deepEqual(
      test.badges.map((badge) => badge.text),
      ['unused', '2 builds'],
    );
    assert.deepEqual(test.targetedBy, ['ci in compose.yaml', 'test in Makefile']);
  });
});
