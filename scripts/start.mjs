// npm start [-- FOLDER]: builds the extension and opens VS Code with it. See `npm start -- --help`.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { whenAskedToEnd } from './ending.mjs';
import { installIfNeeded, npm, root } from './install.mjs';
import { findCode, openDesktop } from './start/desktop.mjs';
import { openHosted } from './start/hosted.mjs';

const help = `npm start -- [FOLDER] [options]

Builds the extension and opens VS Code with it on FOLDER (by default the samples, test/workspaces/samples).
Ctrl-C ends everything that it started.

  --code PATH            desktop VS Code to use; by default "code" of the PATH
  --hosted               the VS Code of test/host in a browser, also where there is a desktop one
  --host latest|minimum  which of those; "latest" by default
  --port N               where it listens on 127.0.0.1; by default any free port
  --no-open              only print the address
  --help

Without a desktop VS Code the one of test/host is installed (Linux x64), served on 127.0.0.1, and opened in the
default browser. The line "Ready: <URL>" says that it answers. FOLDER is opened as a trusted folder.

Examples
  npm start
  npm start -- ~/projects/shop
  npm start -- --hosted --no-open --port 8080
`;

function usage(message) {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

function readCommandLine() {
  const options = {
    code: { type: 'string' },
    hosted: { type: 'boolean', default: false },
    host: { type: 'string', default: 'latest' },
    port: { type: 'string', default: '0' },
    open: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  };
  try {
    return parseArgs({ options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    return usage(error.message);
  }
}

const { values, positionals } = readCommandLine();
if (values.help) {
  console.log(help);
  process.exit(0);
}
const port = Number(values.port);
if (!/^\d+$/.test(values.port) || port > 65_535) usage(`--port ${values.port}: not a port`);
if (values.host !== 'latest' && values.host !== 'minimum') usage(`--host ${values.host}: latest or minimum`);
if (positionals.length > 1) usage('One folder, please.');
// npm runs scripts at the top of the repository, and tells where the user was.
const given = positionals[0] && path.resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0]);
const folder = given ?? path.join(root, 'test/workspaces/samples');
if (!existsSync(folder) || !statSync(folder).isDirectory()) usage(`${folder} is no folder.`);

/** @type {(() => Promise<void> | void) | undefined} */
let stop;
let stopping = false;
async function end(code) {
  if (stopping) return;
  stopping = true;
  await stop?.();
  process.exit(code);
}
whenAskedToEnd(() => end(0));

try {
  installIfNeeded();
  const code = values.hosted ? undefined : findCode(values.code);
  if (code) {
    npm(['run', '--silent', 'build']);
    stop = openDesktop(code, folder, () => end(0));
  } else {
    stop = await openHosted(folder, { which: values.host, port, open: values.open, onClosed: () => end(1) });
    if (stopping) await stop();
  }
} catch (error) {
  console.error(error.message);
  await end(1);
}
