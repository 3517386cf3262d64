import assert from 'node:assert/strict';
import { said } from '../../../../test/support/hostPaths';
import { MemoryFiles } from '../../../../test/support/memoryFiles';

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
