import assert from 'node:assert/strict';
import templates from '../../../snippets/templates.json';
import { snippetText } from '../../../test/support/snippetText';
import { fillTemplate } from './fillTemplate';
import { type PackageManager, withPackageManager } from './packageManager';

const filled = (body: readonly string[], values: Record<number, string>) => fillTemplate(body, values);
const node = templates['Node API'].body;
const inserted = (manager: PackageManager) => snippetText(withPackageManager(node, manager));

describe('A template', () => {
  it('begins with what is known, and can still be typed over', () => {
    assert.equal(
      filled(['COPY ${1:src} ${2:dst}', 'WORKDIR $2'], { 2: '/app' }),
      'COPY ${1:src} ${2:/app}\nWORKDIR $2',
    );
  });

  it('offers its choices behind what is known', () => {
    assert.equal(filled(['FROM node:${1|24,22|}'], { 1: '22' }), 'FROM node:${1|22,24|}');
    assert.equal(filled(['FROM node:${1|24,22|}'], { 1: '20' }), 'FROM node:${1|20,24,22|}');
  });

  it('keeps what stands behind a placeholder with others inside', () => {
    assert.equal(filled(['CMD [${1:"a", "$2", "${3:b}"}] ${2:x}'], { 1: '"z"' }), 'CMD [${1:"z"}] ${2:x}');
  });

  it('asks for the lock file and command of the package manager in use', () => {
    assert.match(
      inserted('pnpm'),
      /^RUN corepack enable\nCOPY package\.json pnpm-lock\.yaml \.\/\nRUN .*\/pnpm\/store /m,
    );
    assert.match(inserted('pnpm'), /pnpm install --frozen-lockfile --prod/);
    assert.match(inserted('yarn'), /^COPY package\.json yarn\.lock \.\/$/m);
    assert.match(inserted('yarn berry'), /yarn install --immutable/);
    assert.match(inserted('npm without lock file'), /^COPY package\.json \.\/\n.*\n {4}npm install --omit=dev$/m);
    for (const manager of ['pnpm', 'yarn', 'yarn berry', 'bun'] as const) {
      assert.doesNotMatch(inserted(manager), /\bnpm\b|package-lock/, manager);
    }
  });

  it('runs on the image of Bun where Bun is the package manager', () => {
    assert.doesNotMatch(inserted('bun'), /node:|USER node|\["node"/);
    assert.match(inserted('bun'), /^FROM oven\/bun:1-alpine AS production$/m);
    assert.match(inserted('bun'), /^USER bun$/m);
  });
});
