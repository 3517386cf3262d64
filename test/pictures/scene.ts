import { statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Workbench } from '../support/workbench';

/** How a window looks in all pictures. */
export const look = { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false };

/** Keeps what a window shows, as `images/NAME.webp`. */
export type Keep = (workbench: Workbench, name: string) => Promise<void>;

/** Opens a window, brings it to where it is worth a picture, and closes it. */
export type Scene = (keep: Keep) => Promise<void>;

const images = path.resolve(import.meta.dirname, '../../images');
const LARGEST = 80 * 1024;
const QUALITY = 0.6;

export const keepPicture: Keep = async (workbench, name) => {
  await workbench.page.mouse.move(5, 5);
  await workbench.page.waitForTimeout(1500); // movement in the diagram comes to rest
  const picture = await asWebp(workbench, await workbench.page.screenshot());
  const file = path.join(images, `${name}.webp`);
  writeFileSync(file, picture);
  const { size } = statSync(file);
  console.log(`${file} ${Math.round(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`${name}.webp has more than ${LARGEST} bytes`);
};

/** Runs in a page of its own, because the window's does not let a data URL be drawn. */
const draw = (url: string) => `(async () => {
  const image = new Image();
  image.src = ${JSON.stringify(url)};
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', ${QUALITY});
})()`;

async function asWebp({ page }: Workbench, png: Buffer): Promise<Buffer> {
  const canvas = await page.context().newPage();
  const url: string = await canvas.evaluate(draw(`data:image/png;base64,${png.toString('base64')}`));
  await canvas.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
