import type { PackageManager } from './packageManager';
import { parseJson } from './parseJson';
import type { ProjectFiles } from './projectFiles';
import { literal, type Suggestion, valuesOf } from './suggestion';

/** The parts of package.json that we read. */
interface Manifest {
  readonly main?: unknown;
  readonly packageManager?: unknown;
  readonly engines?: { readonly node?: unknown };
  readonly scripts?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, unknown>>;
}

/** Long-term supported versions of Node that the templates offer, newest first. */
const newestNode = 24;

const ignore = ['node_modules', 'npm-debug.log*'];

/** What package.json and its neighbours say: framework, package manager, version of Node, what is built and started. */
export async function readNode(files: ProjectFiles): Promise<readonly Suggestion[]> {
  const manifest = parseJson<Manifest>(await files.read('package.json'));
  if (!manifest) return [];
  const packageManager = packageManagerOf(files.names, manifest);
  const version = packageManager === 'bun' ? undefined : await nodeVersion(files, manifest);
  const found = await templatesFor(files, manifest, version);
  return found.map((one) => ({ ...one, packageManager, ignore: [...ignore, ...one.ignore] }));
}

type Found = Omit<Suggestion, 'packageManager'>;

async function templatesFor(files: ProjectFiles, manifest: Manifest, version?: string): Promise<readonly Found[]> {
  const uses = { ...manifest.dependencies, ...manifest.devDependencies };
  const because = (what: string) => `package.json, ${what}`;
  if ('next' in uses) {
    const values = valuesOf({ 2: version });
    return [{ template: 'Next.js standalone', reason: because('Next.js'), values, ignore: ['.next'] }];
  }
  if ('@angular/core' in uses) {
    const values = valuesOf({ 2: version, 5: await angularProject(files) });
    return [{ template: 'Angular on nginx', reason: because('Angular'), values, ignore: ['dist', '.angular'] }];
  }
  if ('@nestjs/core' in uses) return nestTemplates(manifest, version);
  const site = siteBuilder(uses);
  if (site) {
    const values = valuesOf({ 2: version, 5: site.folder });
    return [{ template: 'React on nginx', reason: because(site.name), values, ignore: [site.folder] }];
  }
  return serverTemplates(manifest, version);
}

function nestTemplates(manifest: Manifest, version?: string): readonly Found[] {
  const reason = 'package.json, NestJS';
  const api = valuesOf({ 1: version, 4: 'dist', 6: 'main.js' });
  return [
    { template: 'Node API', reason, values: api, ignore: ['dist'] },
    { template: 'NestJS on Bun', reason, values: valuesOf({ 1: version }), ignore: ['dist'] },
    ...developmentTemplate(manifest, reason, { 1: version, 4: 'dist', 6: 'main.js' }, 'start:dev'),
  ];
}

function serverTemplates(manifest: Manifest, version?: string): readonly Found[] {
  const { folder, file } = entryOf(manifest);
  const framework = ['express', 'fastify', 'koa', 'hono', '@hapi/hapi'].find(
    (name) => name in (manifest.dependencies ?? {}),
  );
  const reason = framework ? `package.json, ${framework}` : 'package.json';
  if (typeof manifest.scripts?.build !== 'string') {
    const entry = [folder, file].filter(Boolean).join('/');
    return [
      { template: 'Node server without a build', reason, values: valuesOf({ 1: version, 4: entry }), ignore: [] },
    ];
  }
  const built = folder?.split('/')[0];
  const below = folder?.split('/').slice(1);
  const values = { 1: version, 4: built, 6: file && [...(below ?? []), file].join('/') };
  const output = built === undefined ? [] : [built];
  return [
    { template: 'Node API', reason, values: valuesOf(values), ignore: output },
    ...developmentTemplate(manifest, reason, values, 'dev'),
  ];
}

