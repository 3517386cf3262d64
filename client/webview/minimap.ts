import type { Diagram } from '../../server/src/protocol/diagram';
import { mapScale, seenPart } from './minimapGeometry';
import { html, setAttributes, svg } from './svg';
import type { Viewport } from './viewport';

const fewestNodes = 31;
const room = { width: 180, height: 140 };

/** A small map of a large picture, with what is seen of it; pressing in it goes there. */
export class Minimap {
  readonly element = html('div', { class: 'minimap', 'aria-hidden': 'true' });
  private readonly frame = svg('rect', { class: 'minimap-frame' });
  private picture = { width: 0, height: 0 };

  constructor(private readonly viewport: Viewport) {
    this.element.hidden = true;
    const go = (event: PointerEvent) => event.buttons === 1 && this.go(event);
    this.element.addEventListener('pointerdown', (event) => {
      this.element.setPointerCapture(event.pointerId);
      go(event);
    });
    this.element.addEventListener('pointermove', go);
  }

  show({ nodes, width, height }: Diagram): void {
    this.element.hidden = nodes.length < fewestNodes;
    if (this.element.hidden) return;
    this.picture = { width, height };
    const scale = mapScale(this.picture, room);
    const cards = nodes.map((node) =>
      svg('rect', {
        class: `minimap-node ${node.role ?? ''}`,
        x: node.x,
        y: node.y,
        width: node.width,
        height: node.height,
      }),
    );
    const size = { width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}` };
    this.element.replaceChildren(svg('svg', size, [...cards, this.frame]));
    this.follow();
  }

  /** Something else is seen now. */
  follow(): void {
    if (this.element.hidden) return;
    setAttributes(this.frame, { ...seenPart(this.viewport.at, this.viewport.size, this.picture) });
  }

  private go({ clientX, clientY }: PointerEvent): void {
    const { left, top } = this.element.getBoundingClientRect();
    const scale = mapScale(this.picture, room);
    this.viewport.center({ x: (clientX - left) / scale, y: (clientY - top) / scale });
  }
}
