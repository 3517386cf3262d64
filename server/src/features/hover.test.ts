import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { hover } from './hover';

/** The paragraphs of the hover at `<|>`, links by their labels. */
async function shown(fixture: string): Promise<string[] | undefined> {
  const { text, position } = marked(fixture);
  const found = await hover(snapshotOf(text), position);
  if (!found) return undefined;
  assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
  return found.contents.value.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split('\n\n');
}

const file = `# Everything that is downloaded
FROM node:22 AS deps
FROM deps AS builder
FROM nginx AS web
COPY --from=builder /dist /usr/share/nginx/html
FROM builder AS test
RUN --mount=from=builder,target=/x npm test
`;

describe('Hover', () => {
  it('tells of a referenced stage what it is built on, who uses it and who builds it', async () => {
    assert.deepEqual(await shown(file.replace('--from=builder', '--from=buil<|>der')), [
      '**`builder`** · stage 1, line 3',
      'Built on `deps` → `node:22`',
      'Used by `web` (COPY), `test` (FROM), `test` (RUN --mount)',
      'Built for target `builder`, `web`, `test` (default)',
    ]);
  });

  it('shows the comment above a stage on its own name', async () => {
    assert.deepEqual((await shown(file.replace('AS deps', 'AS de<|>ps')))?.slice(0, 2), [
      '**`deps`** · stage 0, line 2',
      'Everything that is downloaded',
    ]);
  });

  it('names a stage without a name by its number', async () => {
    assert.deepEqual(await shown('FROM golang\nFROM alpine\nCOPY --from=<|>0 a b'), [
      '**stage 0, line 1**',
      'Built on `golang`',
      'Used by `stage 1` (COPY)',
      'Built for target `stage 1` (default)',
    ]);
  });

  it('says of an image what its variables stand for and who uses it', async () => {
    assert.deepEqual(await shown('ARG V=3.20\nFROM al<|>pine:$V AS a\nFROM b\nCOPY --from=alpine:3.20 x y'), [
      '**`alpine:3.20`** · image from outside of this file',
      '`alpine:$V` is `alpine:3.20` here',
      'Used by `a` (FROM), `stage 1` (COPY)',
    ]);
  });

  it('tells of a stage that nobody uses', async () => {
    assert.deepEqual((await shown('FROM a AS <|>x\nFROM b'))?.slice(2), [
      'Used by no other stage',
      'Built for target `x`',
    ]);
  });

  it('says nothing elsewhere', async () => {
    assert.equal(await shown('FROM a AS x\nRUN ma<|>ke'), undefined);
    assert.equal(await shown('FR<|>OM a AS x'), undefined);
    assert.equal(await shown('<|>'), undefined);
  });

  it('covers the name alone', async () => {
    const { text, position } = marked('FROM a AS x\nFROM b\nCOPY --from="x<|>" c d');
    const range = (await hover(snapshotOf(text), position))?.range;
    assert.ok(range);
    assert.equal(textAt(text, range), 'x');
  });
});
