// All that `npm test` does, in order.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { installIfNeeded, npm, root } from '../install.mjs';
import { all, counted } from './command.mjs';
import { engine, hostTrouble, vscodeTrouble } from './machine.mjs';

/** @typedef {import('./command.mjs').Outcome} Outcome */

/**
 * @typedef {object} Step
 * @property {string} name for --only; what stands before a `-` names a group of steps
 * @property {string} what
 * @property {string[]} [needs] steps that must have run before
 * @property {(options: { grep?: string, ci: boolean }) => Promise<Outcome>} run
 */

const passed = { passed: 1, failed: 0, skipped: [] };
const leftOut = (/** @type {string} */ reason) => ({ passed: 0, failed: 0, skipped: [reason] });
const mochaProgram = [
  '--import',
  'tsx',
  'node_modules/mocha/bin/mocha.js',
  '--no-config',
  '--require',
  'test/support/sameInputs.ts',
];

/** Every test file of these folders. */
function testFiles(folders) {
  return folders.flatMap((folder) => {
    if (!existsSync(path.join(root, folder))) return [];
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
    return files.filter((file) => file.endsWith('.test.ts')).map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
  });
}

/**
 * Runs the tests of these folders in Node.js.
 * @param {string[]} folders
 * @param {{ env?: Record<string, string | undefined>, timeout?: number }} [how]
 * @returns {Step['run']}
 */
function mocha(folders, { env = {}, timeout = 10_000 } = {}) {
  return async ({ grep }) => {
    const files = testFiles(folders);
    if (files.length === 0) return { passed: 0, failed: 1, skipped: [`no tests in ${folders.join(', ')}`] };
    const reporter = [
      '--reporter',
      'test/support/reporter.cjs',
      '--timeout',
      String(timeout),
      '--forbid-only',
      '--exit',
    ];
    return counted([...mochaProgram, ...reporter, ...(grep ? ['--grep', grep] : []), ...files], env);
  };
}

/** The VS Code that VSCODE_HOST asks for, or both of test/host. */
function hosts() {
  const wanted = process.env.VSCODE_HOST;
  return wanted === 'latest' || wanted === 'minimum' ? [wanted] : ['minimum', 'latest'];
}

/** @type {(host: string) => Step} */
const colours = (host) => ({
  name: `grammar-${host}`,
  what: `colours, with the grammars of VS Code (${host})`,
  run: async (options) => {
    const trouble = await vscodeTrouble(host);
    if (trouble) return leftOut(trouble);
    return mocha(['test/grammar'], { env: { VSCODE_HOST: host }, timeout: 60_000 })(options);
  },
});

/** @type {(host: string) => Step} */
const insideVsCode = (host) => ({
  name: `vscode-${host}`,
  what: `suites inside VS Code (${host})`,
  needs: ['build'],
  run: async ({ grep }) => {
    const trouble = host === 'desktop' ? undefined : await hostTrouble(host);
    if (trouble) return leftOut(trouble);
    return withEngine((env) => counted(['test/vscode/run.mjs'], { ...env, VSCODE_HOST: host, MOCHA_GREP: grep }));
  },
});

/** @type {(host: string) => Step} */
const inTheWindow = (host) => ({
  name: `ui-${host}`,
  what: `the packaged extension in VS Code's window (${host})`,
  needs: ['build', 'package'],
  run: async (options) => {
    const trouble = await hostTrouble(host);
    if (trouble) return leftOut(trouble);
    return withEngine((env) => mocha(['test/ui'], { timeout: 60_000, env: { ...env, VSCODE_HOST: host } })(options));
  },
});

/**
 * Runs tests of which some need the engine; says why they skip themselves where there is none.
 * @param {(env: Record<string, string | undefined>) => Promise<Outcome>} run
 */
async function withEngine(run) {
  const { env, trouble } = await engine();
  if (trouble) console.log(`No Docker engine for the tests: ${trouble}`);
  const outcome = await run(env);
  const because = (/** @type {string} */ name) =>
    trouble ? `${name} (perhaps for want of an engine: ${trouble})` : name;
  return { ...outcome, skipped: outcome.skipped.map(because) };
}

/** @type {Step} */
const install = {
  name: 'install',
  what: 'packages, where they are missing',
  run: async () => {
    installIfNeeded();
    return { ...passed, passed: 0 };
  },
};

/** @type {Step[]} */
const everywhere = [
  install,
  {
    name: 'lint',
    what: 'linter, formatter and layers',
    run: () => all(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']),
  },
  { name: 'types', what: 'type check', run: () => all(['node_modules/typescript/bin/tsc', '-b']) },
  { name: 'unit', what: 'unit tests', run: mocha(['server/src', 'client/src', 'client/webview']) },
  { name: 'build', what: 'bundles', run: () => all(['esbuild.mjs', '--production'], ['esbuild.mjs', '--tests']) },
  {
    name: 'package',
    what: 'the .vsix',
    needs: ['build'],
    run: async () => {
      npm(['run', '--silent', 'package'], { stdio: ['ignore', 'ignore', 'inherit'] });
      return passed;
    },
  },
  {
    name: 'repo',
    what: 'what the repository promises',
    needs: ['build', 'package'],
    run: mocha(['test/repo'], { timeout: 60_000 }),
  },
  {
    name: 'lsp',
    what: 'conversations with the language server',
    needs: ['build'],
    run: mocha(['test/lsp']),
  },
  { name: 'cli', what: 'the command line', needs: ['build'], run: mocha(['test/cli'], { timeout: 30_000 }) },
  {
    name: 'conformance',
    what: "BuildKit's own answers, and texts that bring out slowness",
    run: mocha(['test/corpus'], { timeout: 120_000 }),
  },
];

/** @type {Step} */
const engineTests = {
  name: 'engine',
  what: 'builds with a real Docker engine',
  needs: ['build'],
  run: async (options) => {
    const { env, trouble } = await engine();
    return trouble ? leftOut(trouble) : mocha(['test/engine'], { env, timeout: 120_000 })(options);
  },
};

/** The steps on this machine, in order. With VSCODE_HOST=desktop, VS Code is the real one, and no window is driven. */
export function allSteps() {
  if (process.env.VSCODE_HOST === 'desktop') return [...everywhere, insideVsCode('desktop'), engineTests];
  return [
    ...everywhere,
    ...hosts().map(colours),
    ...hosts().map(insideVsCode),
    ...hosts().map(inTheWindow),
    engineTests,
  ];
}

/**
 * The steps that these names or groups ask for, and what they need, in order. Throws on a name that there isn't.
 * @param {readonly string[]} names
 */
export function chosenSteps(names) {
  const steps = allSteps();
  if (names.length === 0) return steps;
  const chosen = new Set(['install']);
  for (const name of names) {
    const found = steps.filter((step) => step.name === name || step.name.startsWith(`${name}-`));
    if (found.length === 0) throw new Error(`There is no step "${name}": ${steps.map((step) => step.name).join(', ')}`);
    for (const step of found) for (const each of [step.name, ...(step.needs ?? [])]) chosen.add(each);
  }
  return steps.filter((step) => chosen.has(step.name));
}
