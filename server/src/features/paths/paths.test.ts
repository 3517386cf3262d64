import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { marked, textAt } from '../../../../test/support/lspFixture';
import { MemoryFiles } from '../../../../test/support/memoryFiles';
import type { Snapshot } from '../../workspace/snapshot';
import { createSnapshot } from '../../workspace/snapshots';
import { completion } from '../completion/completion';
import { pathHover } from './pathHover';
import { pathLinks } from './pathLinks';

const { File: file, Folder: folder } = CompletionItemKind;

const disk = {
  '.dockerignore': '# what no build needs\nnode_modules\n**/*.log\n/docs\n!docs/api\nsecret*\n',
  '.env': 'A=1\n',
  Dockerfile: '',
  'docs/api/index.md': '',
  'docs/plan.md': '',
  'my notes.txt': '',
  'node_modules/a/index.js': '',
  'package.json': '{ "name": "app" }\n',
  'package-lock.json': '',
  'secrets.txt': '',
  'src/main.go': '',
  'src/x.log': '',
  'src/web/index.html': '',
};

function snapshotAt(text: string, { path = 'Dockerfile', uri = `file:///project/${path}` }: Options = {}): Snapshot {
  return createSnapshot({ uri, version: 1, text, targets: [] });
}

interface Options {
  readonly files?: MemoryFiles;
  readonly path?: string;
  readonly uri?: string;
}

async function itemsAt(fixture: string, options: Options = {}): Promise<readonly CompletionItem[]> {
  const { text, position } = marked(fixture);
  const files = options.files ?? new MemoryFiles(disk);
  const { items } = await completion(snapshotAt(text, options), position, { general: true, files });
  return [...items].sort((a, b) => (String(a.sortText) < String(b.sortText) ? -1 : 1));
}

/** The files and folders in the order of the list. */
async function offered(fixture: string, options?: Options): Promise<string> {
  const paths = (await itemsAt(fixture, options)).filter(({ kind }) => kind === file || kind === folder);
  return paths.map(({ label }) => label).join(' ');
}

