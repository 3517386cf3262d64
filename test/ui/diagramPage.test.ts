import assert from 'node:assert/strict';
import { DiagramPage, overlay, uri } from '../support/diagramPage';

const shop = `FROM node:22 AS deps
COPY package.json ./
FROM deps AS build
COPY src src
FROM deps AS test
RUN npm test
FROM nginx:alpine AS web
COPY --from=build /app/dist /usr/share/nginx/html
COPY --from=build /app/conf /etc/nginx
`;

describe("the diagram's page", function () {
  this.timeout(60_000);
  let page: DiagramPage;
  before(async () => {
    page = await DiagramPage.open();
  });
  beforeEach(async () => {
    await page.forget();
    await page.page.mouse.move(1, 1);
    await page.show(shop);
    await page.heard();
  });
  afterEach(() => assert.deepEqual(page.errors.splice(0), []));
  after(() => page?.close());

  const card = () => page.page.locator('.card:visible');

  describe('while something is pointed at', () => {
    it('fades what a stage does not need and what does not need it', async () => {
      await page.stage('build').hover();
      assert.deepEqual(await page.near(), ['build', 'deps', 'node:22', 'web']);
      assert.equal(await page.style(page.stage('test'), 'opacity'), '0.25');
      await page.page.mouse.move(1, 1);
      await page.page.locator('.pointed').waitFor({ state: 'detached' });
    });

    it('says in a card all that is taken, with the lines', async () => {
      await page.stage('web').hover();
      await card().waitFor();
      const text = await card().innerText();
      assert.match(text, /^Stage web\nfrom nginx:alpine\n/);
      assert.match(text, /web copies from build\nline 8: \/app\/dist → \/usr\/share\/nginx\/html\nline 9: \/app\/conf/);
    });

    it('says it of the plate of an edge, too, by keyboard as well', async () => {
      await page.page.keyboard.press('Tab');
      await page.page.locator('.plate').first().focus();
      await page.page.keyboard.press('ArrowUp');
      assert.deepEqual(await page.near(), ['build', 'deps', 'node:22', 'web']);
      await card().waitFor();
      await page.page.keyboard.press('Escape');
      assert.equal(await card().count(), 0);
      assert.deepEqual(await page.near(), []);
    });

    it('shows a hostile text as text', async () => {
      const name = '<img src=x onerror=alert(1)>';
      await page.show(
        `# ${name}\nFROM scratch AS a\nFROM scratch AS b\nCOPY --from=a /${name} /\u202e${'x'.repeat(10_000)}\n`,
      );
      await page.stage('b').hover();
      await card().waitFor();
      assert.equal(await page.page.locator('img, script[src]').count(), 0);
      assert.ok((await card().innerText()).includes(name));
      const box = await card().boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 800 && box.x + box.width <= 900);
    });
  });

  describe('while a stage is built', () => {
    const running = overlay(1, { state: 'running', texts: ['building 2/5 · 12 s'], part: 0.2 });

    it('says on its card how far it is, and lets what it takes flow', async () => {
      await page.say({ type: 'overlay', uri, stages: [running] });
      assert.equal(await page.stage('build').locator('.overlay').textContent(), 'building 2/5 · 12 s');
      assert.equal(await page.page.locator('.edge.flowing').count(), 1);
      assert.match((await page.stage('build').getAttribute('aria-label')) ?? '', /, building$/);
    });

    it('lets nothing move for those who want that', async () => {
      await page.say({ type: 'overlay', uri, stages: [running] });
      const line = page.page.locator('.edge.flowing .edge-line');
      assert.equal(await page.style(line, 'animation-name'), 'none');
      await page.page.emulateMedia({ reducedMotion: 'no-preference' });
      assert.equal(await page.style(line, 'animation-name'), 'flow');
      await page.page.emulateMedia({ reducedMotion: 'reduce' });
    });

    it('says what came of it, in the card as well, and announces it', async () => {
      await page.say({ type: 'overlay', uri, stages: [running] });
      const done = overlay(1, {
        state: 'done',
        texts: ['12.4 MB · 5 layers · built in 8 s · with a long tail of words', '12.4 MB'],
        facts: ['Size: 12.4 MB · 5 layers', 'Time: 8 s'],
      });
      await page.say({ type: 'overlay', uri, stages: [done] });
      assert.equal(await page.stage('build').locator('.overlay').textContent(), '12.4 MB');
      assert.equal(await page.page.locator('.edge.flowing').count(), 0);
      assert.match(await page.page.locator('.announcer').innerText(), /^Stage|^build: 12\.4 MB/);
      await page.stage('build').hover();
      await card().waitFor();
      assert.match(await card().innerText(), /Size: 12\.4 MB · 5 layers\nTime: 8 s/);
    });

    it('keeps what lies on a card when the picture changes, and moves nothing else', async () => {
      await page.say({ type: 'overlay', uri, stages: [running] });
      const before = await page.stage('web').boundingBox();
      await page.show(shop.replace('COPY src src', '# compiles\nCOPY src src'));
      await page.show(shop);
      assert.equal(await page.stage('build').locator('.overlay').count(), 1);
      assert.deepEqual(await page.stage('web').boundingBox(), before);
    });
  });

  it('counts the problems of each stage on its card', async () => {
    await page.say({ type: 'overlay', uri, stages: [overlay(3, { errors: 2, warnings: 11 })] });
    assert.deepEqual(await page.stage('web').locator('.pill').allTextContents(), ['11', '2']);
    assert.match((await page.stage('web').getAttribute('aria-label')) ?? '', /errors: 2, warnings: 11/);
    await page.say({ type: 'overlay', uri, stages: [] });
    assert.equal(await page.page.locator('.pill').count(), 0);
  });

  it('builds the stage that is clicked twice, or on which B is pressed', async () => {
    await page.stage('build').dblclick();
    assert.deepEqual((await page.heard()).at(-1), { type: 'build', uri, stageIndex: 1 });
    await page.stage('web').focus();
    await page.page.keyboard.press('b');
    assert.deepEqual(await page.heard(), [{ type: 'build', uri, stageIndex: 3 }]);
  });
});
