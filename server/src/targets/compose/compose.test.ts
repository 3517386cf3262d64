import assert from 'node:assert/strict';
import { show, textAt } from '../../../../test/support/shownReference';
import type { SourceFile } from '../buildReference';
import { compose, composeFolder, isComposeFile } from './compose';

const find = (text: string, path = 'compose.yaml') => compose.find({ path, text });

const check = (text: string, ...expected: string[]) => assert.deepEqual(find(text).map(show), expected);

/** The only service, with this `build`. */
const service = (build: string) => `services:\n  app:\n    build:\n${build.replace(/^/gm, '      ')}\n`;

describe('builds in compose files', () => {
  it('are in files whose names say so', () => {
    for (const path of [
      'compose.yaml',
      'a/compose.yml',
      'docker-compose.yml',
      'compose.prod.yaml',
      'docker-compose.override.yml',
      'docker-compose-ci.yml',
      'local.compose.yml',
      'docker_compose.yml',
      'dockercompose.yaml',
    ])
      assert(isComposeFile(path), path);
    for (const path of ['composer.yaml', 'compose.json', 'values.yaml', 'compose/app.yml', 'decompose.yml'])
      assert(!isComposeFile(path), path);
  });

  it('name the stage, the Dockerfile and the context', () =>
    check(service('context: ./app\ndockerfile: dev.Dockerfile\ntarget: dev'), 'app: dev of dev.Dockerfile in ./app'));

  it('have a short form, which is the context', () =>
    check('services:\n  a:\n    build: ./dir\n', 'a: (default) in ./dir'));

  it('are of services, and of those that build alone', () =>
    check(
      'build: { target: a }\nx-build: { target: b }\nservices:\n  db: { image: postgres }\n  empty:\n  none: { build: }\n' +
        '  one: { build: { target: c } }\nvolumes:\n  v: { build: { target: d } }\n',
      'one: c',
    ));

  it('have the places of the name and of the service', () => {
    const text =
      'services:\n  app: # the app\n    build:\n      context: .\n      target: "dev" # why\n    image: x\n\n  b: {}\n';
    const [reference] = find(text);
    assert.equal(reference.target && textAt(text, reference.target.range), 'dev');
    assert.equal(textAt(text, reference.range), text.slice(12, text.indexOf('\n\n')));
  });

  it('are not the targets of what is watched, mounted or published', () =>
    check(
      'services:\n  a:\n    build: .\n    develop:\n      watch:\n        - { action: sync, path: ., target: /app }\n' +
        '    volumes:\n      - { type: bind, source: ., target: /src }\n    ports:\n      - { target: 80 }\n',
      'a: (default) in .',
    ));

  it('follow anchors and merge keys', () =>
    check(
      'x-build: &build\n  context: src\n  target: dev\nx-service: &service\n  build: *build\nservices:\n' +
        '  a:\n    build: *build\n  b:\n    build:\n      <<: *build\n      target: prod\n  c:\n    <<: [*service]\n',
      'a: dev in src',
      'b: prod in src',
      'c: dev in src',
    ));

  it('begin as the service that they extend', () =>
    check(
      'services:\n  base:\n    build: { context: src, dockerfile: a.Dockerfile, target: base }\n' +
        '  short: { extends: base }\n  long:\n    extends: { service: base }\n    build: { target: own }\n' +
        '  deep:\n    extends: long\n    build: { context: other, target: null }\n',
      'base: base of a.Dockerfile in src',
      'short: base of a.Dockerfile in src',
      'long: own of a.Dockerfile in src',
      'deep: (default) of a.Dockerfile in other',
    ));

  it('do not go round in circles', () =>
    check(
      'services:\n  a:\n    extends: b\n    build: { target: x }\n  b:\n    extends: a\n    build: { target: y }\n',
      'a: x',
      'b: y',
    ));

  it('are likely where what they extend is not known', () =>
    check(
      'services:\n  a:\n    extends: { file: common.yml, service: x }\n    build: { target: dev }\n  b:\n    extends: nobody\n    build: .\n',
      'a?: dev of ~a',
      'b?: (default) in .',
    ));

  it('are dynamic where a variable stands, whose default is shown', () => {
    check(
      service('target: ${T:-dev}\ncontext: ${C-./src}/app\ndockerfile: $D.Dockerfile'),
      'app?: ~dev of ~$D.Dockerfile in ./src/app',
    );
    check(service("target: '${T}'"), 'app: ~${T}');
    check(service('target: ${A:-${B:-x}}-${C:-y}'), 'app: ~x-y');
    check(service('target: ${A:?must be set}'), 'app: ~${A:?must be set}');
    check(service('target: ${A:-${B}}'), 'app: ~${A:-${B}}');
    check(service('target: ${A'), 'app: ~${A');
    check(service('target: a$$b$'), 'app: a$b$');
  });

  it('have build arguments as a mapping and as a list; what the environment or a variable gives has no value', () => {
    const args = (text: string) => find(service(`args:\n${text}`))[0].buildArgs;
    assert.deepEqual(args('  A: x\n  B: 1\n  C:\n  D: ${D:-d}\n  E: $$e'), {
      A: 'x',
      B: '1',
      C: undefined,
      D: undefined,
      E: '$e',
    });
    assert.deepEqual(args('  - A=x=y\n  - B\n  - C=${C}\n  - D='), { A: 'x=y', B: undefined, C: undefined, D: '' });
  });

  it('have a platform if it is one: their own, or that of the service', () => {
    const platform = (text: string) => find(`services:\n  a:\n${text}`)[0].platform;
    assert.equal(platform('    build: { platforms: [linux/arm64] }\n    platform: linux/amd64\n'), 'linux/arm64');
    assert.equal(platform('    build: .\n    platform: linux/amd64\n'), 'linux/amd64');
    assert.equal(platform('    build: { platforms: [linux/arm64, linux/amd64] }\n'), undefined);
    assert.equal(platform('    build: .\n    platform: $P\n'), undefined);
  });

  it('have named contexts as a mapping and as a list', () => {
    for (const list of [
      'additional_contexts:\n  base: "service:base"\n  img: docker-image://alpine',
      'additional_contexts:\n  - base=service:base\n  - "img=docker-image://alpine"',
    ]) {
      const text = service(list);
      assert.deepEqual(
        find(text)[0].namedContexts.map(({ name, nameRange, source }) => [name, textAt(text, nameRange), source]),
        [
          ['base', 'base', 'service:base'],
          ['img', 'img', 'docker-image://alpine'],
        ],
      );
    }
  });

  it('leave the caches of stages out for bake, and name these', () => {
    check(service('target: a\nx-bake:\n  no-cache-filter: b'), 'app: a', 'app: no-cache-filter b');
    check(
      service('target: a\nx-bake:\n  no-cache-filter: [b, $C]'),
      'app: a',
      'app: no-cache-filter b',
      'app: no-cache-filter ~$C',
    );
  });

  it('can have the Dockerfile inside', () => {
    const text = service('target: b\ndockerfile_inline: |\n  FROM a AS b\n\n  RUN $$c ${d}');
    const [reference] = find(text);
    assert.equal(show(reference), 'app: b of inline');
    assert.equal(reference.inline?.text, 'FROM a AS b\n\nRUN $c ${d}\n');
    const [stretch] = find(service('dockerfile_inline: FROM a'))[0].inline?.stretches ?? [];
    assert.deepEqual(stretch?.place, { line: 3, character: 25 });
  });

  it('have an empty name while it is typed', () => {
    for (const [before, after] of [
      ['target: ', ''],
      ['target:', ''],
      ['target: ', '\ncontext: .'],
      ['target: ', '# why'],
      ['target: "', '"'],
      ['target: "', ''],
      ["target: '", '\ncontext: .'],
      ['context: .\ntarget: ', ''],
      ['target:\n  ', '\ncontext: .'],
      ['target:\n  ', ''],
      ['{ target: ', '}'],
    ]) {
      const start = service(before).slice(0, -1);
      const target = find(`${start}${after.replace(/\n/g, '\n      ')}\n    image: x\n`)[0]?.target;
      assert(target && target.text === '' && !target.dynamic, before + after);
      assert.deepEqual(
        target.range.start,
        { line: start.split('\n').length - 1, character: start.length - start.lastIndexOf('\n') - 1 },
        before + after,
      );
      assert.deepEqual(target.range.start, target.range.end);
    }
  });

  it('are found beside lines that are half typed', () => {
    check(service('target: dev\ndock'), 'app: dev');
    check(`services:\n  a:\n    bui\n  b:\n    build:\n      target: dev\n`, 'b: dev');
    check(`services:\n  a:\n    build:\n      target: "dev\n  b:\n    build: x\n`, 'a: dev');
  });

  it('are read from any text', () => {
    for (const unit of ['[', '{a: ', '- ', '${', '${A:-', '&a [*a,', 'build:\n', 'services: ', '? '])
      for (const head of ['', 'build', 'services:\n  a:\n    build:\n      target: ']) find(head + unit.repeat(2_000));
  });
});

