import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasConformanceData, readRecords } from './records';

const samples = resolve(dirname(fileURLToPath(import.meta.url)), '../workspaces');

/** Real Dockerfiles to mutate: the sample workspaces, and the conformance data where it is there. */
export function seedTexts(): string[] {
  const own = readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /dockerfile/i.test(entry.name) && !entry.name.endsWith('.dockerignore'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const records = hasConformanceData()
    ? ['dockerfiles.jsonl', 'graph-edges.jsonl', 'graph-generated.jsonl'].flatMap(readRecords)
    : [];
  return [...own, ...small, ...records.map((record) => record.dockerfile)].filter((text) => text.length < 4_000);
}

/** What the real ones lack. */
const small = [
  '',
  'FROM alpine\n',
  '# escape=`\nFROM a AS b\nRUN c `\n  d\nCOPY --from=b / /\n',
  '\ufeff# syntax=docker/dockerfile:1\r\n# check=skip=all\r\nFROM a\r\nRUN <<EOF\r\nx\r\nEOF\r\n',
  'ARG V=1\nFROM a:$V AS b\nONBUILD COPY --from=c x y\nFROM b\nFROM scratch AS c\nCOPY <<A <<B /\nA\nB\nB\n',
  'FROM a AS b\nCOPY --from=c / /\nFROM b AS c\nRUN --mount=from=b,target=/x <<-"E F" sh\n\tFROM x\n\tE F\n',
];
