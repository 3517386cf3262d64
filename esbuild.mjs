// Builds every bundle of the product. --production minifies and leaves source maps out; --watch keeps building;
// --tests builds the suites that run inside VS Code instead.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { build, context } from 'esbuild';
import { writeNotices } from './scripts/notices.mjs';

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
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };

const product = [
  { ...node, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'client/dist', external: ['vscode'] },
  {
    ...node,
    entryPoints: {
      server: 'server/src/lsp/node/main.ts',
      cli: 'server/src/cli/main.ts',
      // Apart from the rest, because it is larger than all of it and not needed before the first picture.
      graphviz: 'server/src/features/diagram/graphvizEngine.ts',
    },
    outdir: 'server/dist',
  },
  { ...browser, entryPoints: { diagram: 'client/webview/diagram.ts' }, outdir: 'client/dist/webview' },
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
mkdirSync('client/dist/webview', { recursive: true });
if (existsSync('client/webview/diagram.css')) cpSync('client/webview/diagram.css', 'client/dist/webview/diagram.css');
if (existsSync('server/dist/cli.js')) chmodSync('server/dist/cli.js', 0o755);
