// Measures peers, floors and us side by side and prints Markdown tables.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { adversaries } from '../corpus/adversarial';
import { type Limits, measure, measureStartup, operations, type Times } from './measure';
import { commandOf, titleOf } from './servers';
import { makeDocument, type ShapeName, shapeNames } from './shapes';
import { shuffler } from './statistics';
import { type Cell, growthTable, memoryTable, milliseconds, operationTable, table } from './tables';
import { measureWorkspace, writeWorkspace } from './workspace';

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: 'peer,floorA,floorB,ours' },
    sizes: { type: 'string' },
    shapes: { type: 'string', default: [...shapeNames, 'adversarial', 'workspace'].join() },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

const quick = values.quick;
const limits: Limits = quick
  ? { repetitions: 9, warmUp: 5, budget: 1_500, patience: 10_000 }
  : { repetitions: 15, warmUp: 10, budget: 3_000, patience: 30_000 };
const servers = values.servers.split(',');
const sizes = (values.sizes ?? (quick ? '500,10000' : '500,2000,10000,50000')).split(',').map(Number);
const shapes = values.shapes.split(',');
const shuffle = shuffler();
const sections: string[] = [];

function say(section: string): void {
  sections.push(section);
  console.log(`${section}\n`);
}

async function main(): Promise<void> {
  const commands = new Map(servers.map((name) => [name, commandOf(name)]));
  const processor = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  say(`## Latency, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${processor}`);
  say(servers.map((name) => `- \`${name}\`: ${titleOf(name)}`).join('\n'));
  say('Medians in milliseconds; compare ratios, not times.');
  await startup(commands);
  await operationTables(commands);
  if (shapes.includes('adversarial')) await adversarialTable(commands);
  const ours = commands.get('ours');
  if (shapes.includes('workspace') && ours) await workspaceTable(ours);
  if (values.out) writeFileSync(values.out, `${sections.join('\n\n')}\n`);
}

async function startup(commands: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const times = await measureStartup(commands, { ...limits, warmUp: 1, budget: Number.POSITIVE_INFINITY }, shuffle);
  const row = servers.map((name) => milliseconds(times.get(name) ?? Number.NaN));
  say(`### Spawn to \`initialize\` result\n\n${table(servers, [row])}`);
}

async function operationTables(commands: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const cells: Cell[] = [];
  for (const shape of shapeNames.filter((name) => shapes.includes(name))) {
    for (const lines of sizes) {
      process.stderr.write(`${shape} ${lines}\n`);
      cells.push({ shape, lines, times: await cell(commands, shape, lines) });
    }
  }
  if (cells.length === 0) return;
  for (const operation of operations) say(`### ${operation}\n\n${operationTable(operation, cells, servers)}`);
  say(`### Memory, MB\n\n${memoryTable(cells, servers)}`);
  if (sizes.length < 2) return;
  for (const name of servers) say(`### Growth exponent of ${name}\n\n${growthTable(cells, name)}`);
}

function cell(commands: ReadonlyMap<string, readonly string[]>, shape: ShapeName, lines: number) {
  return measure(commands, makeDocument(shape, lines), limits, shuffle);
}

/** Texts made to be slow on; the peers would need minutes for them and are left out. */
async function adversarialTable(commands: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const own = new Map([...commands].filter(([name]) => name === 'ours' || name === 'floorA'));
  const few = { ...limits, repetitions: 5, warmUp: 1 };
  const rows: string[][] = [];
  for (const { name, text } of adversaries) {
    process.stderr.write(`${name}\n`);
    const start = { line: 0, character: 0 };
    const document = { text: text(), edit: start, reference: start, completion: start };
    const times = await measure(own, document, few, shuffle);
    rows.push([name, ...[...own.keys()].flatMap((server) => openAndType(times.get(server)))]);
  }
  const head = ['text of 1 MB', ...[...own.keys()].flatMap((name) => [`${name}: open`, `${name}: keystroke`])];
  say(`### Adversarial texts\n\n${table(head, rows)}`);
}

/** A folder of 10,000 files, 500 of them Dockerfiles; no peer looks into one. */
async function workspaceTable(command: readonly string[]): Promise<void> {
  const { folder, remove } = writeWorkspace({ files: 10_000, dockerfiles: 500 });
  try {
    const rows: string[][] = [];
    for (let run = 0; run < (quick ? 1 : 3); run++) {
      process.stderr.write(`workspace ${run}\n`);
      const times = await measureWorkspace(command, folder, limits.patience);
      const { firstLens, withBuilds, complete, longestPause, changedFile, memory } = times;
      rows.push([...[firstLens, withBuilds, complete, longestPause, changedFile].map(milliseconds), memory.toFixed(0)]);
    }
    const head = ['first lens', 'with builds beside it', 'all read', 'longest pause', 'one file changed', 'MB'];
    say(`### A folder of 10,000 files with 500 Dockerfiles\n\n${table(head, rows)}`);
  } finally {
    remove();
  }
}

function openAndType(times: Times = {}): string[] {
  return [milliseconds(times.open ?? Number.NaN), milliseconds(times.keystroke ?? Number.NaN)];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
