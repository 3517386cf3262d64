#!/usr/bin/env node
// Takes desktop VS Code's own command line (--extensionDevelopmentPath= --extensionTestsPath= FOLDER ...), runs that
// suite in the extension host of host.mjs, prints what the suite prints and exits with its result. So runTests() of
// @vscode/test-electron can be pointed at this file.
//   VSCODE_HOST=latest|minimum   HOST_TIMEOUT_MS=900000   HOST_VERBOSE=1
//   TEST_ARTIFACTS=DIR (screenshot and logs of a failure)
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { hostName, startHost } from './host.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const start = performance.now();

function lap(what) {
  if (process.env.HOST_VERBOSE !== '1') return;
  console.error(`[host ${String(Math.round(performance.now() - start)).padStart(6)} ms] ${what}`);
}

/** The part of desktop VS Code's command line that matters here. */
function readCommandLine(argv) {
  const valued = new Set(['extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir']);
  const given = { development: [], places: [], payload: [], options: new Map() };
  for (let i = 0; i < argv.length; i++) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(argv[i]) ?? [];
    if (!name) given.places.push(path.resolve(argv[i]));
    else if (name === 'disable-extensions') given.payload.push(['disableExtensions', 'true']);
    else if (name === 'folder-uri' || name === 'file-uri') given.places.push(fileURLToPath(inline ?? argv[++i]));
    else if (!valued.has(name))
      lap(`ignored ${argv[i]}`); // Electron's switches, and what host.mjs sets anyway
    else if (name === 'extensionDevelopmentPath') given.development.push(inline ?? argv[++i]);
    else given.options.set(name, path.resolve(inline ?? argv[++i]));
  }
  return given;
}

/** Desktop VS Code requires the tests as a module; the shim imports them, so it must name the file. */
function moduleFile(name) {
  const candidates = ['', '.js', '.cjs', '.mjs', '/index.js'].map((end) => name + end);
  return candidates.find((file) => existsSync(file) && statSync(file).isFile());
}

/** Prints what the suite writes to the file, as it comes. */
function follow(file) {
  writeFileSync(file, '');
  const reader = openSync(file, 'r');
  const buffer = Buffer.alloc(65536);
  let offset = 0;
  const drain = () => {
    for (let n = 1; n > 0; offset += n) {
      n = readSync(reader, buffer, 0, buffer.length, offset);
      process.stdout.write(buffer.subarray(0, n));
    }
  };
  const timer = setInterval(drain, 50);
  return () => {
    clearInterval(timer);
    drain();
    closeSync(reader);
  };
}

/** The suite's result as VS Code's window tells it. */
async function result(page, url, log) {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  // What VS Code's window calls when it has been started for tests.
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    log.push(`${type} ${args.map((a) => (typeof a === 'string' ? a : JSON.stringify(a))).join(' ')}\n`);
  });
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  page.on('crash', () => {
    console.error('host: the page crashed');
    end(1);
  });
  await page.goto(url);
  lap('page loaded');
  const timeout = Number(process.env.HOST_TIMEOUT_MS ?? 900_000);
  const timer = setTimeout(() => {
    console.error(`host: no result within ${timeout} ms`);
    end(124);
  }, timeout);
  const code = await ended;
  clearTimeout(timer);
  return code;
}

async function keepArtifacts(page, log, serverLog) {
  if (!process.env.TEST_ARTIFACTS) return;
  const folder = path.join(process.env.TEST_ARTIFACTS, `vscode-${hostName()}`);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, 'workbench.png') }).catch(() => {});
  writeFileSync(path.join(folder, 'workbench.log'), log.join(''));
  writeFileSync(path.join(folder, 'server.log'), serverLog);
}

async function run({ development, places, payload, options }, tests) {
  const root = mkdtempSync(path.join(tmpdir(), 'stages-run-'));
  const output = path.join(root, 'output');
  const passed = path.join(root, 'passed');
  const unfollow = follow(output);
  let host;
  let browser;
  try {
    host = await startHost({
      testing: true,
      userDataDir: options.get('user-data-dir'),
      extensionsDir: options.get('extensions-dir'),
      env: { HOST_TESTS: tests, HOST_OUTPUT: output, HOST_PASSED: passed },
    });
    lap(`server on ${host.url}`);
    browser = await openBrowser();
    lap('browser started');
    const place = places.find((file) => existsSync(file));
    const url = host.workbenchUrl({
      [place?.endsWith('.code-workspace') ? 'workspace' : 'folder']: place,
      payload: [
        ...development.map((dir) => ['extensionDevelopmentPath', host.remoteUri(dir)]),
        ['extensionTestsPath', host.remoteUri(path.join(here, 'shim.cjs'))],
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
        ...payload,
      ],
    });
    const log = [];
    let code = await result(browser.page, url, log);
    // VS Code reports a killed extension host, or a process.exit() in it, as 0 too.
    if (code === 0 && !existsSync(passed)) {
      console.error('host: the extension host ended before the suite did');
      code = 1;
    }
    lap(`suite ended with ${code}`);
    if (code !== 0) await keepArtifacts(browser.page, log, host.logText);
    return code;
  } finally {
    unfollow();
    await browser?.close();
    await host?.stop();
    rmSync(root, { recursive: true, force: true });
    lap('stopped');
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
const given = readCommandLine(process.argv.slice(2));
const tests = given.options.has('extensionTestsPath') && moduleFile(given.options.get('extensionTestsPath'));
if (given.development.length === 0 || !tests) {
  console.error('usage: run-tests.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [FOLDER | WORKSPACE]');
  process.exit(2);
}
const code = await run(given, tests).catch((error) => {
  console.error(error);
  return 1;
});
// test-electron drops what it has not read by the time it sees the exit.
await new Promise((resolve) => setTimeout(resolve, 200));
process.exit(code);
