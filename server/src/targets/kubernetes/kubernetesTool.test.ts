import assert from 'node:assert/strict';
import type { BuildReference, Finder } from '../buildReference';
import { devspace } from './devspace';
import { garden } from './garden';
import { okteto } from './okteto';
import { skaffold } from './skaffold';

/** What a file of one of the tools builds: label, stage, Dockerfile, context, and what the target's place says. */
function told(finder: Finder, text: string, path = 'x.yaml') {
  return finder
    .find({ path, text })
    .map((build) => [build.label, build.target && wordAt(text, build), build.dockerfile?.text, build.context?.text]);
}

function wordAt(text: string, { target }: BuildReference) {
  const { start, end } = target?.range ?? assert.fail();
  const word = text.split('\n')[start.line].slice(start.character, end.character);
  assert.equal(word, target?.text);
  return word;
}

describe('an artifact of Skaffold', () => {
  const file = `apiVersion: skaffold/v4beta11
build:
  artifacts:
    - image: web
      context: web
      platforms: [linux/arm64]
      docker: { dockerfile: docker/Dockerfile, target: dev, buildArgs: { A: 1, B: "{{.B}}" } }
    - image: plain
    - image: job
      kaniko: { target: 'job' }
    - image: java
      jib: {}
profiles:
  - name: prod
    build:
      artifacts: [{ image: web, docker: { target: prod } }]
---
build: { artifacts: [{ image: other }] }
`;

  it('names its stage, its Dockerfile and its context', () =>
    assert.deepEqual(told(skaffold, file), [
      ['web', 'dev', 'docker/Dockerfile', 'web'],
      ['plain', undefined, undefined, undefined],
      ['job', 'job', undefined, undefined],
      ['web', 'prod', undefined, undefined],
      ['other', undefined, undefined, undefined],
    ]));

  it('has its Dockerfile in the context, in the folder of the file', () => {
    const [build] = skaffold.find({ path: 'skaffold.yaml', text: file });
    assert.deepEqual([build.kind, build.paths, build.dockerfileIn], ['skaffold', 'folder', 'context']);
    assert.deepEqual([build.buildArgs, build.platform], [{ A: '1', B: undefined }, 'linux/arm64']);
  });

  it('may name its stage among the flags of the build', () => {
    const text = 'build: { artifacts: [{ image: x, docker: { cliFlags: [--pull, "--target=dev"] } }] }';
    assert.deepEqual(told(skaffold, text), [['x', 'dev', undefined, undefined]]);
  });

  it('is dynamic where a template gives the target', () => {
    const text = 'build: { artifacts: [{ image: x, docker: { target: "{{.STAGE}}" } }] }';
    assert.equal(skaffold.find({ path: 'skaffold.yaml', text })[0].target?.dynamic, true);
  });

  it('has an empty target where one is about to be typed', () =>
    assert.deepEqual(told(skaffold, 'build:\n  artifacts:\n    - image: x\n      docker:\n        target: '), [
      ['x', '', undefined, undefined],
    ]));
});

describe('an image of DevSpace', () => {
  it('names its stage, its Dockerfile and its context', () => {
    const text =
      'images:\n  app:\n    dockerfile: ./app/Dockerfile\n    context: ./app\n    target: dev\n    buildArgs: { A: x }\n';
    assert.deepEqual(told(devspace, text), [['app', 'dev', './app/Dockerfile', './app']]);
    const [build] = devspace.find({ path: 'devspace.yaml', text });
    assert.deepEqual([build.kind, build.dockerfileIn, build.buildArgs], ['kubernetes-tool', 'directory', { A: 'x' }]);
  });

  it('may name its stage among further flags', () =>
    assert.deepEqual(told(devspace, 'images:\n  app:\n    buildKit:\n      args: ["--target=dev"]\n'), [
      ['app', 'dev', undefined, undefined],
    ]));

  it('may have options in the older way', () => {
    const text =
      'images:\n  app:\n    build: { buildKit: { options: { target: dev } } }\n  other:\n    build: { custom: { command: x } }\n';
    assert.deepEqual(told(devspace, text), [['app', 'dev', undefined, undefined]]);
  });
});

describe('a build of Garden', () => {
  it('may name its stage among further flags', () =>
    assert.deepEqual(told(garden, 'kind: Build\ntype: container\nspec:\n  extraFlags: [--target, dev]\n'), [
      [undefined, 'dev', undefined, undefined],
    ]));

  it('names its stage, its Dockerfile and its context', () => {
    const text =
      'kind: Build\nname: api\ntype: container\nsource: { path: api }\nspec:\n  dockerfile: dev.Dockerfile\n  targetStage: dev\n';
    assert.deepEqual(told(garden, text), [['api', 'dev', 'dev.Dockerfile', 'api']]);
  });

  it('may be a module', () => {
    const text =
      'kind: Module\nname: api\ntype: container\nbuild: { targetImage: dev }\n---\nkind: Deploy\ntype: container\n';
    assert.deepEqual(told(garden, text), [['api', 'dev', undefined, undefined]]);
  });

  it('is not ours in another repository', () =>
    assert.deepEqual(told(garden, 'kind: Build\ntype: container\nsource: { repository: { url: x } }\n'), []));
});

describe('an image of Okteto', () => {
  it('names its stage, its Dockerfile and its context', () => {
    const text =
      'build:\n  api:\n    context: api\n    dockerfile: Dockerfile.dev\n    target: dev\n    args: [A=1, B, { name: C, value: 2 }]\n  web: web\n';
    assert.deepEqual(told(okteto, text), [
      ['api', 'dev', 'Dockerfile.dev', 'api'],
      ['web', undefined, undefined, 'web'],
    ]);
    const [build] = okteto.find({ path: '.okteto/okteto.yml', text });
    assert.deepEqual([build.paths, build.buildArgs], ['root', { A: '1', B: undefined, C: '2' }]);
  });
});

describe('files of tools for Kubernetes', () => {
  it('are looked for by their names', () => {
    const names: readonly (readonly [Finder, readonly string[]])[] = [
      [skaffold, ['skaffold.yaml', 'a/skaffold-dev.yml']],
      [devspace, ['devspace.yaml']],
      [garden, ['garden.yml', 'a/api.garden.yaml']],
      [okteto, ['okteto.yml', '.okteto/okteto.yaml', 'okteto-dev.yml']],
    ];
    for (const [finder, paths] of names) for (const path of paths) assert(finder.matches(path), path);
    for (const [finder] of names) assert(!finder.matches('deployment.yaml'));
  });

  it('may be anything', () => {
    for (const [finder] of [[skaffold], [devspace], [garden], [okteto]])
      for (const text of [
        '',
        'images',
        'build: [container, artifacts]',
        'images: [a]',
        'build: { a: [] }',
        '- - -\n',
        '{{ x }}: build',
      ])
        assert.doesNotThrow(() => finder.find({ path: 'x.yaml', text }));
  });
});
