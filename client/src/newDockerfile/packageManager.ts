/** Who installs the packages of a Node project. */
export type PackageManager = 'npm' | 'npm without lock file' | 'yarn' | 'yarn berry' | 'pnpm' | 'bun';

interface Differences {
  /** What is copied before packages are installed. */
  readonly manifests: string;
  readonly cache: string;
  readonly install: string;
  readonly installForProduction: string;
  /** What runs a script of package.json. */
  readonly run: string;
  /** Lines before the first installation. */
  readonly prepare?: readonly string[];
}

const differences: Readonly<Record<Exclude<PackageManager, 'npm'>, Differences>> = {
  'npm without lock file': {
    manifests: 'package.json',
    cache: '/root/.npm',
    install: 'npm install',
    installForProduction: 'npm install --omit=dev',
    run: 'npm run',
  },
  yarn: {
    manifests: 'package.json yarn.lock',
    cache: '/usr/local/share/.cache/yarn',
    install: 'yarn install --frozen-lockfile',
    installForProduction: 'yarn install --frozen-lockfile --production',
    run: 'yarn run',
  },
  'yarn berry': {
    manifests: 'package.json yarn.lock .yarnrc.yml',
    cache: '/root/.yarn/berry/cache',
    install: 'yarn install --immutable',
    installForProduction: 'yarn workspaces focus --all --production',
    run: 'yarn run',
    prepare: ['ENV YARN_NODE_LINKER=node-modules', 'RUN corepack enable'],
  },
  pnpm: {
    manifests: 'package.json pnpm-lock.yaml',
    cache: '/pnpm/store',
    install: 'pnpm install --frozen-lockfile --store-dir /pnpm/store',
    installForProduction: 'pnpm install --frozen-lockfile --prod --store-dir /pnpm/store',
    run: 'pnpm run',
    prepare: ['RUN corepack enable'],
  },
  bun: {
    manifests: 'package.json bun.lock',
    cache: '/root/.bun/install/cache',
    install: 'bun install --frozen-lockfile',
    installForProduction: 'bun install --frozen-lockfile --production',
    run: 'bun run',
  },
};

/** A template, which is written for npm, as another package manager wants it. */
export function withPackageManager(body: readonly string[], manager: PackageManager): readonly string[] {
  if (manager === 'npm') return body;
  const { manifests, cache, install, installForProduction, run, prepare = [] } = differences[manager];
  const executable = run.split(' ')[0] as string;
  const lines = body.flatMap((line) => {
    const changed = line
      .replace('package.json package-lock.json', manifests)
      .replace('target=/root/.npm', `target=${cache}`)
      .replace('npm ci --omit=dev', installForProduction)
      .replace('npm ci', install)
      .replace(/\bnpm run\b/, run)
      .replace('["npm", ', `["${executable}", `);
    return line.startsWith('COPY') && line.includes('package-lock.json') ? [...prepare, changed] : [changed];
  });
  return manager === 'bun' ? lines.map(onBun) : lines;
}

/** Bun has an image of its own, which has no Node. */
function onBun(line: string): string {
  return line
    .replace(/^FROM node:(?:\$\{(\d+)[^}]*\}|\$(\d+))-alpine/, (_, first, again) =>
      first ? `FROM oven/bun:\${${first}:1}-alpine` : `FROM oven/bun:$${again}-alpine`,
    )
    .replace(/^USER node$/, 'USER bun')
    .replace('CMD ["node", ', 'CMD ["bun", ');
}
