import type { ImageReference } from './imageReference';
import { isOfficialImage } from './officialImages';

const architectures =
  /^(?:amd64|i386|arm32v[567]|arm64v8|ppc64le|s390x|riscv64|mips64le|winamd64|library|docker\/library)\//;

/** Namespaces at other registries that hold the same images as Docker Hub or a public registry. */
const mirrors = /^(?:mirror\.gcr\.io|public\.ecr\.aws\/docker|registry-1\.docker\.io)\//;

/**
 * The repository of a reference as people write it: without `docker.io/library/`, and without what says only that it is
 * a mirror (`public.ecr.aws/docker/library/`, any registry's `…/library/`) or for one architecture (`arm64v8/`).
 */
export function familiarName({ domain, path }: ImageReference): string {
  const written = domain === 'docker.io' ? path : `${domain}/${path}`.replace(mirrors, '');
  const official = written.slice(written.lastIndexOf('/') + 1);
  const isMirror =
    isOfficialImage(official) && (architectures.test(written) || written.endsWith(`/library/${official}`));
  return isMirror ? official : written;
}
