import type { Viewport } from './viewport';

const stillAClick = 4;

/** Drag to pan, wheel and pinch to zoom. A press that hardly moves stays a click. */
export function enableGestures(canvas: SVGSVGElement, viewport: Viewport): void {
  enableDrag(canvas, viewport);
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const { left, top } = canvas.getBoundingClientRect();
      // Browsers report a pinch as a wheel with the control key, in small steps.
      const speed = event.ctrlKey ? 0.01 : 0.0015;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      const bounded = Math.max(-240, Math.min(240, pixels));
      viewport.zoom(Math.exp(-bounded * speed), { x: event.clientX - left, y: event.clientY - top });
    },
    { passive: false },
  );
}

function enableDrag(canvas: SVGSVGElement, viewport: Viewport): void {
  let last: { x: number; y: number } | undefined;
  let travelled = 0;
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button > 1) return;
    last = { x: event.clientX, y: event.clientY };
    travelled = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    travelled += Math.hypot(dx, dy);
    if (travelled < stillAClick) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.classList.add('dragging');
    viewport.pan(dx, dy);
    last = { x: event.clientX, y: event.clientY };
  });
  const end = () => {
    last = undefined;
    canvas.classList.remove('dragging');
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener(
    'click',
    (event) => {
      if (travelled >= stillAClick) event.stopPropagation();
    },
    { capture: true },
  );
}