describe('compose files beside each other', () => {
  const check = (files: Record<string, string>, path: string, ...expected: string[]) => {
    const all: SourceFile[] = Object.entries(files).map(([name, text]) => ({ path: name, text }));
    assert.deepEqual(composeFolder(all).get(path)?.map(show), expected);
  };
  const base = 'services:\n  app:\n    build: { context: src, dockerfile: app.Dockerfile, target: dev }\n';

  it('are laid over the one that is read first: an override takes what it does not say', () => {
    const files = {
      'a/compose.yaml': base,
      'a/compose.override.yaml': service('target: test\ncontext: other'),
      'a/compose.prod.yaml': service('target: prod'),
      'a/docker-compose.yml': service('target: never'),
    };
    check(files, 'a/compose.yaml', 'app: dev of app.Dockerfile in src');
    check(files, 'a/compose.override.yaml', 'app: test of app.Dockerfile in other');
    check(files, 'a/compose.prod.yaml', 'app: prod of app.Dockerfile in src');
  });

  it('may unset what the other one says', () =>
    check(
      { 'compose.yaml': base, 'compose.x.yaml': service('target: !reset null\nargs: { A: b }') },
      'compose.x.yaml',
      'app: (default) of app.Dockerfile in src',
    ));

  it('keep the place of the service for a name that stands in the other one', () => {
    const files = [
      { path: 'compose.yaml', text: base },
      { path: 'compose.x.yaml', text: service('dockerfile_inline: FROM x AS dev') },
    ];
    const [reference] =
      composeFolder([files[0], { ...files[1], path: 'compose.override.yaml' }]).get('compose.override.yaml') ?? [];
    assert.equal(show(reference), 'app: ~dev of inline in src');
    assert.equal(reference.target && textAt(files[1].text, reference.target.range), 'app');
  });

  it('have no Dockerfile that can be looked at where it stands in the other one', () =>
    check(
      { 'compose.yaml': service('dockerfile_inline: FROM x AS y'), 'compose.override.yaml': service('target: y') },
      'compose.override.yaml',
      "app: y of ~''",
    ));

  it('may be used alone where they say in full what they build', () =>
    check(
      { 'compose.yaml': base, 'compose.prod.yaml': service('context: .\ntarget: prod') },
      'compose.prod.yaml',
      'app?: prod in .',
    ));

  it('are likely to miss something without the one that is read first', () => {
    check({ 'compose.prod.yaml': service('target: prod') }, 'compose.prod.yaml', 'app?: prod');
    check({ 'compose.prod.yaml': service('target: prod\ncontext: .') }, 'compose.prod.yaml', 'app: prod in .');
  });

  it('extend services of each other, whose paths begin where they stand', () => {
    const files = {
      'a/compose.yaml':
        'services:\n  x:\n    extends: { file: ../b/compose.common.yml, service: app }\n    build: { target: x }\n' +
        '  y:\n    extends: { file: ../b/compose.common.yml, service: git }\n',
      'b/compose.common.yml':
        'services:\n  app:\n    build: { context: src, dockerfile: d/Dockerfile, target: dev }\n' +
        '  git:\n    build: { context: "https://x.y/z.git", target: dev }\n',
    };
    check(files, 'a/compose.yaml', 'x: x of d/Dockerfile in ../b/src', 'y: ~dev in https://x.y/z.git');
  });

  it('begin their paths where the one that includes them says', () =>
    check(
      {
        'compose.yaml':
          'include:\n  - path: a/b/compose.yaml\n    project_directory: a\nservices:\n  x: { build: . }\n',
        'a/b/compose.yaml': service('context: c'),
      },
      'a/b/compose.yaml',
      'app: (default) in c from ..',
    ));
});