function developmentTemplate(
  { scripts = {} }: Manifest,
  reason: string,
  { 1: version, 4: folder, 6: file }: Readonly<Record<1 | 4 | 6, string | undefined>>,
  script: string,
): readonly Found[] {
  const dev = [script, 'dev', 'start:dev'].find((name) => typeof scripts[name] === 'string');
  if (!dev) return [];
  const template = 'Node: base, development, dependencies, builder, production';
  return [
    {
      template,
      reason: `${reason}, "${dev}"`,
      values: valuesOf({ 1: version, 2: dev, 4: folder, 6: file }),
      ignore: [],
    },
  ];
}

/** What builds a site of plain files, and where it puts them. */
function siteBuilder(uses: Readonly<Record<string, unknown>>): { name: string; folder: string } | undefined {
  if ('react-scripts' in uses) return { name: 'Create React App', folder: 'build' };
  if ('@docusaurus/core' in uses) return { name: 'Docusaurus', folder: 'build' };
  if ('gatsby' in uses) return { name: 'Gatsby', folder: 'public' };
  if ('astro' in uses) return { name: 'Astro', folder: 'dist' };
  if ('@vue/cli-service' in uses) return { name: 'Vue', folder: 'dist' };
  if ('vite' in uses && !('express' in uses) && !('fastify' in uses)) return { name: 'Vite', folder: 'dist' };
  return undefined;
}

/** The file that `node` is to start, by the start script or `main`, as folder and the rest. */
function entryOf({ scripts, main }: Manifest): { folder?: string; file?: string } {
  const start = typeof scripts?.start === 'string' ? scripts.start : '';
  const started = /^(?:NODE_ENV=\S+ )?node(?: --\S+)* ([\w./-]+)$/.exec(start.trim())?.[1];
  const path = (started ?? (typeof main === 'string' ? main : undefined))?.replace(/^\.\//, '');
  if (!path) return {};
  const parts = (/\.[cm]?js$/.test(path) ? path : `${path}.js`).split('/');
  return { folder: parts.slice(0, -1).join('/') || undefined, file: parts.at(-1) };
}

function packageManagerOf(names: readonly string[], { packageManager }: Manifest): PackageManager {
  const [declared = '', version = ''] = typeof packageManager === 'string' ? packageManager.split('@') : [];
  const isBerry = names.includes('.yarnrc.yml') || (declared === 'yarn' && !version.startsWith('1.'));
  if (names.includes('pnpm-lock.yaml')) return 'pnpm';
  if (names.includes('yarn.lock')) return isBerry ? 'yarn berry' : 'yarn';
  if (names.includes('bun.lock')) return 'bun';
  return names.includes('package-lock.json') ? 'npm' : 'npm without lock file';
}

/** The major version that `.nvmrc`, `.node-version` or `engines` ask for; the newest where a range allows it. */
async function nodeVersion(files: ProjectFiles, { engines }: Manifest): Promise<string | undefined> {
  for (const name of ['.nvmrc', '.node-version']) {
    const pinned = /^v?(\d+)/.exec((await files.read(name))?.trim() ?? '')?.[1];
    if (pinned) return pinned;
  }
  const range = typeof engines?.node === 'string' ? engines.node.trim() : '';
  const atLeast = /^>=?\s*(\d+)[\d.]*$/.exec(range)?.[1];
  if (atLeast) return String(Math.max(newestNode, Number(atLeast)));
  const majors = [...range.matchAll(/(?:^|\|\|)\s*[\^~=v]*(\d+)/g)].map(([, major]) => Number(major));
  return majors.length > 0 ? String(Math.max(...majors)) : undefined;
}

/** The project whose output `ng build` writes. */
async function angularProject(files: ProjectFiles): Promise<string | undefined> {
  const workspace = parseJson<{ projects?: Record<string, unknown> }>(await files.read('angular.json'));
  const [name] = Object.keys(workspace?.projects ?? {});
  return name && literal(name) === name ? name : undefined;
}
