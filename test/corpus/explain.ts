import type { GraphRecord } from '../../server/src/features/graphRecord';
import type { Difference } from './compare';
import type { ConformanceRecord } from './records';

/** All that is needed to understand a failing record: its text with line numbers, and expected against actual. */
export function explain(record: ConformanceRecord, actual: GraphRecord, found: readonly Difference[]): string {
  const { id, dockerfile, buildkit, ...inputs } = record;
  const told = Object.entries(inputs).filter(([key]) => inputNames.has(key));
  return [
    `── ${id} ${'─'.repeat(Math.max(0, 90 - id.length))}`,
    ...numbered(dockerfile),
    ...told.map(([key, value]) => `  given ${key}: ${JSON.stringify(value)}`),
    ...messages(buildkit, actual),
    ...found.flatMap(lines),
  ].join('\n');
}

const inputNames = new Set(['buildArgs', 'namedContexts', 'platform', 'target', 'images']);

function numbered(dockerfile: string): string[] {
  const all = dockerfile.split('\n');
  if (all.at(-1) === '') all.pop();
  return all.map((line, i) => `${String(i + 1).padStart(4)} │ ${visible(line)}`);
}

/** Control characters and a byte order mark made visible. */
function visible(line: string): string {
  return line.replace(/[^\x20-\x7e\u00a1-\ufefe]/g, (c) => `␛{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}

function messages(expected: GraphRecord, actual: GraphRecord): string[] {
  const say = (who: string, record: GraphRecord) =>
    [['unreadable', record.unreadable] as const, ['file error', record.fileError] as const]
      .concat(record.stages.map((stage) => [`stage ${stage.index}`, stage.error] as never))
      .filter(([, error]) => error !== null)
      .map(([what, error]) => `  ${who} ${what}: ${error?.message} ${JSON.stringify(error?.lines)}`);
  return [...say('BuildKit', expected), ...say('we      ', actual)];
}

function lines({ path, expected, actual }: Difference): string[] {
  if (!Array.isArray(expected) || !Array.isArray(actual) || typeof expected[0] !== 'object') {
    return [`  ${path}`, `    - ${JSON.stringify(expected)}`, `    + ${JSON.stringify(actual)}`];
  }
  return [`  ${path}`, ...listDiff(expected.map(text), actual.map(text)).map((line) => `    ${line}`)];
}

const text = (value: unknown) => JSON.stringify(value);

/** A line diff of two short lists by their longest common subsequence; equal entries are kept for orientation. */
function listDiff(left: readonly string[], right: readonly string[]): string[] {
  const common = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i][j] = left[i] === right[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const out: string[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      out.push(`  ${left[i++]}`);
      j++;
    } else if (j >= right.length || (i < left.length && common[i + 1][j] >= common[i][j + 1]))
      out.push(`- ${left[i++]}`);
    else out.push(`+ ${right[j++]}`);
  }
  return out;
}
