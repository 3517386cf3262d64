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

  describe('when it is searched', () => {
    const input = () => page.page.getByRole('search').getByRole('textbox');
    const found = async () => (await page.page.locator('.node.found-now').getAttribute('data-node')) ?? '';

    it('goes from match to match with Enter, and ends with Escape where it was', async () => {
      await page.stage('web').focus();
      await page.page.keyboard.press('/');
      await input().fill('deps');
      assert.equal(await page.page.locator('.search-count').innerText(), '1 of 3');
      assert.equal(await found(), 'stage:deps');
      await input().press('Enter');
      assert.equal(await found(), 'stage:build');
      await input().press('Shift+Enter');
      await input().press('Shift+Enter');
      assert.equal(await found(), 'stage:test');
      assert.equal(await page.page.locator('.search-count').innerText(), '3 of 3');
      await input().press('Escape');
      assert.equal(await page.page.locator('.found, .found-now').count(), 0);
      assert.equal(await page.focused(), 'stage:test');
    });

    it('says so where nothing is found, and takes no letter for a key', async () => {
      await page.page.keyboard.press('/');
      await page.page.keyboard.type('tb?/0');
      assert.equal(await input().inputValue(), 'tb?/0');
      assert.equal(await page.page.locator('.search-count').innerText(), 'No match');
      assert.deepEqual(await page.heard(), []);
    });

    it('looks again when the picture is another one', async () => {
      await page.page.getByRole('button', { name: 'Search' }).click();
      await input().fill('web');
      await page.show(shop.replace('AS web', 'AS site'));
      assert.equal(await page.page.locator('.search-count').innerText(), 'No match');
    });
  });

  describe('as text', () => {
    const rows = () => page.page.getByRole('treeitem');

    it('lists each stage and below it what it takes', async () => {
      await page.page.keyboard.press('t');
      const texts = await rows().allTextContents();
      assert.deepEqual(texts.slice(0, 4), [
        'Stage deps · from node:22 · line 1',
        'deps is built from node:22 · line 1: node:22',
        'Stage build · from deps · line 3',
        'build is built from deps · line 3: deps',
      ]);
      assert.match(texts.at(-1) ?? '', /^web copies from build · line 8: .* · line 9: /);
      assert.equal(await page.page.locator('.canvas').isVisible(), false);
    });

    it('is walked with the arrow keys, shows the instruction and builds', async () => {
      await page.stage('build').focus();
      await page.page.keyboard.press('t');
      assert.equal(await page.focused(), 'stage:build');
      await page.page.keyboard.press('ArrowRight');
      await page.page.keyboard.press('Enter');
      assert.deepEqual(await page.heard(), [{ type: 'reveal', uri, line: 2, focus: true }]);
      await page.page.keyboard.press('ArrowDown');
      assert.equal(await page.focused(), 'stage:test');
      await page.page.keyboard.press('b');
      assert.deepEqual(await page.heard(), [{ type: 'build', uri, stageIndex: 2 }]);
      await page.page.keyboard.press('ArrowDown');
      await page.page.keyboard.press('ArrowLeft');
      await page.page.keyboard.press('t');
      assert.equal(await page.focused(), 'stage:test');
    });

    it('is text again after a reload, and keeps its place when the file changes', async () => {
      await page.page.keyboard.press('t');
      await page.load();
      await page.show(shop);
      assert.equal(await rows().first().isVisible(), true);
      await rows().first().focus();
      await page.show(`# first\n${shop}`);
      assert.equal(await page.focused(), 'stage:deps');
      await page.page.keyboard.press('t');
      assert.equal(await page.stage('deps').isVisible(), true);
    });
  });

  it('lists its keys with ?, and goes back with Escape', async () => {
    await page.stage('web').focus();
    await page.page.keyboard.press('?');
    const keys = page.page.getByRole('dialog', { name: 'Keys' });
    assert.match(await keys.innerText(), /Walk along the edges/);
    await page.page.keyboard.press('Escape');
    assert.equal(await keys.isVisible(), false);
    assert.equal(await page.focused(), 'stage:web');
  });

  it('walks along the edges with the arrow keys', async () => {
    await page.stage('build').focus();
    for (const [key, id] of [
      ['ArrowUp', 'stage:deps'],
      ['ArrowUp', 'image:node:22'],
      ['ArrowDown', 'stage:deps'],
    ]) {
      await page.page.keyboard.press(key);
      assert.equal(await page.focused(), id);
    }
    await page.page.keyboard.press('Enter');
    assert.equal((await page.heard()).at(-1)?.type, 'reveal');
  });

  it('zooms to the stage that the cursor is in', async () => {
    await page.say({ type: 'select', uri, line: 4 });
    await page.page.keyboard.press('z');
    const box = await page.stage('test').locator('.box').boundingBox();
    assert.ok(box && Math.abs(box.x + box.width / 2 - 450) < 2, JSON.stringify(box));
  });

  it('asks its host for another Dockerfile, or to keep this one, also after a reload', async () => {
    const pin = () => page.page.getByRole('button', { name: 'Keep This Dockerfile' });
    await page.page.getByRole('button', { name: 'Show Another Dockerfile…' }).click();
    await pin().click();
    assert.deepEqual(await page.heard(), [{ type: 'pick' }, { type: 'pin', isPinned: true }]);
    await page.load();
    assert.equal(await pin().getAttribute('aria-pressed'), 'true');
    await pin().click();
    assert.deepEqual((await page.heard()).at(-1), { type: 'pin', isPinned: false });
  });

  describe('of a large file', () => {
    const large = Array.from({ length: 40 }, (_, at) =>
      at === 0 ? 'FROM alpine AS s0' : `FROM s${Math.floor((at - 1) / 3)} AS s${at}\nRUN true`,
    ).join('\n');
    const map = () => page.page.locator('.minimap');

    it('has a map that shows what is seen, and goes where it is pressed', async () => {
      assert.equal(await map().isVisible(), false);
      await page.show(large);
      assert.equal(await map().locator('.minimap-node').count(), 41);
      for (let presses = 0; presses < 8; presses++) await page.page.keyboard.press('+');
      const frame = () => map().locator('.minimap-frame').boundingBox();
      const box = await map().boundingBox();
      const before = await frame();
      assert.ok(box && before && before.width < box.width / 2);
      await page.page.mouse.click(box.x + 10, box.y + box.height - 10);
      const after = await frame();
      assert.ok(after && after.x < before.x, JSON.stringify([before, after]));
    });
  });

  it('shows the instruction that is clicked inside of a card', async () => {
    await page.show(shop, { level: 'detailed' });
    await page.stage('build').locator('.instruction', { hasText: 'COPY' }).click();
    assert.deepEqual(await page.heard(), [{ type: 'reveal', uri, line: 3, focus: false }]);
  });

  it('fades what the chosen target does not need', async () => {
    await page.show(shop, { target: 2 });
    const unneeded = await page.page
      .locator('.chosen .node.unneeded')
      .evaluateAll((all) => all.map((one) => one.dataset.node));
    assert.deepEqual(unneeded, ['stage:build', 'stage:web', 'image:nginx:alpine']);
    await page.show(shop);
    assert.equal(await page.page.locator('.chosen').count(), 0);
  });

  it('asks its host what to show and how to export it, and keeps what was chosen', async () => {
    await page.page.getByRole('button', { name: 'Choose What Is Shown…' }).click();
    await page.page.getByRole('button', { name: 'Export…' }).click();
    assert.deepEqual(await page.heard(), [{ type: 'view' }, { type: 'export' }]);
    await page.say({ type: 'keep', shown: { level: 'detailed', targetName: 'test' } });
    assert.deepEqual((await page.state()).shown, { level: 'detailed', targetName: 'test' });
  });
});
