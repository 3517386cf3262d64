import type { DiagramNode } from '../../server/src/protocol/diagram';

/** What VS Code shows a menu by, and hands to its commands; package.json asks for `webviewSection`. */
export function menuContext(uri: string, { id, stageIndex }: DiagramNode): string {
  // VS Code's own menu is about editing text, of which there is none here.
  const own = { preventDefaultContextMenuItems: true };
  if (stageIndex === undefined) return JSON.stringify(own);
  const name = id.startsWith('stage:') ? 'named' : 'unnamed';
  const place = uri.startsWith('file:') ? 'onDisk' : 'elsewhere';
  return JSON.stringify({ ...own, webviewSection: `stage ${name} ${place}`, uri, stageIndex });
}
