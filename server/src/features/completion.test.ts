import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { completion, resolveCompletion } from './completion';

/** The labels offered at `<|>`, in the order in which an editor lists them. */
function offered(fixture: string): string[] {
  const { text, position } = marked(fixture);
  const { items } = completion(snapshotOf(text), position);
  return items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? '')).map(({ label }) => label);
}

/** The text after the only stage that is offered has been taken. */
function taken(fixture: string): string {
  const { text, position } = marked(fixture);
  const { items } = completion(snapshotOf(text), position);
  assert.equal(items.length, 1);
  const edit = items[0].textEdit;
  assert.ok(edit && 'range' in edit);
  const before = text.split('\n').slice(0, edit.range.start.line).join('\n').length + 1 + edit.range.start.character;
  const replaced = textAt(text, edit.range).length;
  return text.slice(0, before) + edit.newText + text.slice(before + replaced);
}

const two = 'FROM golang:1.24 AS builder\nFROM node:22 AS assets\nFROM alpine\n';

describe('Completion of stage names', () => {
  it('offers the stages above in COPY --from=, nearest first', () => {
    assert.deepEqual(offered(`${two}COPY --from=<|>`), ['assets', 'builder']);
  });

  it('offers them in front of sources that are there already', () => {
    assert.deepEqual(offered(`${two}COPY --from=<|> /src /dst`), ['assets', 'builder']);
  });

  it('offers what the letters typed so far can become', () => {
    assert.deepEqual(offered(`${two}COPY --from=bu<|>`), ['builder']);
  });

  it('takes any order and number of flags', () => {
    assert.deepEqual(offered(`${two}COPY --link --from=<|> --chown=1:1 a b`), ['assets', 'builder']);
  });

  it('works inside quotes', () => {
    assert.deepEqual(offered(`${two}COPY --from="<|>" a b`), ['assets', 'builder']);
    assert.deepEqual(offered(`${two}COPY --from='b<|>' a b`), ['builder']);
  });

  it('works behind a quote that is still open', () => {
    assert.equal(taken(`${two}COPY --from="bu<|> /a /b`), `${two}COPY --from="builder /a /b`);
  });

  it('offers stages in a mount, whatever the order of its options', () => {
    assert.deepEqual(offered(`${two}RUN --mount=type=bind,from=<|>`), ['assets', 'builder']);
    assert.deepEqual(offered(`${two}RUN --mount=from=a<|>,type=bind,target=/x make`), ['assets']);
    assert.deepEqual(offered(`${two}RUN --mount=type=cache,target=/c --mount=type=bind,from=<|>,target=/x make`), [
      'assets',
      'builder',
    ]);
  });

  it('offers stages as a base', () => {
    assert.deepEqual(offered(`${two}FROM <|>`), ['assets', 'builder']);
    assert.deepEqual(offered(`${two}FROM bu<|>`), ['builder']);
    assert.deepEqual(offered(`${two}FROM --platform=$BUILDPLATFORM <|>`), ['assets', 'builder']);
    assert.deepEqual(offered(`${two}FROM <|> AS last`), ['assets', 'builder']);
  });

  it('offers stages inside ONBUILD', () => {
    const base = 'FROM a AS one\nFROM b AS two\n';
    assert.deepEqual(offered(`${base}ONBUILD COPY --from=<|> /x /y`), ['one']);
    assert.deepEqual(offered(`${base}ONBUILD RUN --mount=from=<|> make`), ['one']);
  });

  it('works across continuation lines', () => {
    assert.deepEqual(offered(`${two}COPY --link \\\n  # a comment\n  --from=b<|> \\\n  a b`), ['builder']);
  });

  it('never offers the stage itself or one below', () => {
    assert.deepEqual(offered('FROM a AS one\nCOPY --from=<|>\nFROM b AS two\n'), []);
    assert.deepEqual(offered('FROM a AS one\nFROM <|> AS two\nFROM c AS three\n'), ['one']);
  });

  it('offers a stage without a name by its number, in COPY only', () => {
    const text = 'FROM golang\nFROM node AS web\nFROM alpine\n';
    assert.deepEqual(offered(`${text}COPY --from=<|>`), ['web', '0']);
    assert.deepEqual(offered(`${text}RUN --mount=from=<|>`), ['web']);
    assert.deepEqual(offered(`${text}FROM <|>`), ['web']);
  });

  it('offers of two stages with one name the one that the name means there', () => {
    const text = 'FROM a AS x\nFROM b AS x\nFROM c\n';
    assert.deepEqual(offered(`${text}COPY --from=<|>`), ['x', '0']);
    assert.deepEqual(offered('FROM a AS x\nFROM b\nCOPY --from=<|>\nFROM c AS x\n'), ['0']);
  });

  it('names a base in lower case, since FROM finds it so only, and a source as it is written', () => {
    assert.deepEqual(offered('FROM a AS Builder\nFROM <|>'), ['builder']);
    assert.deepEqual(offered('FROM a AS Builder\nFROM b\nCOPY --from=<|>'), ['Builder']);
  });

  it('offers nothing where no stage can be named', () => {
    for (const line of [
      'COPY <|>a b',
      'RUN make<|>',
      'COPY a --from=<|> b',
      'FROM a<|> AS x',
      'COPY --chown=<|> a b',
    ]) {
      const found = offered(`${two}${line}`);
      assert.deepEqual(found, line.startsWith('FROM') ? ['assets'] : [], line);
    }
    assert.deepEqual(offered('<|>'), []);
    assert.deepEqual(offered('ARG A=<|>\nFROM x'), []);
  });

  it('replaces the whole name under the cursor and nothing else', () => {
    assert.equal(taken(`${two}COPY --from=bu<|>ild /a /b`), `${two}COPY --from=builder /a /b`);
    assert.equal(
      taken(`${two}RUN --mount=type=bind,from=bu<|>,target=/x y`),
      `${two}RUN --mount=type=bind,from=builder,target=/x y`,
    );
    assert.equal(taken(`${two}FROM bu<|> AS x`), `${two}FROM builder AS x`);
  });

  it('says what a stage is built on, where it stands and what its comment says', () => {
    const { text, position } = marked(
      'FROM base\n\n# Compiles the binary\nFROM golang:1.24 AS builder\nFROM x\nCOPY --from=b<|>',
    );
    const snapshot = snapshotOf(text);
    const [item] = completion(snapshot, position).items;
    assert.equal(item.detail, 'FROM golang:1.24, line 4 · Compiles the binary');
    const { documentation } = resolveCompletion(snapshot, item);
    assert.ok(typeof documentation === 'object');
    assert.match(documentation.value, /Compiles the binary[\s\S]*```dockerfile\nFROM golang:1\.24 AS builder\n```/);
  });

  it('sends no more than an editor can show of very many stages, and says so', () => {
    const text = `${Array.from({ length: 1000 }, (_, index) => `FROM a AS s${index}`).join('\n')}\nCOPY --from=`;
    const list = completion(snapshotOf(text), { line: 1000, character: 12 });
    assert.equal(list.isIncomplete, true);
    assert.equal(list.items.length, 50);
    assert.equal(list.items[0].label, 's998');
  });
});
