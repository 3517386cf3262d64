import * as path from 'node:path';

/** What choosing a context looks at; on disk, or in a test. */
export interface Folders {
  exists(file: string): Promise<boolean>;
  /** Names in a folder, empty where there is none. */
  names(folder: string): Promise<readonly string[]>;
}

export interface ContextQuestion {
  readonly dockerfile: string;
  /** Candidates end here; undefined for a Dockerfile outside of all workspace folders. */
  readonly workspaceFolder: string | undefined;
  /** COPY and ADD sources of what will be built, as written, `*`, `?` and `[…]` included. */
  readonly sources: readonly string[];
}

export interface ContextCandidate {
  readonly folder: string;
  /** The sources that are not there. */
  readonly missing: readonly string[];
}

/**
 * The folders that could be the build context, best first: the Dockerfile's folder, and those above it that hold more of
 * what COPY wants.
 */
export async function contextCandidates(
  question: ContextQuestion,
  folders: Folders,
): Promise<readonly ContextCandidate[]> {
  const [own, ...above] = await Promise.all(
    foldersUp(question).map(async (folder) => ({
      folder,
      missing: await missingSources(folder, question.sources, folders),
    })),
  );
  if (!own) return [];
  const better = above.filter((candidate) => candidate.missing.length < own.missing.length);
  return [...better.sort((a, b) => a.missing.length - b.missing.length), own];
}

/**
 * The candidate that needs no question, if there is one: the only folder; among those in which other files build the
 * stage, the one that holds most; the only one in which nothing is missing.
 */
export function obviousContext(
  candidates: readonly ContextCandidate[],
  built: readonly ContextCandidate[],
): ContextCandidate | undefined {
  if (built.length > 0) return onlyBest(built);
  const complete = candidates.filter(({ missing }) => missing.length === 0);
  return candidates.length === 1 ? candidates[0] : oneAlone(complete);
}

function onlyBest(candidates: readonly ContextCandidate[]): ContextCandidate | undefined {
  const least = Math.min(...candidates.map(({ missing }) => missing.length));
  return oneAlone(candidates.filter(({ missing }) => missing.length === least));
}

function oneAlone<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** Folders that are known from elsewhere, with what isn't there. */
export function contextsIn(
  all: readonly string[],
  sources: readonly string[],
  folders: Folders,
): Promise<readonly ContextCandidate[]> {
  return Promise.all(all.map(async (folder) => ({ folder, missing: await missingSources(folder, sources, folders) })));
}

/** The Dockerfile's folder and those above it, up to the workspace folder. */
function foldersUp({ dockerfile, workspaceFolder }: ContextQuestion): string[] {
  const own = path.dirname(dockerfile);
  if (workspaceFolder === undefined) return [own];
  const steps = path.relative(workspaceFolder, own);
  if (steps.startsWith('..') || path.isAbsolute(steps)) return [own];
  const result = [own];
  for (let folder = own; folder !== workspaceFolder; ) {
    const parent = path.dirname(folder);
    if (parent === folder) break;
    result.push(parent);
    folder = parent;
  }
  return result;
}

async function missingSources(folder: string, sources: readonly string[], folders: Folders): Promise<string[]> {
  const there = await Promise.all(sources.map((source) => isThere(folder, segments(source), folders)));
  return sources.filter((_, index) => !there[index]);
}

/** BuildKit reads `/a`, `./a` and `../a` alike, as `a` in the context. */
function segments(source: string): string[] {
  return path.posix.normalize(`/${source}`).split('/').filter(Boolean);
}

async function isThere(folder: string, rest: readonly string[], folders: Folders): Promise<boolean> {
  const wild = rest.findIndex((segment) => /[*?[]/.test(segment));
  if (wild === -1) return folders.exists(path.join(folder, ...rest));
  const parent = path.join(folder, ...rest.slice(0, wild));
  const pattern = rest[wild] ?? '';
  const below = rest.slice(wild + 1);
  if (pattern === '**') return folders.exists(parent);
  for (const name of await folders.names(parent)) {
    if (matches(pattern, name) && (below.length === 0 || (await isThere(path.join(parent, name), below, folders)))) {
      return true;
    }
  }
  return false;
}

/** Whether a name matches one segment of a pattern as Go's filepath.Match understands it. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.match(/\*|\?|\[\^?(?:\\.|[^\]\\])+\]|\\.|[^*?[\\]|[[\\]/gu) ?? [];
  const characters = [...name];
  // Positions in `parts` that are reached after the characters so far: linear in both, whatever the pattern.
  let reached = closure(new Set([0]), parts);
  for (const character of characters) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part === '*') next.add(at);
      else if (part !== undefined && matchesOne(part, character)) next.add(at + 1);
    }
    reached = closure(next, parts);
  }
  return reached.has(parts.length);
}

/** `*` may also stand for nothing. */
function closure(positions: Set<number>, parts: readonly string[]): Set<number> {
  for (const at of positions) if (parts[at] === '*') positions.add(at + 1);
  return positions;
}

function matchesOne(part: string, character: string): boolean {
  if (part === '?') return true;
  if (part.startsWith('\\') && part.length > 1) return part.slice(1) === character;
  if (!part.startsWith('[') || part.length === 1) return part === character;
  const negated = part[1] === '^';
  const inside = part.slice(negated ? 2 : 1, -1).match(/\\?.-\\?.|\\?./gu) ?? [];
  const bare = (text: string) => text.replace(/^\\/, '');
  const hit = inside.some((item) => {
    const range = /^(\\?.)-(\\?.)$/u.exec(item);
    if (!range) return bare(item) === character;
    return bare(range[1] ?? '') <= character && character <= bare(range[2] ?? '');
  });
  return hit !== negated;
}
