import { animate, between } from './motion';
import { setAttributes } from './svg';

/** Picture → screen: a point is scaled, then moved. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const smallest = 0.08;
const largest = 4;
/** A small picture is not blown up to fill the panel. */
const largestFit = 1.15;
const largestZoomTo = 1.6;

/** The part of the picture that is seen: fitted into the panel until the user moves it. */
export class Viewport {
  private view: View = { x: 0, y: 0, scale: 1 };
  private picture: Size = { width: 0, height: 0 };
  private stop = () => {};
  private fitted = true;
  /** Heard of each move. */
  moved = () => {};

  constructor(
    private readonly canvas: SVGSVGElement,
    private readonly world: SVGGElement,
    private readonly changed: (view: View | undefined) => void,
  ) {
    new ResizeObserver(() => this.set(this.fitted ? this.fitView() : this.view)).observe(canvas);
  }

  /** Goes back to where the user had it, before anything is drawn. */
  restore(view: View): void {
    this.fitted = false;
    this.set(view);
  }

  /** The picture has a new size. Fits it again if nothing else was chosen. */
  resize(picture: Size, move: boolean): void {
    this.picture = picture;
    if (!this.fitted) return;
    if (move) this.moveTo(this.fitView());
    else this.set(this.fitView());
  }

  fit(): void {
    this.fitted = true;
    this.moveTo(this.fitView());
    this.changed(undefined);
  }

  /** Zooms so that the given point of the canvas stays where it is; the middle by default. */
  zoom(factor: number, at = { x: this.canvas.clientWidth / 2, y: this.canvas.clientHeight / 2 }): void {
    const scale = Math.min(largest, Math.max(smallest, this.view.scale * factor));
    const real = scale / this.view.scale;
    this.choose({ scale, x: at.x - (at.x - this.view.x) * real, y: at.y - (at.y - this.view.y) * real });
  }

  pan(dx: number, dy: number): void {
    this.choose({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
  }

  /** Moves as little as needed to have this part of the picture in sight. */
  reveal(box: Box): void {
    const dx = shiftInto(this.view.x + box.x * this.view.scale, box.width * this.view.scale, this.canvas.clientWidth);
    const dy = shiftInto(this.view.y + box.y * this.view.scale, box.height * this.view.scale, this.canvas.clientHeight);
    if (dx !== 0 || dy !== 0) this.moveTo({ ...this.view, x: this.view.x + dx, y: this.view.y + dy });
  }

  /** Shows this part of the picture in the middle, large enough to be read. */
  zoomTo({ x, y, width, height }: Box): void {
    const { clientWidth, clientHeight } = this.canvas;
    const scale = Math.min(largestZoomTo, (clientWidth * 0.6) / width, (clientHeight * 0.6) / height);
    const view = {
      scale,
      x: clientWidth / 2 - (x + width / 2) * scale,
      y: clientHeight / 2 - (y + height / 2) * scale,
    };
    this.fitted = false;
    this.moveTo(view);
    this.changed(view);
  }

  /** Has this point of the picture in the middle. */
  center({ x, y }: { readonly x: number; readonly y: number }): void {
    const { scale } = this.view;
    const { width, height } = this.size;
    this.choose({ scale, x: width / 2 - x * scale, y: height / 2 - y * scale });
  }

  get at(): View {
    return this.view;
  }

  get size(): Size {
    return { width: this.canvas.clientWidth, height: this.canvas.clientHeight };
  }

  private choose(view: View): void {
    this.fitted = false;
    this.set(view);
    this.changed(view);
  }

  private fitView(): View {
    const { clientWidth, clientHeight } = this.canvas;
    const { width, height } = this.picture;
    if (width === 0 || height === 0 || clientWidth === 0) return { x: 0, y: 0, scale: 1 };
    const scale = Math.max(smallest, Math.min(largestFit, clientWidth / width, clientHeight / height));
    return { scale, x: (clientWidth - width * scale) / 2, y: Math.max(0, (clientHeight - height * scale) / 2) };
  }

  private moveTo(view: View): void {
    this.stop();
    const from = this.view;
    this.stop = animate((progress) =>
      this.apply({
        x: between(from.x, view.x, progress),
        y: between(from.y, view.y, progress),
        scale: between(from.scale, view.scale, progress),
      }),
    );
  }

  private set(view: View): void {
    this.stop();
    this.apply(view);
  }

  private apply(view: View): void {
    this.view = view;
    setAttributes(this.world, { transform: `translate(${view.x} ${view.y}) scale(${view.scale})` });
    this.moved();
  }
}

function shiftInto(start: number, length: number, room: number): number {
  const margin = 16;
  if (start < margin) return margin - start;
  if (start + length > room - margin) return Math.max(room - margin - start - length, margin - start);
  return 0;
}
