import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { devDependenciesShipped } from './dev-dependencies-shipped';

const check = checkRule(devDependenciesShipped);

describe('dev-dependencies-shipped', () => {
  it('reports an installation of everything in what ships, and how to leave out the rest', () => {
    for (const [command, flag] of [
      ['npm ci', '--omit=dev'],
      ['npm install --no-audit', '--omit=dev'],
      ['yarn install --frozen-lockfile', '--production'],
      ['yarn', '--production'],
      ['pnpm install --frozen-lockfile', '--prod'],
      ['bun install', '--production'],
    ] as const) {
      const [finding] = check(
        `  FROM node:20-slim\n  RUN ${command}\n#     ${'^'.repeat(command.length)} dev-dependencies-shipped information: What only development needs is installed in the image as well.\n  CMD ["node", "server.js"]\n`,
      );
      assert.equal(finding?.fixes?.[0]?.title, `Add ${flag}`);
      assert.deepEqual(finding.fixes[0]?.edits[0]?.range.start, { line: 1, character: 4 + command.length });
    }
  });

  it('says nothing where they are left out or taken away', () => {
    for (const command of [
      'npm ci --omit=dev',
      'npm ci --omit dev',
      'npm install --production',
      'npm ci --only=production',
      'NODE_ENV=production npm ci',
      'yarn install --production',
      'pnpm i -P',
      'npm ci && npm run build && npm prune --omit=dev',
      'npm install express',
      'npm install -g pnpm',
      'npm ci $FLAGS',
    ]) {
      check(`FROM node:20-slim\nRUN ${command}\nCMD ["node", "server.js"]\n`);
    }
    check('FROM node:20-slim\nENV NODE_ENV=production\nRUN npm ci\nCMD ["node", "server.js"]\n');
    check('FROM node:20-slim\nARG NODE_ENV\nENV NODE_ENV=$NODE_ENV\nRUN npm ci\nCMD ["node", "server.js"]\n');
  });

  it('says nothing of builders, of tests, of servers for development, and of images that start nothing', () => {
    check('FROM node:20 AS build\nRUN npm ci\nFROM nginx:1.27\nCOPY --from=build /dist /x\nCMD ["nginx"]\n');
    check('FROM node:20 AS test\nRUN npm ci\nCMD ["node", "test.js"]\n');
    check('FROM node:20\nRUN npm ci\nCMD ["npm", "run", "dev"]\n');
    check('FROM node:20\nRUN npm ci\nCMD npm start\n');
    check('FROM node:20\nRUN npm ci\n');
  });

  it('reports node_modules that come from a builder with everything', () => {
    check(`
      FROM node:20 AS build
      RUN npm ci
      RUN npm run build
      FROM node:20-slim AS app
      COPY --from=build /app/dist ./dist
      COPY --from=build /app/node_modules ./node_modules
    #                   ^^^^^^^^^^^^^^^^^ dev-dependencies-shipped: Stage 'build' has installed what only development needs, and this takes it along into 'app'.
      CMD ["node", "dist/server.js"]
    `);
  });

  it('says nothing of node_modules that a builder or the target cleans', () => {
    check(
      'FROM node:20 AS deps\nRUN npm ci --omit=dev\nFROM node:20-slim\nCOPY --from=deps /app/node_modules ./node_modules\n',
    );
    check(
      'FROM node:20 AS deps\nRUN npm ci\nRUN npm prune --omit=dev\nFROM node:20-slim\nCOPY --from=deps /app/node_modules ./node_modules\n',
    );
    check(
      'FROM node:20 AS deps\nRUN npm ci\nFROM node:20-slim\nCOPY --from=deps /app/node_modules ./node_modules\nRUN npm prune --production\n',
    );
  });

  it('knows that --omit may be said more than once', () => {
    check(`
      FROM node:20 AS build
      RUN npm ci
      RUN npm prune --omit=dev --omit=optional
      FROM node:20
      COPY --from=build /app/node_modules /app/node_modules
      CMD ["node", "."]
    `);
  });
});
