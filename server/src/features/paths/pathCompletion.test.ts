import assert from 'node:assert/strict';
import { disk, itemsAt, offered, taken } from '../../../../test/support/hostPaths';
import { MemoryFiles } from '../../../../test/support/memoryFiles';

const everything = 'src/ Dockerfile package-lock.json package.json .dockerignore .env';

describe('Completion of host paths', () => {
  it('offers what lies in the build context, folders first, what is hidden last', async () => {
    assert.equal(await offered('FROM a\nCOPY <|>'), `docs/ ${everything}`);
    assert.equal(await offered('FROM a\nADD --link <|> /app'), `docs/ ${everything}`);
  });

  it('leaves out what .dockerignore keeps out of the context', async () => {
    assert.equal(await offered('FROM a\nCOPY src/<|> .'), 'web/ main.go');
    assert.equal(await offered('FROM a\nCOPY docs/<|> .'), 'api/');
    const own = new MemoryFiles({ ...disk, 'Dockerfile.dockerignore': '*\n!package.json\n' });
    assert.equal(await offered('FROM a\nCOPY <|> .', { files: own }), 'package.json');
    const broken = new MemoryFiles({ ...disk, '.dockerignore': '[\n!\n\\\n' });
    assert.match(await offered('FROM a\nCOPY <|> .', { files: broken }), /node_modules/);
  });

  it('goes on from folder to folder, and replaces the name under the cursor alone', async () => {
    assert.equal(await taken('FROM a\nCOPY sr<|> .', 'src/'), 'FROM a\nCOPY src/ .');
    assert.equal(await taken('FROM a\nCOPY ./src/we<|>x/y .', 'web/'), 'FROM a\nCOPY ./src/web//y .');
    assert.equal(await taken('FROM a\nCOPY x /src/<|> .', 'main.go'), 'FROM a\nCOPY x /src/main.go .');
    assert.equal(await taken('FROM a\nCOPY ../../src/m<|> .', 'main.go'), 'FROM a\nCOPY ../../src/main.go .');
  });

  it('works in quotes, in the JSON form, on continued lines and in triggers', async () => {
    assert.equal(await taken('FROM a\nCOPY "src/m<|>" .', 'main.go'), 'FROM a\nCOPY "src/main.go" .');
    assert.equal(await taken("FROM a\nCOPY 'src/<|>", 'main.go'), "FROM a\nCOPY 'src/main.go");
    assert.equal(await taken('FROM a\nCOPY ["src/<|>", "/"]', 'main.go'), 'FROM a\nCOPY ["src/main.go", "/"]');
    assert.equal(
      await taken('FROM a\nCOPY --link \\\n  # why\n  src/<|> \\\n  .', 'web/').then((t) => t.split('\n')[3]),
      '  src/web/ \\',
    );
    assert.equal(await taken('FROM a\nCOPY a \\\n  <|> \\\n  .', 'src/').then((t) => t.split('\n')[2]), '  src/ \\');
    assert.equal(await offered('FROM a\nONBUILD COPY src/<|>'), 'web/ main.go');
  });

  it('offers names with blanks where they can be written', async () => {
    assert.match(await offered('FROM a\nCOPY ["<|>", "/"]'), /my notes\.txt/);
    assert.doesNotMatch(await offered('FROM a\nCOPY <|> /'), /notes/);
  });

  it('knows the source of a bind mount', async () => {
    for (const mount of ['type=bind,source=', 'src=', 'target=/x,type=bind,src=./']) {
      assert.equal(await offered(`FROM a\nRUN --mount=${mount}<|> make`), `docs/ ${everything}`, mount);
    }
    assert.equal(
      await taken('FROM a\nRUN --mount=type=bind,source=src/m<|>,target=/x y', 'main.go'),
      'FROM a\nRUN --mount=type=bind,source=src/main.go,target=/x y',
    );
    for (const mount of ['type=cache,source=', 'from=x,source=', 'target=']) {
      assert.doesNotMatch(await offered(`FROM a\nRUN --mount=${mount}<|> make`), /package/, mount);
    }
  });

  it('is silent where no path of the context stands', async () => {
    for (const fixture of [
      'FROM a\nCOPY --from=a <|> /',
      'FROM a\nCOPY src <|>',
      'FROM a\nCOPY $DIR/<|> /',
      'FROM a\nCOPY *<|>/ /',
      'FROM a\nADD https://example.com/<|> /',
      'FROM a\nADD git@example.com:x/<|> /',
      'FROM a\nCOPY nowhere/<|> /',
      'FROM a\nRUN ls src/<|>',
      'FROM a\nWORKDIR <|>',
    ]) {
      assert.doesNotMatch(await offered(fixture), /src|main|package/, fixture);
    }
  });

  it('asks the disk only where a path stands', async () => {
    const files = new MemoryFiles(disk);
    await offered('FROM a\nRUN echo <|>', { files });
    await offered('FROM <|>', { files });
    assert.deepEqual(files.asked, []);
  });

  it('narrows a folder down that holds too much', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}.txt`, '']));
    const files = new MemoryFiles({ ...many, Makefile: '' });
    assert.equal((await offered('FROM a\nCOPY <|> .', { files })).split(' ').length, 200);
    assert.equal(await offered('FROM a\nCOPY ma<|> .', { files }), 'Makefile');
  });
});

describe('Completion of paths in another stage', () => {
  const stages = `FROM golang AS builder
WORKDIR /src
COPY package.json src docs/ ./
RUN go build -o /out/app . && go build -o tool ./cmd
FROM builder AS more
COPY src/main.go /etc/main
COPY --from=alpine /x /opt/
FROM scratch
`;

  it('offers what the stage and its bases are seen to make, the latest first', async () => {
    const all = '/opt/ /etc/main /out/app /src/tool /src/ /src/package.json';
    assert.equal(await offered(`${stages}COPY --from=more <|> /`), all);
    assert.equal(await offered(`${stages}COPY --link --from=MORE ["<|>", "/"]`), all);
    assert.equal(await offered(`${stages}RUN --mount=from=more,source=<|> x`), all);
    assert.equal(await offered(`${stages}ONBUILD COPY --from=1 <|> /`), all);
    assert.equal(await offered(`${stages}COPY --from=builder <|>`), '/out/app /src/tool /src/ /src/package.json');
  });

  it('says where that is, and replaces the whole path', async () => {
    const [first] = await itemsAt(`${stages}COPY --from=builder <|> /`);
    assert.equal(first.detail, 'RUN, line 4');
    assert.match(await taken(`${stages}COPY --from=builder /ou<|>t/x /`, '/out/app'), /builder \/out\/app \/$/);
    assert.match(await taken(`${stages}COPY --from=builder ou<|> /`, 'out/app'), /builder out\/app \/$/);
  });

  it('knows nothing of images, and nothing that hangs on them', async () => {
    assert.equal(await offered('FROM a AS b\nWORKDIR x\nRUN make -o y\nFROM c\nCOPY --from=b <|> /'), '');
    assert.equal(await offered(`${stages}COPY --from=nginx <|> /`), '');
    assert.equal(await offered(`${stages}COPY --from= <|> /`), `docs/ ${everything}`);
  });
});
