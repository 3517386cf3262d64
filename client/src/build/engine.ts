/** A program that builds images. */
export interface Engine {
  readonly kind: EngineKind;
  readonly executable: string;
  /** Of the program (of buildx for `buildx`); empty where it doesn't say. */
  readonly version: Version;
}

export type EngineKind =
  /** docker with buildx. */
  | 'buildx'
  /** docker up to version 22, whose client has BuildKit in it, without buildx. */
  | 'buildkit'
  /** docker without any of these. */
  | 'legacy'
  | 'podman'
  | 'nerdctl'
  | 'buildah';

/** `[28, 5, 2]` */
export type Version = readonly number[];

/** Whether a version is at least another; one that nobody knows is taken for a new one. */
export function isAtLeast(version: Version, least: Version): boolean {
  if (version.length === 0) return true;
  for (const [index, number] of least.entries()) {
    const own = version[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}
