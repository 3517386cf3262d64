// Builds every bundle of the product. --production minifies and leaves source maps out; --watch keeps building.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

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

const bundles = [
  { ...node, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'client/dist', external: ['vscode'] },
  { ...node, entryPoints: { server: 'server/src/lsp/node/main.ts', cli: 'server/src/cli/main.ts' }, outdir: 'server/dist' },
  { ...browser, entryPoints: { diagram: 'client/webview/diagram.ts' }, outdir: 'client/dist/webview' },
];

for (const bundle of bundles) {
  if (watch) await (await context(bundle)).watch();
  else await build(bundle);
}
mkdirSync('client/dist/webview', { recursive: true });
if (existsSync('client/webview/diagram.css')) cpSync('client/webview/diagram.css', 'client/dist/webview/diagram.css');