/** The text once the item of this label has been taken. */
async function taken(fixture: string, label: string, options?: Options): Promise<string> {
  const item = (await itemsAt(fixture, options)).find((one) => one.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} is not offered`);
  const { range, newText } = item.textEdit;
  const { text } = marked(fixture);
  const lines = text.split('\n');
  const line = lines[range.start.line];
  lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  return lines.join('\n');
}

async function said(fixture: string, { files = new MemoryFiles(disk), path }: Options = {}): Promise<string> {
  const { text, position } = marked(fixture);
  const hover = await pathHover(snapshotAt(text, { path }), position, files);
  return hover ? (hover.contents as { value: string }).value : 'nothing';
}

/** `text → target` of each link. */
async function links(text: string, { files = new MemoryFiles(disk), path }: Options = {}): Promise<string[]> {
  const found = await pathLinks(snapshotAt(text, { path }), files);
  return found.map(({ range, target }) => `${textAt(text, range)} → ${target?.replace('file:///project/', '')}`);
}

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

describe('The build context', () => {
  const nested = {
    'app/docker/Dockerfile': '',
    'app/docker/entry.sh': '',
    'app/package.json': '',
    'app/src/a': '',
    'top.txt': '',
  };

  it('is the folder of the Dockerfile when what is copied is there', async () => {
    const options = { files: new MemoryFiles(nested), path: 'app/docker/Dockerfile' };
    assert.equal(await offered('FROM a\nCOPY entry.sh /\nCOPY <|> .', options), 'Dockerfile entry.sh');
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'Dockerfile entry.sh');
  });

  it('is a folder above when more of what is copied is there', async () => {
    const options = { files: new MemoryFiles(nested), path: 'app/docker/Dockerfile' };
    const fixture = 'FROM a\nCOPY package*.json docker/entry.sh ./\nCOPY <|> .';
    assert.equal(await offered(fixture, options), 'docker/ src/ package.json');
    assert.equal((await itemsAt(fixture, options))[0].detail, 'in app');
    assert.match(await said('FROM a\nCOPY pack<|>age.json src/a ./', options), /Build context: `app`/);
  });

  it('is the folder that somebody chose to build in', async () => {
    const files = new MemoryFiles(nested);
    files.chosenContext = 'file:///project';
    const options = { files, path: 'app/docker/Dockerfile' };
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'app/ top.txt');
    assert.match(await said('FROM a\nCOPY top<|>.txt ./', options), /Build context: `project`, as chosen for/);
    files.chosenContext = 'file:///project/gone';
    assert.equal(await offered('FROM a\nCOPY <|> .', options), 'Dockerfile entry.sh');
  });

  it('is nowhere for a text that was never saved', async () => {
    assert.equal(await offered('FROM a\nCOPY <|> .', { uri: 'untitled:Untitled-1' }), '');
  });
});

describe('Hover on a host path', () => {
  it('tells the size of a file, and leads to it', async () => {
    assert.equal(
      await said('FROM a\nCOPY ./pack<|>age.json .'),
      '**[`package.json`](file:///project/package.json)** · 18 bytes',
    );
  });

  it('counts what is in a folder', async () => {
    assert.equal(await said('FROM a\nCOPY sr<|>c .'), '**`src/`** · folder, 3 entries, 1 of them ignored');
    assert.equal(await said('FROM a\nCOPY docs/<|>api .'), '**`docs/api/`** · folder, 1 entry');
    assert.match(
      await said('FROM a\nCOPY <|>. .'),
      /^\*\*`\.`\*\* · the whole build context, 10 entries, 2 of them ignored$/,
    );
  });

  it('counts files that an exception with wildcards does not save', async () => {
    const files = new MemoryFiles({ '.dockerignore': '*.md\n!README*.md\n', 'a.md': '', 'b.md': '', 'README.md': '' });
    assert.match(await said('FROM a\nCOPY <|>. .', { files }), /4 entries, 2 of them ignored/);
    assert.match(await said('FROM a\nCOPY a<|>.md .', { files }), /line 1.*`\*\.md`$/);
  });

  it('says by which line of .dockerignore it is kept out of the build', async () => {
    assert.match(
      await said('FROM a\nCOPY secr<|>ets.txt .'),
      /Kept out of the build by \[\.dockerignore, line 6\]\(file:\/\/\/project\/\.dockerignore#L6\): `secret\*`$/,
    );
    assert.match(await said('FROM a\nCOPY docs/pl<|>an.md .'), /line 4.*`\/docs`$/);
    assert.match(await said('FROM a\nCOPY do<|>cs .'), /line 4.*`\/docs`, but for what other lines except$/);
    assert.doesNotMatch(await said('FROM a\nCOPY docs/a<|>pi/index.md .'), /Kept out/);
  });

  it('names what a pattern matches', async () => {
    assert.equal(
      await said('FROM a\nCOPY pack<|>age*.json .'),
      '**`package*.json`** · matches 2 in the build context\n\n`package.json`, `package-lock.json`',
    );
    assert.match(
      await said('FROM a\nCOPY src/*<|> .'),
      /matches 2 in the build context, 1 more ignored\n\n`src\/main\.go`, `src\/web\/`$/,
    );
    assert.match(await said('FROM a\nCOPY --parents **/*.h<|>tml .'), /matches 1.*\n\n`src\/web\/index\.html`/);
    assert.match(await said('FROM a\nCOPY *.to<|>ml .'), /matches nothing now/);
    assert.match(await said('FROM a\nCOPY [p<|> .'), /matches nothing now/);
  });

  it('takes it calmly when nothing is there', async () => {
    assert.equal(
      await said('FROM a\nCOPY di<|>st .'),
      "**`dist`** · not there now\n\nBuild context: `project`, the Dockerfile's own folder",
    );
    assert.equal(await said('FROM a\nONBUILD COPY di<|>st .'), 'nothing');
  });

  it('works for ADD, mounts, JSON and triggers', async () => {
    for (const fixture of [
      'ADD package.j<|>son /',
      'COPY ["package.j<|>son", "/"]',
      'COPY "package.j<|>son" /',
      'COPY x \\\n  package.j<|>son \\\n  /',
      'ONBUILD ADD package.j<|>son /',
      'RUN --mount=type=bind,src=package.j<|>son,target=/x y',
      'RUN --mount=source="package.j<|>son",target=/x y',
    ]) {
      assert.match(await said(`FROM a\n${fixture}`), /18 bytes/, fixture);
    }
  });

  it('is silent on what is no path of the context', async () => {
    for (const fixture of [
      'COPY --from=x package.j<|>son /',
      'COPY package.json /pack<|>age.json',
      'COPY $A/pack<|>age.json /',
      'ADD https://example.com/pack<|>age.json /',
      'ADD https://example.com/x.g<|>it /',
      'ADD git@example.com:x/y.g<|>it /',
      'COPY <<E<|>OF /\nEOF',
      'RUN --mount=from=x,src=package.j<|>son,target=/x y',
      'RUN cat package.j<|>son',
    ]) {
      assert.equal(await said(`FROM a\n${fixture}`), 'nothing', fixture);
    }
  });
});

describe('Links from host paths', () => {
  it('lead to the files that there are', async () => {
    assert.deepEqual(
      await links(
        'FROM a\nCOPY package.json "src/main.go" src gone *.json /\nADD ["my notes.txt", "/"]\nRUN --mount=src=src/main.go,target=/x y\nCOPY --from=a package.json /\n',
      ),
      [
        'package.json → package.json',
        'src/main.go → src/main.go',
        'my notes.txt → my%20notes.txt',
        'src/main.go → src/main.go',
      ],
    );
  });

  it('are none when somebody waits no longer', async () => {
    const text = 'FROM a\nCOPY package.json .';
    assert.deepEqual(await pathLinks(snapshotAt(text), new MemoryFiles(disk), { isCancellationRequested: true }), []);
  });

  it('look at no disk where nothing is copied', async () => {
    const files = new MemoryFiles(disk);
    await links('FROM a\nRUN make\n', { files });
    assert.deepEqual(files.asked, []);
  });
});
