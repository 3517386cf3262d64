import type { BuildRequest } from './buildRequest';
import { type Engine, type EngineKind, isAtLeast, type Version } from './engine';

/** A part of a request that not every engine has an option for. */
export type RequestPart =
  /** More than one. */
  | 'platforms'
  | 'namedContexts'
  | 'secrets'
  | 'ssh'
  | 'cacheTo'
  | 'builder'
  | 'push'
  /** Its files, in a folder or an archive. */
  | 'files';

/** Since which version, for those that have an option for it. */
const takenSince: Record<RequestPart, Partial<Record<EngineKind, Version>>> = {
  platforms: { buildx: [], podman: [4], nerdctl: [], buildah: [1, 23] },
  namedContexts: { buildx: [0, 8], podman: [4, 2], nerdctl: [], buildah: [1, 27] },
  secrets: { buildx: [], buildkit: [], podman: [3, 3], nerdctl: [], buildah: [1, 22] },
  ssh: { buildx: [], buildkit: [], podman: [4], nerdctl: [], buildah: [1, 23] },
  cacheTo: { buildx: [], podman: [4, 3], nerdctl: [], buildah: [1, 28] },
  builder: { buildx: [], buildkit: [], legacy: [], podman: [] },
  push: { buildx: [] },
  files: { buildx: [], buildkit: [], podman: [4], nerdctl: [], buildah: [1, 23] },
};

export function canTake({ kind, version }: Engine, part: RequestPart): boolean {
  const since = takenSince[part][kind];
  return since !== undefined && isAtLeast(version, since);
}

/** Why an engine can't do all of a request as it is meant. */
export type Lack =
  | { readonly kind: RequestPart }
  /** A path that its option can't be given: it would read the comma, or the like, as the end. */
  | { readonly kind: 'path'; readonly path: string };

/** What stands in the way of a build; empty for most. */
export function lacksOf(engine: Engine, request: BuildRequest): readonly Lack[] {
  const parts = partsOf(request).filter((part) => !canTake(engine, part));
  const paths = unspeakable(engine, request).filter(() => parts.length === 0);
  return [...parts.map((kind) => ({ kind })), ...paths.map((path) => ({ kind: 'path' as const, path }))];
}

function partsOf(request: BuildRequest): RequestPart[] {
  const asked: Record<RequestPart, boolean> = {
    platforms: (request.platforms?.length ?? 0) > 1,
    namedContexts: Boolean(request.namedContexts?.length),
    secrets: Boolean(request.secrets?.length),
    ssh: Boolean(request.ssh?.length),
    cacheTo: Boolean(request.cacheTo?.length),
    builder: request.builder !== undefined,
    push: request.output?.kind === 'push',
    files: request.output?.kind === 'folder' || request.output?.kind === 'tar',
  };
  return (Object.keys(asked) as RequestPart[]).filter((part) => asked[part]);
}

/** buildah and podman cut at each comma, whatever quotes are around it; keys for ssh are cut by all. */
function unspeakable({ kind }: Engine, { secrets = [], ssh = [], output }: BuildRequest): string[] {
  const keys = ssh.flatMap(({ path }) => (path?.includes(',') ? [path] : []));
  if (kind !== 'podman' && kind !== 'buildah') return keys;
  const files = [
    ...secrets.flatMap(({ from }) => (from.kind === 'file' ? [from.path] : [])),
    ...(output?.kind === 'folder' || output?.kind === 'tar' ? [output.path] : []),
  ];
  return [...keys, ...files.filter((file) => /[",\r\n]/.test(file))];
}

/** What a stage wants of an engine that its builder may not know. */
export interface StageWants {
  readonly mounts: boolean;
  readonly heredocs: boolean;
}

export const wantsNothing: StageWants = { mounts: false, heredocs: false };

/** What one should know of an engine before it builds a stage. */
export type Caution =
  /** Every stage above it is built too. */
  | 'all-stages'
  /** It refuses `RUN --mount`. */
  | 'no-mounts'
  /** It doesn't know heredocs, at least without a frontend of one's own. */
  | 'no-heredocs';

export function cautionsOf({ kind, version }: Engine, wants: StageWants): readonly Caution[] {
  const cautions: Caution[] = [];
  if (kind === 'legacy') cautions.push('all-stages');
  if (kind === 'legacy' && wants.mounts) cautions.push('no-mounts');
  if (wants.heredocs && !knowsHeredocs(kind, version)) cautions.push('no-heredocs');
  return cautions;
}

const heredocsSince: Partial<Record<EngineKind, Version>> = {
  buildx: [],
  nerdctl: [],
  podman: [4, 9],
  buildah: [1, 33],
};

function knowsHeredocs(kind: EngineKind, version: Version): boolean {
  const since = heredocsSince[kind];
  return since !== undefined && isAtLeast(version, since);
}

/** Whether `--target` means a stage in the case that it is written in, and no other. */
export function mindsCase({ kind }: Engine): boolean {
  return kind === 'podman' || kind === 'buildah';
}
