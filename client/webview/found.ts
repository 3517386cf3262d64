import type { DiagramNode } from '../../server/src/protocol/diagram';
import type { PictureView } from './pictureView';

/** Marks what a search found, and the one of them that is looked at. */
export function markFound(picture: PictureView, all: readonly DiagramNode[], current: DiagramNode | undefined): void {
  const ids = new Set(all.map(({ id }) => id));
  for (const element of picture.world.querySelectorAll<SVGGElement>('[data-node]')) {
    const id = element.dataset.node ?? '';
    element.classList.toggle('found', ids.has(id));
    element.classList.toggle('found-now', id === current?.id);
  }
}
