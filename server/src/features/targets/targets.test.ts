import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { marked, textAt } from '../../../../test/support/lspFixture';
import { type ProjectFiles, projectUri, targetFile } from '../../../../test/support/targetFile';
import { targetCompletion } from './targetCompletion';
import { targetDefinition, targetDefinitionLinks } from './targetDefinition';
import { targetHover } from './targetHover';

const dockerfile = `# builder compiles the server
FROM golang:1.26 AS Builder

FROM builder AS test

FROM builder

FROM alpine:3.23 AS runtime
COPY --from=builder /app /app
`;

const project: ProjectFiles = { Dockerfile: dockerfile, 'web/Dockerfile': 'FROM node:22 AS web\n' };

async function complete(path: string, fixture: string): Promise<readonly CompletionItem[]> {
  const { text, position } = marked(fixture);
  return targetCompletion(await targetFile(path, text, project), position)?.items ?? [];
}

/** What the lines around the cursor are once an item has been taken. */
async function completed(path: string, fixture: string, label: string): Promise<string> {
  const item = (await complete(path, fixture)).find((one) => one.label === label);
  assert(item?.textEdit && 'range' in item.textEdit, `no ${label}`);
  const { range, newText } = item.textEdit;
  const { text } = marked(fixture);
  const lines = text.split('\n');
  const line = lines[range.start.line];
  lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  return lines.join('\n');
}

async function definition(path: string, fixture: string): Promise<readonly string[]> {
  const { text, position } = marked(fixture);
  const found = targetDefinition(await targetFile(path, text, project), position) ?? [];
  return found.map(({ uri, range }) => `${uri.slice(projectUri('').length)}:${range.start.line + 1}`);
}

async function hover(path: string, fixture: string): Promise<string> {
  const { text, position } = marked(fixture);
  const found = targetHover(await targetFile(path, text, project), position);
  return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
}

describe('A target in a script', () => {
  it('is completed with the stages of its Dockerfile that have a name, the last one first', async () => {
    const items = await complete('build.sh', 'docker build --target <|>');
    assert.deepEqual(
      items.map(({ label, labelDetails, detail }) => [label, labelDetails?.description, detail]),
      [
        ['runtime', 'alpine:3.23', 'FROM alpine:3.23, line 8'],
        ['test', 'builder', 'FROM builder, line 4'],
        ['Builder', 'golang:1.26', 'FROM golang:1.26, line 2 · compiles the server'],
      ],
    );
  });

  it('is completed where a word is begun, behind an equals sign and in quotes', async () => {
    assert.equal(
      await completed('build.sh', 'docker build --target te<|> .\n', 'test'),
      'docker build --target test .\n',
    );
    assert.equal(
      await completed('build.sh', 'docker build --target=<|> .\n', 'test'),
      'docker build --target=test .\n',
    );
    assert.equal(
      await completed('build.sh', 'docker build --target "te<|>st" .\n', 'runtime'),
      'docker build --target "runtime" .\n',
    );
    assert.equal(
      await completed('build.sh', 'docker build \\\n  --target <|>\n', 'test'),
      'docker build \\\n  --target test\n',
    );
  });

  it('is completed out of the Dockerfile that the command names', async () => {
    const items = await complete('build.sh', 'docker build -f web/Dockerfile --target <|> .');
    assert.deepEqual(
      items.map(({ label }) => label),
      ['web'],
    );
  });

  it('is nothing to complete outside of builds, in other flags and with a variable', async () => {
    assert.deepEqual(await complete('build.sh', 'docker run --target <|>'), []);
    assert.deepEqual(await complete('build.sh', 'echo --target <|>'), []);
    assert.deepEqual(await complete('build.sh', 'docker build --tag <|> .'), []);
    assert.deepEqual(await complete('build.sh', 'docker build --target $T<|> .'), []);
    assert.deepEqual(await complete('build.sh', 'docker build --target test .\n<|>'), []);
  });

  it('leads to its stage, whatever the case', async () => {
    assert.deepEqual(await definition('build.sh', 'docker build --target <|>builder .'), ['Dockerfile:2']);
    assert.deepEqual(await definition('build.sh', 'docker build --target RUNTIME<|> .'), ['Dockerfile:8']);
  });

  it('leads nowhere where the Dockerfile has no such stage, or is not there', async () => {
    assert.deepEqual(await definition('build.sh', 'docker build --target <|>nope .'), []);
    assert.deepEqual(await definition('build.sh', 'docker build -f x/Dockerfile --target test<|> .'), []);
    assert.deepEqual(await definition('build.sh', 'docker bu<|>ild --target test .'), []);
  });

  it('is underlined alone while one follows it', async () => {
    const { text, position } = marked('docker build --target "te<|>st" .\n');
    const [link] = targetDefinitionLinks(await targetFile('build.sh', text, project), position) ?? [];
    assert.equal(link.originSelectionRange && textAt(text, link.originSelectionRange), 'test');
    assert.equal(textAt(dockerfile, link.targetRange), 'FROM builder AS test');
    assert.equal(textAt(dockerfile, link.targetSelectionRange), 'test');
  });

  it('shows what its stage is, and of which Dockerfile', async () => {
    const text = await hover('ci/build.sh', 'docker build --target buil<|>der .');
    assert.match(text, /^\*\*`Builder`\*\* · .*line 2.* · \[`Dockerfile`\]\(file:\/\/\/project\/Dockerfile#L2\)/);
    assert.match(text, /compiles the server/);
    assert.match(text, /Used by/);
  });

  it('shows nothing beside a name and for one that is no stage', async () => {
    assert.equal(await hover('build.sh', 'docker bui<|>ld --target builder .'), '');
    assert.equal(await hover('build.sh', 'docker build --target nope<|> .'), '');
    assert.equal(await hover('build.sh', 'docker build --target "$S<|>" .'), '');
  });
});
