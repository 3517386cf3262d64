import { allDockerfiles, type DockerfilePlaces } from '../allDockerfiles';

/** Whether there are Dockerfiles, and none of them has a stage that a target of this name means. */
export function isNowhere(target: string, places: DockerfilePlaces): boolean {
  const name = target.toLowerCase();
  const dockerfiles = allDockerfiles(places);
  return (
    dockerfiles.length > 0 && !dockerfiles.some(({ stages }) => stages.some((one) => one.name?.toLowerCase() === name))
  );
}
