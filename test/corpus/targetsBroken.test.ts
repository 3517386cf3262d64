import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { buildsIn } from '../../server/src/targets/allFinders';
import { hasTargetData, readRepositories } from './targetFiles';

/** Files of the kinds that the real repositories lack. */
const samples: Readonly<Record<string, string>> = {
  '.vscode/tasks.json': `{
  // our own, another extension's, and plain ones
  "tasks": [
    { "type": "dockerfile-stages", "dockerfile": "Dockerfile", "stage": "dev", "context": "." },
    { "type": "docker-build", "dockerBuild": { "target": "d\\u0065v", "context": "\${workspaceFolder}" } },
    { "label": "x", "command": "docker build --target \\"dev\\" .", "options": { "cwd": "web" } },
    { "command": "docker", "args": ["build", "--target", { "value": "dev" }, "."] },
  ]
}`,
  '.devcontainer/devcontainer.json':
    '{ "build": { "dockerfile": "Dockerfile", "target": "dev", "args": { "A": "1" } } }',
  '.github/workflows/x.yml':
    'jobs:\n  a:\n    strategy: { matrix: { t: [dev, "prod"], include: [{ t: x, f: a }] } }\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          target: ${{ matrix.t }}\n          context: .\n          file: ${{matrix.f}}\n',
  'skaffold.yaml':
    'build:\n  artifacts:\n    - image: "x"\n      docker: { target: \'dev\', dockerfile: &d a }\n    - docker:\n        target: *d\n',
  'devspace.yaml': 'images:\n  app:\n    target: |\n      dev\n    context: >-\n      ./app\n',
  'a.garden.yml': 'kind: Build\ntype: container\nspec:\n  targetStage: dev\n',
  'okteto.yml': 'build:\n  a: &a\n    target: dev\n  b:\n    <<: *a\n',
  Tiltfile:
    "X = 'dev'\ndocker_build('a', '.', target='dev', build_args={'A': X})\nlocal(\"\"\"\ndocker build \\\\\n  --target dev .\n\"\"\")\n",
};

/** Where a text is cut off, or something is put into it. */
const breaks = ['', '"', "'", '{', '[', ':', '- ', '\n', '${', '\\', '`', '|', '&a ', '<<'];

/** A text as it stands while it is typed: cut off, or with something too much, at each `step`. */
function* brokenTexts(text: string, step: number): Generator<string> {
  for (let at = 0; at < text.length; at += step) {
    yield text.slice(0, at);
    const extra = breaks[(at / step) % breaks.length];
    yield text.slice(0, at) + extra + text.slice(at + (at % 2));
  }
}

/** Ranges lie in the text, and what is not dynamic stands there as it is. */
function check(path: string, text: string): void {
  const document = TextDocument.create('', '', 0, text);
  for (const { target, range, dockerfile, context, namedContexts } of buildsIn({ path, text })) {
    const places = [range, ...[target, dockerfile, context].flatMap((written) => written?.range ?? [])];
    for (const place of [...places, ...namedContexts.map(({ nameRange }) => nameRange)]) {
      const [start, end] = [document.offsetAt(place.start), document.offsetAt(place.end)];
      assert.ok(start <= end, `${path}: a place ends before it begins`);
      assert.deepEqual(document.positionAt(start), place.start, `${path}: a place is outside of the text`);
      assert.deepEqual(document.positionAt(end), place.end, `${path}: a place is outside of the text`);
    }
    if (target && !target.dynamic && !/["'\\\\^`]/.test(document.getText(target.range))) {
      assert.equal(document.getText(target.range), target.text, `${path}: the target is somewhere else`);
    }
  }
}

describe('While a file is typed that asks for builds', () => {
  for (const [path, text] of Object.entries(samples)) {
    it(`the stages in it stand where they are said to: ${path}`, () => {
      for (const broken of brokenTexts(text, 1)) check(path, broken);
    });
  }

  for (const { name, texts } of hasTargetData() ? readRepositories() : []) {
    it(`the stages in it stand where they are said to: ${name}`, () => {
      for (const [path, text] of texts) {
        check(path, text);
        const step = Math.max(Math.ceil(text.length / 12), 100);
        for (const broken of brokenTexts(text, step)) check(path, broken);
      }
    });
  }
});
