import type { Engine } from '../build/engine';
import type { Whereabouts } from '../build/images/imageCommands';

/** The name of the archive, in the folder in which the command runs. */
export const ARCHIVE = 'image.tar';

/** Arguments that save an image as an archive with all its layers. */
export function saveArguments({ kind }: Engine, tag: string, where: Whereabouts): readonly string[] {
  switch (kind) {
    case 'buildx':
    case 'buildkit':
    case 'legacy':
    case 'nerdctl':
      return [...where, 'image', 'save', `--output=${ARCHIVE}`, '--', tag];
    case 'podman':
      return [...where, 'image', 'save', '--format=docker-archive', `--output=${ARCHIVE}`, '--', tag];
    case 'buildah':
      return ['push', '--quiet', '--', tag, `docker-archive:${ARCHIVE}`];
  }
}
