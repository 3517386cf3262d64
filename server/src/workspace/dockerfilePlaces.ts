import type { IndexedDockerfile } from './dockerfileIndex';
import type { Snapshot } from './snapshot';

/** Where Dockerfiles are looked for. */
export interface DockerfilePlaces {
  readonly open: readonly Snapshot[];
  /** As they are on disk. What is open counts as it is in the editor. */
  readonly onDisk: readonly IndexedDockerfile[];
}
