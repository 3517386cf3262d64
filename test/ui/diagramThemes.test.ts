import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DiagramPage, overlay, uri } from '../support/diagramPage';
import { themes } from '../support/themes';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const all = `# Installs the packages
FROM node:22 AS deps
COPY package.json ./
ONBUILD RUN true
FROM deps AS build
COPY --from=lost /a /b
FROM scratch AS spare
FROM nginx:alpine AS web
RUN --mount=from=build,target=/mnt ls
COPY --from=build /app/dist /usr/share/nginx/html
`;

/** Each text of the picture with how much it stands out from the shape that it is on. */
const contrasts = `(() => {
  const channels = (colour) => {
    const numbers = colour.match(/[\\d.]+/g).map(Number);
    const scale = colour.startsWith('color(') ? 1 : 255;
    return { rgb: numbers.slice(0, 3).map((value) => value / scale), alpha: numbers[3] ?? 1 };
  };
  const paper = channels(getComputedStyle(document.body).backgroundColor).rgb;
  const over = ({ rgb, alpha }, below) => rgb.map((value, index) => value * alpha + below[index] * (1 - alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const shapeOf = (text) => {
    if (text.matches('.badge-text')) {
      const badge = text.previousElementSibling;
      if (getComputedStyle(badge).fill !== 'none') return badge;
    }
    return text.closest('.pill')?.querySelector('.pill-box') ?? text.closest('.node, .plate').querySelector('.box, .plate-box');
  };
  return [...document.querySelectorAll('.node text, .plate text')].map((text) => {
    const ground = over(channels(getComputedStyle(shapeOf(text)).fill), paper);
    const ink = over(channels(getComputedStyle(text).fill), ground);
    const [dark, light] = [luminance(ground), luminance(ink)].sort((a, b) => a - b);
    return { text: text.textContent, contrast: (light + 0.05) / (dark + 0.05) };
  });
})()`;

describe("the diagram's page in each theme", function () {
  this.timeout(60_000);
  let page: DiagramPage;
  before(async () => {
    page = await DiagramPage.open();
  });
  after(() => page?.close());

  for (const [name, theme] of Object.entries(themes)) {
    describe(name, () => {
      before(async () => {
        await page.forget();
        await page.wear(theme);
        await page.show(all);
        const known = { texts: ['12.4 MB · 5 layers'], facts: ['Size: 12.4 MB'] };
        await page.say({
          type: 'overlay',
          uri,
          stages: [
            overlay(0, { ...known, state: 'done' }),
            overlay(1, { state: 'running', texts: ['building 2/5 · 3 s'], part: 0.2, errors: 1, warnings: 2 }),
            overlay(2, { state: 'failed', texts: ['failed after 3 s'] }),
            overlay(3, known),
          ],
        });
        await page.say({ type: 'select', uri, line: 1 });
      });

      it('has a contrast of 4.5 to 1 and more', async () => {
        const found = (await page.page.evaluate(contrasts)) as { text: string; contrast: number }[];
        assert.ok(found.length > 20);
        await page.show(all, { level: 'detailed' });
        found.push(...((await page.page.evaluate(contrasts)) as typeof found));
        await page.show(all);
        assert.deepEqual(
          found.filter(({ contrast }) => contrast < 4.5),
          [],
        );
      });

      it('has nothing that axe finds fault with: the picture, a search, the keys, the text', async () => {
        await page.page.addScriptTag({ content: axe });
        assert.deepEqual(await page.faults(), []);
        await page.stage('build').focus();
        await page.page.keyboard.press('/');
        await page.page.keyboard.type('deps');
        assert.deepEqual(await page.faults(), []);
        await page.page.keyboard.press('Escape');
        await page.page.keyboard.press('?');
        assert.deepEqual(await page.faults(), []);
        await page.page.keyboard.press('Escape');
        await page.page.keyboard.press('t');
        assert.deepEqual(await page.faults(), []);
        await page.page.keyboard.press('t');
      });
    });
  }
});
