import { type Operation, operations, type Times } from './measure';
import { growthExponent } from './statistics';

/** Server → times, for one shape and size. */
export interface Cell {
  readonly shape: string;
  readonly lines: number;
  readonly times: ReadonlyMap<string, Times>;
}

/** One row a shape: medians of all servers in milliseconds, and how many times ours is faster than the peer. */
export function operationTable(operation: Operation, cells: readonly Cell[], servers: readonly string[]): string {
  const ratios = servers.includes('ours') ? servers.filter((name) => name !== 'ours') : [];
  const head = ['shape', 'lines', ...servers, ...ratios.map((name) => `${name} / ours`)];
  const rows = cells.map(({ shape, lines, times }) => {
    const of = (name: string) => times.get(name)?.[operation] ?? Number.NaN;
    return [
      shape,
      String(lines),
      ...servers.map((name) => milliseconds(of(name))),
      ...ratios.map((name) => ratio(of(name), of('ours'))),
    ];
  });
  return table(head, rows);
}

/** How time grows with the number of lines: 1 is linear, 0 constant. */
export function growthTable(cells: readonly Cell[], server: string): string {
  const shapes = [...new Set(cells.map(({ shape }) => shape))];
  const rows = shapes.map((shape) => {
    const own = cells.filter((cell) => cell.shape === shape);
    const exponent = (operation: Operation) =>
      growthExponent(
        own.map(({ lines }) => lines),
        own.map(({ times }) => times.get(server)?.[operation] ?? Number.NaN),
      );
    return [shape, ...operations.map((operation) => fixed(exponent(operation)))];
  });
  return table(['shape', ...operations], rows);
}

export function memoryTable(cells: readonly Cell[], servers: readonly string[]): string {
  const rows = cells.map(({ shape, lines, times }) => [
    shape,
    String(lines),
    ...servers.map((name) => whole(times.get(name)?.memory)),
  ]);
  return table(['shape', 'lines', ...servers], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export function milliseconds(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return 'too long';
  if (Number.isNaN(ms)) return '–';
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}

function ratio(theirs: number, ours: number): string {
  const value = theirs / ours;
  if (Number.isNaN(value)) return '–';
  return value === Number.POSITIVE_INFINITY ? '∞' : `${value < 10 ? value.toFixed(2) : value.toFixed(0)}×`;
}

function fixed(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

function whole(value = Number.NaN): string {
  return Number.isNaN(value) ? '–' : value.toFixed(0);
}
