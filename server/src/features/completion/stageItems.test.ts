import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { completion } from './completion';
import { completionUri, resolveCompletion } from './stageItems';

/** The stages offered at `<|>`, in the order in which an editor lists them. */
async function stagesAt(fixture: string): Promise<readonly CompletionItem[]> {
  const { items } = await listAt(fixture);
  return items
    .filter((item) => completionUri(item) !== undefined)
    .toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

function listAt(fixture: string): Promise<CompletionList> {
  const { text, position } = marked(fixture);
  return completion(snapshotOf(text), position, { general: true });
}

async function offered(fixture: string): Promise<string[]> {
  return (await stagesAt(fixture)).map(({ label }) => label);
}

/** The text after the only stage that is offered has been taken. */
async function taken(fixture: string): Promise<string> {
  const { text } = marked(fixture);
  const items = await stagesAt(fixture);
  assert.equal(items.length, 1);
  const edit = items[0].textEdit;
  assert.ok(edit && 'range' in edit);
  const before = text.split('\n').slice(0, edit.range.start.line).join('\n').length + 1 + edit.range.start.character;
  const replaced = textAt(text, edit.range).length;
  return text.slice(0, before) + edit.newText + text.slice(before + replaced);
}

const two = 'FROM golang:1.24 AS builder\nFROM node:22 AS assets\nFROM alpine\n';

describe('Completion of stage names', () => {
  it('offers the stages above in COPY --from=, nearest first', async () => {
    assert.deepEqual(await offered(`${two}COPY --from=<|>`), ['assets', 'builder']);
  });

  it('offers them in front of sources that are there already', async () => {
    assert.deepEqual(await offered(`${two}COPY --from=<|> /src /dst`), ['assets', 'builder']);
  });

  it('offers what the letters typed so far can become', async () => {
    assert.deepEqual(await offered(`${two}COPY --from=bu<|>`), ['builder']);
  });

  it('takes any order and number of flags', async () => {
    assert.deepEqual(await offered(`${two}COPY --link --from=<|> --chown=1:1 a b`), ['assets', 'builder']);
  });

  it('works inside quotes', async () => {
    assert.deepEqual(await offered(`${two}COPY --from="<|>" a b`), ['assets', 'builder']);
    assert.deepEqual(await offered(`${two}COPY --from='b<|>' a b`), ['builder']);
  });

  it('works behind a quote that is still open', async () => {
    assert.equal(await taken(`${two}COPY --from="bu<|> /a /b`), `${two}COPY --from="builder /a /b`);
  });

  it('offers stages in a mount, whatever the order of its options', async () => {
    assert.deepEqual(await offered(`${two}RUN --mount=type=bind,from=<|>`), ['assets', 'builder']);
    assert.deepEqual(await offered(`${two}RUN --mount=from=a<|>,type=bind,target=/x make`), ['assets']);
    assert.deepEqual(
      await offered(`${two}RUN --mount=type=cache,target=/c --mount=type=bind,from=<|>,target=/x make`),
      ['assets', 'builder'],
    );
  });

  it('offers stages as a base', async () => {
    assert.deepEqual(await offered(`${two}FROM <|>`), ['assets', 'builder']);
    assert.deepEqual(await offered(`${two}FROM bu<|>`), ['builder']);
    assert.deepEqual(await offered(`${two}FROM --platform=$BUILDPLATFORM <|>`), ['assets', 'builder']);
    assert.deepEqual(await offered(`${two}FROM <|> AS last`), ['assets', 'builder']);
  });

  it('offers stages inside ONBUILD, the stage itself last, as it runs in others', async () => {
    const base = 'FROM a AS one\nFROM b AS two\n';
    assert.deepEqual(await offered(`${base}ONBUILD COPY --from=<|> /x /y`), ['one', 'two']);
    assert.deepEqual(await offered(`${base}ONBUILD RUN --mount=from=<|> make`), ['one', 'two']);
    assert.deepEqual(await offered('FROM a AS one\nFROM b\nONBUILD COPY --from=<|>'), ['one']);
  });

  it('works across continuation lines', async () => {
    assert.deepEqual(await offered(`${two}COPY --link \\\n  # a comment\n  --from=b<|> \\\n  a b`), ['builder']);
  });

  it('never offers the stage itself or one below', async () => {
    assert.deepEqual(await offered('FROM a AS one\nCOPY --from=<|>\nFROM b AS two\n'), []);
    assert.deepEqual(await offered('FROM a AS one\nFROM <|> AS two\nFROM c AS three\n'), ['one']);
  });

  it('offers a stage without a name by its number, in COPY only', async () => {
    const text = 'FROM golang\nFROM node AS web\nFROM alpine\n';
    assert.deepEqual(await offered(`${text}COPY --from=<|>`), ['web', '0']);
    assert.deepEqual(await offered(`${text}RUN --mount=from=<|>`), ['web']);
    assert.deepEqual(await offered(`${text}FROM <|>`), ['web']);
  });

  it('offers of two stages with one name the one that the name means there', async () => {
    const text = 'FROM a AS x\nFROM b AS x\nFROM c\n';
    assert.deepEqual(await offered(`${text}COPY --from=<|>`), ['x', '0']);
    assert.deepEqual(await offered('FROM a AS x\nFROM b\nCOPY --from=<|>\nFROM c AS x\n'), ['0']);
  });

  it('names a base in lower case, since FROM finds it so only, and a source as it is written', async () => {
    assert.deepEqual(await offered('FROM a AS Builder\nFROM <|>'), ['builder']);
    assert.deepEqual(await offered('FROM a AS Builder\nFROM b\nCOPY --from=<|>'), ['Builder']);
  });

  it('offers nothing where no stage can be named', async () => {
    for (const line of [
      'COPY <|>a b',
      'RUN make<|>',
      'COPY a --from=<|> b',
      'FROM a<|> AS x',
      'COPY --chown=<|> a b',
    ]) {
      const found = await offered(`${two}${line}`);
      assert.deepEqual(found, line.startsWith('FROM') ? ['assets'] : [], line);
    }
    assert.deepEqual(await offered('<|>'), []);
    assert.deepEqual(await offered('ARG A=<|>\nFROM x'), []);
  });

  it('replaces the whole name under the cursor and nothing else', async () => {
    assert.equal(await taken(`${two}COPY --from=bu<|>ild /a /b`), `${two}COPY --from=builder /a /b`);
    assert.equal(
      await taken(`${two}RUN --mount=type=bind,from=bu<|>,target=/x y`),
      `${two}RUN --mount=type=bind,from=builder,target=/x y`,
    );
    assert.equal(await taken(`${two}FROM bu<|> AS x`), `${two}FROM builder AS x`);
  });

  it('says what a stage is built on, where it stands and what its comment says', async () => {
    const { text, position } = marked(
      'FROM base\n\n# Compiles the binary\nFROM golang:1.24 AS builder\nFROM x\nCOPY --from=b<|>',
    );
    const snapshot = snapshotOf(text);
    const [item] = (await completion(snapshot, position, { general: true })).items;
    assert.equal(item.detail, 'FROM golang:1.24, line 4 · Compiles the binary');
    const { documentation } = resolveCompletion(snapshot, item);
    assert.ok(typeof documentation === 'object');
    assert.match(documentation.value, /Compiles the binary[\s\S]*```dockerfile\nFROM golang:1\.24 AS builder\n```/);
  });

  it('sends no more than an editor can show of very many stages, and says so', async () => {
    const text = `${Array.from({ length: 1000 }, (_, index) => `FROM a AS s${index}`).join('\n')}\nCOPY --from=`;
    const list = await completion(snapshotOf(text), { line: 1000, character: 12 }, { general: true });
    assert.equal(list.isIncomplete, true);
    assert.equal(list.items.length, 50);
    assert.equal(list.items[0].label, 's998');
  });
});
