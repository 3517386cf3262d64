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

describe('A target is completed where it is about to be typed in', () => {
  const check = (what: string, path: string, before: string, after = before.replace('<|>', 'test')) =>
    it(what, async () => assert.equal(await completed(path, before, 'test'), after));

  check('a Makefile', 'Makefile', 'x:\n\tdocker build --target <|>\n');
  check('a Makefile, in front of a context', 'Makefile', 'x:\n\t@docker build --target=<|> .\n');
  check('a justfile', 'justfile', 'x:\n  docker build --target <|>\n');
  check('PowerShell', 'build.ps1', 'docker build `\n  --target <|>\n');
  check('a batch file', 'build.bat', 'docker build ^\n  --target <|>\n');
  check('a package', 'package.json', '{ "scripts": { "x": "docker build --target <|>" } }');
  check('Markdown', 'README.md', '```sh\ndocker build --target <|>\n```\n');
  check(
    'a script of a workflow',
    '.github/workflows/x.yml',
    'jobs:\n  a:\n    steps:\n      - run: docker build --target <|>\n',
  );
  check(
    'a block of a workflow',
    '.github/workflows/x.yml',
    'jobs:\n  a:\n    steps:\n      - run: |\n          docker build --target <|>\n',
  );
  check(
    'a step of a workflow',
    '.github/workflows/x.yml',
    'jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          target: <|>\n',
  );
  check('a compose file', 'compose.yaml', 'services:\n  a:\n    build:\n      context: .\n      target: <|>\n');
  check(
    'a compose file, right behind the colon',
    'compose.yaml',
    'services:\n  a:\n    build:\n      context: .\n      target:<|>\n',
    'services:\n  a:\n    build:\n      context: .\n      target: test\n',
  );
  check(
    'a compose file, in quotes',
    'compose.yaml',
    'services:\n  a:\n    build:\n      target: "<|>"\n      context: .\n',
  );
  check('a bake file', 'docker-bake.hcl', 'target "a" {\n  target = "<|>"\n}\n');
  check(
    'a bake file, without quotes',
    'docker-bake.hcl',
    'target "a" {\n  target = <|>\n}\n',
    'target "a" {\n  target = "test"\n}\n',
  );
  check('a bake file of JSON', 'docker-bake.json', '{ "target": { "a": { "target": "<|>" } } }');
  check('the filter of a bake file', 'docker-bake.hcl', 'target "a" {\n  no-cache-filter = ["<|>"]\n}\n');
  check(
    'a development container',
    '.devcontainer/devcontainer.json',
    '{ "build": { "dockerfile": "Dockerfile", "target": "<|>" } }',
  );
  check(
    'a task',
    '.vscode/tasks.json',
    '{ "tasks": [{ "type": "docker-build", "dockerBuild": { "context": ".", "target": "<|>" } }] }',
  );
  check('Skaffold', 'skaffold.yaml', 'build:\n  artifacts:\n    - image: a\n      docker:\n        target: <|>\n');
  check('a Tiltfile', 'Tiltfile', "docker_build('a', '.', target='<|>')\n");
  check(
    'Cloud Build',
    'cloudbuild.yaml',
    "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: ['build', '--target', '<|>', '.']\n",
  );
});
