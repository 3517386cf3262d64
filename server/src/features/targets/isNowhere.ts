import type { DockerfilePlaces } from '../../workspace/dockerfilePlaces';

/** Whether there are Dockerfiles, and none of them has a stage that a target of this name means, in an editor or on disk. */
export function isNowhere(target: string, { open, onDisk }: DockerfilePlaces): boolean {
  const name = target.toLowerCase();
  if (open.length === 0 && onDisk.length === 0) return false;
  if (open.some(({ graph }) => graph.stageNamed(name))) return false;
  return !onDisk.some(({ stages }) => stages.some((one) => one.name?.toLowerCase() === name));
}
