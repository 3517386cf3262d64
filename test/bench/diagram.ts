// npm run bench:diagram [-- --repetitions 30]: how soon a change is in the stage diagram, and how still the rest stays.
import { parseArgs } from 'node:util';
import { loadGraphviz } from '../../server/src/features/diagram/graphvizEngine';
import { hasConformanceData, readRecords } from '../corpus/records';
import { chromiumPath } from '../host/browser.mjs';
import { dice, randomStages } from '../support/stageEdits';
import { DiagramPage } from './diagramPage';
import { DiagramSession } from './diagramSession';
import { shiftRows } from './diagramShifts';
import { commandOf } from './servers';
import { milliseconds, table } from './tables';

const { values } = parseArgs({ options: { repetitions: { type: 'string', default: '30' } } });
const repetitions = Number(values.repetitions);
const warmUp = 5;

async function main(): Promise<void> {
  // Builds the bundles that the page needs, too.
  const command = commandOf('ours');
  const page = chromiumPath() ? await DiagramPage.open() : undefined;
  const rows: string[][] = [];
  try {
    for (const [name, text] of documents()) {
      process.stderr.write(`${name}\n`);
      rows.push([name, ...(await timesOf(command, text, page))]);
    }
  } finally {
    await page?.close();
  }
  const head = ['change → ', 'answered p50', 'p95', 'drawn p50', 'p95', 'first picture', 'kB'];
  console.log(`### From a change to the diagram, ms\n\n${table(head, rows)}\n`);
  if (!page) console.log('No Chromium was found (CHROMIUM_PATH), so nothing was drawn.\n');
  process.stderr.write('shifts\n');
  const shifts = shiftRows(shiftedDocuments(), await loadGraphviz(), repetitions);
  const shiftHead = [
    'edit',
    'shift, mean',
    'p95',
    'of fresh pictures',
    'fresh ones',
    'crossings',
    'width',
    'layout p95, ms',
  ];
  console.log('### How far the rest moves, in card widths; crossings and width against fresh pictures\n');
  console.log(table(shiftHead, shifts));
}

/** Typing a name, and an edge that comes and goes. */
async function timesOf(command: readonly string[], text: string, page?: DiagramPage): Promise<readonly string[]> {
  const session = await DiagramSession.start(command, text);
  try {
    const first = await session.diagram();
    await page?.show(first.diagram);
    const [answered, drawn]: number[][] = [[], []];
    for (let count = -warmUp; count < repetitions; count++) {
      const { ms, diagram } = await session.change(count);
      const shown = page ? await page.show(diagram) : Number.NaN;
      if (count < 0) continue;
      answered.push(ms);
      drawn.push(ms + shown);
    }
    const kilobytes = JSON.stringify(first.diagram).length / 1000;
    const cells = [answered, drawn].flatMap((times) => [quantile(times, 0.5), quantile(times, 0.95)]);
    return [...cells.map(milliseconds), milliseconds(first.ms), kilobytes.toFixed(0)];
  } finally {
    session.close();
  }
}

function documents(): readonly (readonly [string, string])[] {
  const real = hasConformanceData()
    ? readRecords('dockerfiles.jsonl').filter(({ buildkit }) => buildkit.stages.length >= 33)
    : [];
  return [
    ['20 stages', randomStages(20, dice(1))],
    ...real
      .slice(0, 1)
      .map(({ dockerfile, buildkit }) => [`${buildkit.stages.length} stages (real)`, dockerfile] as const),
    ['100 stages', randomStages(100, dice(2))],
    ['300 stages', randomStages(300, dice(3))],
  ];
}

function shiftedDocuments(): readonly string[] {
  const isMiddling = (count: number) => count >= 15 && count <= 40;
  const real = hasConformanceData() ? readRecords('dockerfiles.jsonl') : [];
  return [
    ...real.filter(({ buildkit }) => isMiddling(buildkit.stages.length)).map(({ dockerfile }) => dockerfile),
    ...Array.from({ length: 10 }, (_, seed) => randomStages(20, dice(100 + seed))),
  ];
}

function quantile(times: readonly number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
