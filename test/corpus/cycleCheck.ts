import type { DependencyRecord, GraphRecord } from '../../server/src/features/graphRecord';

/**
 * Whether `lines` (of instructions, in the order in which an error names them) walk from some stage along its COPY and
 * mount sources until a stage comes up again. BuildKit looks at the sources of a stage in random order, so that of
 * several cycles it may name any.
 */
export function isCycle(lines: readonly number[], { stages }: GraphRecord): boolean {
  const walk = (stage: number, path: readonly number[], rest: readonly number[]): boolean => {
    if (path.includes(stage)) return rest.length === 0;
    const links = stages[stage].dependencies.filter(isLink);
    return links.some((link) => {
      const named = linesOf(link);
      if (!named.every((line, i) => rest[i] === line)) return false;
      return walk(link.stage as number, [...path, stage], rest.slice(named.length));
    });
  };
  return stages.some(({ index }) => walk(index, [], lines));
}

function isLink({ kind, stage }: DependencyRecord): boolean {
  return (kind === 'copy' || kind === 'mount') && stage !== undefined;
}

function linesOf({ line, endLine }: DependencyRecord): number[] {
  return Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
}
