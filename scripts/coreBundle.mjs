// The core stands in one bundle, core.js, and both hosts read it out of there: it would be larger than all that is theirs.
import { relative } from 'node:path';
import { build } from 'esbuild';

const hosts = /^server\/src\/(cli|lsp|node)\//;
const core = /^server\/src\//;
/** Its language is chosen once, for all that is said. */
const sharedLibraries = ['@vscode/l10n'];

/** The entry of core.js: what the server imports of it, and by their paths the modules that the command line does. */
export async function coreEntry(commandLine) {
  const modules = await modulesFromCore(commandLine);
  const contents = [
    "export * from './server/src/languageService';",
    ...modules.map((path) => `export * as '${path}' from '${core.test(path) ? `./${path}` : path}';`),
  ].join('\n');
  return { contents, resolveDir: process.cwd(), sourcefile: 'core.ts', loader: 'ts' };
}

async function modulesFromCore({ plugins, ...bundle }) {
  const found = new Set();
  const finding = readFromCore((path) => found.add(path));
  await build({ ...bundle, write: false, metafile: false, plugins: [...plugins, finding] });
  return [...found].sort();
}

/** What a host imports of the core is read out of core.js; `each` hears of it. */
export function readFromCore(each = () => undefined) {
  const namespace = 'from-core';
  return {
    name: namespace,
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^(\.\.?\/|@)/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === namespace) return undefined;
        const shared = sharedLibraries.includes(path);
        if (!shared && !hosts.test(inRoot(from.importer))) return undefined;
        const found = shared ? path : await ownFile(resolve, path, from);
        if (found === undefined || hosts.test(found)) return undefined;
        each(found);
        return { path: found, namespace };
      });
      onResolve({ filter: /^\.\/core\.js$/, namespace }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `module.exports = require('./core.js')['${path}'];`,
      }));
    },
  };

  async function ownFile(resolve, path, { importer, resolveDir, kind }) {
    const found = await resolve(path, { importer, resolveDir, kind, pluginData: namespace });
    const file = inRoot(found.path);
    return core.test(file) ? file : undefined;
  }
}

const inRoot = (path) => relative(process.cwd(), path).replaceAll('\\', '/');
