// Builds every bundle of the product. --production minifies and leaves source maps out; --watch keeps building;
// --tests builds the suites that run inside VS Code instead.
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { build, context } from 'esbuild';
import { coreEntry, readFromCore } from './scripts/coreBundle.mjs';
import { writeNotices } from './scripts/notices.mjs';
import { packedGraphviz } from './scripts/packedGraphviz.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};
/** Its `main` looks for its own files only when it runs. */
const alias = { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' };
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', alias };
const browser = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };

/** The server answers `initialize` before it loads the core, which is a bundle of its own so that it is not read before. */
const coreApart = {
  name: 'core-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/languageService$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './core.js', external: true } : undefined,
    );
  },
};

/** The extension reads archives of images only for those who browse the files of a stage. */
const archivesApart = {
  name: 'archives-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/archive\/openImage$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './browse.js', external: true } : undefined,
    );
  },
};

/** For `dockerfile-stages lsp`: who runs the server runs the bundle of the server. */
const serverApart = {
  name: 'server-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/lsp\/node\/main$/ }, () => ({ path: './server.js', external: true }));
  },
};

/** Parts of Node that libraries load for what the server doesn't do; each would take milliseconds of its start. */
const loadedWhenUsed = {
  name: 'loaded-when-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?(crypto|child_process)$/ }, ({ path, importer }) =>
      importer.includes('node_modules') ? { path, namespace: 'when-used' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'when-used' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('${path}')[name] });`,
    }));
  },
};

const commandLine = {
  ...node,
  entryPoints: { cli: 'server/src/cli/main.ts' },
  outdir: 'server/dist',
  plugins: [serverApart],
};

const product = [
  {
    ...node,
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'client/dist',
    external: ['vscode'],
    plugins: [archivesApart],
    supported: { 'dynamic-import': false },
  },
  { ...node, entryPoints: { browse: 'client/src/browse/archive/openImage.ts' }, outdir: 'client/dist' },
  {
    ...node,
    entryPoints: { server: 'server/src/lsp/node/main.ts' },
    outdir: 'server/dist',
    plugins: [coreApart, loadedWhenUsed],
    supported: { 'dynamic-import': false },
  },
  { ...node, stdin: await coreEntry(commandLine), outfile: 'server/dist/core.js' },
  { ...commandLine, plugins: [serverApart, readFromCore()] },
  {
    ...node,
    entryPoints: {
      // Apart from the rest, because it is larger than all of it and not needed before the first picture.
      graphviz: 'server/src/features/diagram/graphvizEngine.ts',
      // Apart from the rest, because most answers do without it.
      language: 'server/src/features/general/languageEngine.ts',
    },
    outdir: 'server/dist',
    plugins: production ? [packedGraphviz()] : [],
  },
  {
    ...browser,
    entryPoints: ['diagram', 'compare/compare'].flatMap((page) =>
      ['ts', 'css'].map((end) => ({ in: `client/webview/${page}.${end}`, out: page.split('/').at(-1) })),
    ),
    outdir: 'client/dist/webview',
  },
];

const suites = [
  {
    ...node,
    entryPoints: readdirSync('test/vscode')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `test/vscode/${file}`),
    outdir: 'test/dist/vscode',
    external: ['vscode', 'mocha'],
  },
];

const metafiles = [];
for (const bundle of tests ? suites : product) {
  if (watch) await (await context(bundle)).watch();
  else metafiles.push((await build(bundle)).metafile);
}
if (production && !tests && !watch) writeNotices(metafiles);
if (existsSync('server/dist/cli.js')) chmodSync('server/dist/cli.js', 0o755);
