import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, type Message, within } from './client';

export interface WorkspaceSize {
  readonly files: number;
  readonly dockerfiles: number;
}

/** In milliseconds and MB, of a server that begins in a large folder. */
export interface WorkspaceTimes {
  /** From opening a Dockerfile to the first lenses. */
  readonly firstLens: number;
  /** To lenses that know the builds of the files beside it. */
  readonly withBuilds: number;
  /** Until all files were read. */
  readonly complete: number;
  /** The longest wait for a hover meanwhile. */
  readonly longestPause: number;
  /** From the news of a changed file to lenses that know of it. */
  readonly changedFile: number;
  readonly memory: number;
}

/** Writes a folder of services, each with a Dockerfile, those who build it and sources; the same each time. */
export function writeWorkspace({ files, dockerfiles }: WorkspaceSize): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stages-bench-'));
  let written = 0;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    written++;
  };
  write('.gitignore', 'dist/\n*.log\n.env*\ncoverage\n');
  for (let k = 0; k < dockerfiles; k++) for (const [path, text] of serviceFiles(k)) write(path, text);
  for (let k = 0; written < files; k++) {
    write(`services/s${k % dockerfiles}/src/module${k}.ts`, source(k));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function serviceFiles(k: number): [string, string][] {
  const at = `services/s${k}`;
  const steps = Array.from({ length: 20 }, (_, step) => `RUN install-${step} --of service${k}`).join('\n');
  const lines = (text: string) => Array.from({ length: 30 }, (_, line) => `${text} ${line}`).join('\n');
  return [
    [
      `${at}/Dockerfile`,
      `FROM node:22 AS deps\n${steps}\nFROM deps AS test\n${steps}\nFROM deps AS old\nFROM deps AS release\n`,
    ],
    [`${at}/build.sh`, `#!/bin/sh\nset -eu\n${lines('echo step')}\ndocker build --target test -t s${k} .\n`],
    [`${at}/compose.yaml`, `services:\n  s${k}:\n    build:\n      context: .\n      target: test\n${composeRest(k)}`],
    [`${at}/Makefile`, `TAG := s${k}\nimage:\n\tdocker build --target release -t $(TAG) .\n`],
    [`${at}/package.json`, `{ "name": "s${k}", "scripts": { "image": "docker build --target test ." } }\n`],
    [
      `${at}/README.md`,
      `# Service ${k}\n\n${lines('Some words about it.')}\n\n\`\`\`sh\ndocker build --target test .\n\`\`\`\n`,
    ],
    [`${at}/k8s/deployment.yaml`, `kind: Deployment\nmetadata:\n  name: s${k}\n${lines('#')}\n`],
    [`.github/workflows/s${k}.yml`, workflow(k)],
  ];
}

function composeRest(k: number): string {
  return Array.from({ length: 8 }, (_, n) => `  dep${n}:\n    image: registry.example.com/s${k}/dep${n}:1\n`).join('');
}

function workflow(k: number): string {
  return `name: s${k}
on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@v6
        with:
          context: services/s${k}
          target: release
      - run: |
          cd services/s${k}
          docker build --target test .
`;
}

function source(k: number): string {
  return Array.from({ length: 40 }, (_, line) => `export const value${k}_${line} = () => 'build target ${line}';`).join(
    '\n',
  );
}

const capabilities = {
  window: { workDoneProgress: true },
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
};

/** Starts a server in a folder and opens one of its Dockerfiles, as somebody who comes back to work. */
export async function measureWorkspace(
  command: readonly string[],
  folder: string,
  patience: number,
): Promise<WorkspaceTimes> {
  const client = new Client(command);
  try {
    const rootUri = pathToFileURL(folder).href;
    await client.request('initialize', { processId: null, rootUri, capabilities, initializationOptions }, patience);
    client.notify('initialized', {});
    return await measured(client, { folder, patience });
  } finally {
    client.kill();
  }
}

const initializationOptions = { codeLens: true };

interface Conversation {
  readonly folder: string;
  readonly patience: number;
}

async function measured(client: Client, { folder, patience }: Conversation): Promise<WorkspaceTimes> {
  const uri = pathToFileURL(join(folder, 'services/s7/Dockerfile')).href;
  const text = new Map(serviceFiles(7)).get('services/s7/Dockerfile');
  const complete = allRead(client, uri);
  const started = performance.now();
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'dockerfile', version: 1, text } });
  const firstLens = await client.request('textDocument/codeLens', { textDocument: { uri } }, patience);
  const pauses = longestPause(client, uri);
  const withBuilds = (await lensesLike(client, uri, /"[45] builds/, patience)) - started;
  const done = (await within(patience, 'the scan', complete)) - started;
  const pause = await pauses.stop();
  const memory = client.memory();
  writeFileSync(join(folder, 'services/s7/build.sh'), 'docker build .\n');
  const changed = performance.now();
  const changes = [{ uri: uri.replace('Dockerfile', 'build.sh'), type: 2 }];
  client.notify('workspace/didChangeWatchedFiles', { changes });
  const changedFile = (await lensesLike(client, uri, /"4 builds/, patience)) - changed;
  return { firstLens: firstLens.ms, withBuilds, complete: done, longestPause: pause, changedFile, memory };
}

/** When the diagnostics say that all was looked through. */
function allRead(client: Client, uri: string): Promise<number> {
  return new Promise((resolve) => {
    client.onNotification = ({ method, params }: Message, at) => {
      if (method !== 'textDocument/publishDiagnostics' || params?.uri !== uri) return;
      if (JSON.stringify(params.diagnostics).includes('looked through')) resolve(at);
    };
  });
}

async function lensesLike(client: Client, uri: string, like: RegExp, patience: number): Promise<number> {
  for (const limit = performance.now() + patience; performance.now() < limit; ) {
    const { result } = await client.request('textDocument/codeLens', { textDocument: { uri } }, patience);
    if (like.test(JSON.stringify(result))) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Number.NaN;
}

function longestPause(client: Client, uri: string): { stop: () => Promise<number> } {
  let longest = 0;
  let isOver = false;
  const ask = async () => {
    while (!isOver) {
      const position = { line: 0, character: 18 };
      const { ms } = await client.request('textDocument/hover', { textDocument: { uri }, position }, 60_000);
      longest = Math.max(longest, ms);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const asking = ask();
  return {
    stop: async () => {
      isOver = true;
      await asking;
      return longest;
    },
  };
}
