import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GraphRecord } from '../../server/src/features/graphRecord';
import type { BuildInputs } from '../../server/src/model/stageGraph';

/** One Dockerfile with what BuildKit made of it, and what it was told besides the text. */
export interface ConformanceRecord {
  readonly id: string;
  readonly dockerfile: string;
  readonly buildkit: GraphRecord;
  readonly buildArgs?: BuildInputs['buildArgs'];
  readonly namedContexts?: BuildInputs['namedContexts'];
  readonly platform?: string;
  readonly target?: string;
  readonly images?: BuildInputs['images'];
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the conformance data lies; set DOCKERFILE_STAGES_CONFORMANCE to another folder. */
export const conformanceFolder = resolve(
  process.env.DOCKERFILE_STAGES_CONFORMANCE ?? join(root, '../shared/conformance'),
);

/** The files whose records carry a graph. */
export const graphFiles = [
  'graph-generated.jsonl',
  'graph-edges.jsonl',
  'dockerfiles.jsonl',
  'checks-generated.jsonl',
] as const;

export function hasConformanceData(): boolean {
  return existsSync(conformanceFolder);
}

/** Skips the tests of a suite where there is none: `before(skipWithoutData)`. */
export function skipWithoutData(this: { skip(): void }): void {
  if (hasConformanceData()) return;
  console.log(
    `  skipped: no conformance data in ${conformanceFolder} (DOCKERFILE_STAGES_CONFORMANCE names another folder)`,
  );
  this.skip();
}

/** All records of a .jsonl file, by path or by its name in the conformance folder. */
export function readRecords(file: string): ConformanceRecord[] {
  const path = existsSync(file) ? file : join(conformanceFolder, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as ConformanceRecord);
}

/** One of the peers' test suites as data. */
export function readPeerTests<T>(name: string): T[] {
  return JSON.parse(readFileSync(join(conformanceFolder, 'peer-tests', name), 'utf8')) as T[];
}

/** What the record tells a build besides the Dockerfile. */
export function inputsOf(record: ConformanceRecord): BuildInputs {
  const { buildArgs, namedContexts, platform, target, images } = record;
  return { buildArgs, namedContexts, platform, target, images };
}
