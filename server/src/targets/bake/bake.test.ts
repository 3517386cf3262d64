import assert from 'node:assert/strict';
import { show, textAt } from '../../../../test/support/shownReference';
import type { SourceFile } from '../buildReference';
import { bake, bakeFolder, isBakeFile } from './bake';

const find = (text: string, path = 'docker-bake.hcl') => bake.find({ path, text });

const check = (text: string, ...expected: string[]) => assert.deepEqual(find(text).map(show), expected);

describe('builds in bake files', () => {
  it('are in files whose names say so', () => {
    for (const path of [
      'docker-bake.hcl',
      'a/docker-bake.override.json',
      'docker-bake.json',
      'ci/bake.hcl',
      'app-bake.hcl',
      'my.bake.json',
    ])
      assert(isBakeFile(path), path);
    for (const path of ['main.hcl', 'bake/main.hcl', 'package.json', 'docker-bake.yml', 'bakery.json'])
      assert(!isBakeFile(path), path);
  });

  it('name the stage, the Dockerfile and the context', () =>
    check(
      'target "app" {\n  context = "./app"\n  dockerfile = "dev.Dockerfile"\n  target = "dev"\n}\ntarget plain {}',
      'app: dev of dev.Dockerfile in ./app',
      'plain: (default)',
    ));

  it('have the places of the name and of the block', () => {
    const text = 'x = 1\ntarget "app" {\n  target = "dev"\n  no-cache-filter = ["one", "two"]\n}\n';
    const [build, one, two] = find(text);
    assert.equal(textAt(text, build.range), text.slice(6, -1));
    assert.deepEqual(
      [build, one, two].map(({ target }) => target && textAt(text, target.range)),
      ['dev', 'one', 'two'],
    );
  });

  it('leave the caches of stages out, and name these', () =>
    check(
      'target "a" {\n target = "x"\n no-cache-filter = ["y", ""]\n}',
      ...['a: x', 'a: no-cache-filter y', "a: no-cache-filter ''"],
    ));

  it('are in no group, variable or function', () =>
    check(
      'group "g" { target = "a" }\nvariable "v" { target = "a" }\nfunction "f" { target = "a" }\ntarget2 "x" { target = "a" }',
    ));

  it('are of targets that inherit what they do not say', () =>
    check(
      'group "default" { targets = ["lint", "fast"] }\ntarget "lint" {\n  dockerfile = "lint.Dockerfile"\n  target = "lint"\n}\n' +
        'target "fast" {\n  inherits = ["lint"]\n  context = "src"\n}\ntarget "deep" {\n  inherits = ["fast"]\n  target = "deep"\n}',
      'lint: lint of lint.Dockerfile',
      'fast: lint of lint.Dockerfile in src',
      'deep: deep of lint.Dockerfile in src',
    ));

  it('follow the last of several parents, and unset what is null', () =>
    check(
      'target "a" { target = "x" }\ntarget "b" { target = "y" }\ntarget "c" { inherits = ["a", "b"] }\n' +
        'target "d" {\n  inherits = ["a"]\n  target = null\n}',
      'a: x',
      'b: y',
      'c: y',
      'd: (default)',
    ));

  it('do not go round in circles', () =>
    check(
      'target "a" {\n  inherits = ["b"]\n  target = "x"\n}\ntarget "b" {\n  inherits = ["a"]\n  target = "y"\n}',
      'a?: x of ~a',
      'b?: y of ~b',
    ));

  it('are not asked for by blocks that are there to be inherited', () =>
    check(
      'target "_common" { args = { A = 1 } }\ntarget "docker-metadata-action" { tags = ["x"] }\n' +
        'target "app" { inherits = ["_common", "docker-metadata-action"] }',
      'app: (default)',
    ));

  it('are likely where such a block names a stage, or where what is inherited stands elsewhere', () =>
    check(
      'target "_base" { target = "base" }\ntarget "app" { inherits = ["_base"] }\n' +
        'target "ci" {\n  inherits = ["elsewhere"]\n  target = "x"\n}\n' +
        'target "sure" {\n  inherits = ["elsewhere"]\n  dockerfile = "Dockerfile"\n  target = "x"\n}\n' +
        'target "tags" {\n  inherits = ["docker-metadata-action"]\n  target = "x"\n}',
      '_base?: base',
      'app: base',
      'ci?: x of ~ci',
      'sure: x of Dockerfile',
      'tags: x',
    ));

  it('are dynamic where a variable stands, whose default is shown', () =>
    check(
      'variable "STAGE" { default = "dev" }\nvariable "NONE" {}\nvariable "BOTH" { default = "${STAGE}-x" }\nTOP = "top"\n' +
        'target "a" { target = STAGE }\ntarget "b" { target = "${STAGE}" }\ntarget "c" { target = "${BOTH}-${NONE}" }\n' +
        'target "d" { target = "x-${BOTH}" }\ntarget "e" { target = TOP }\ntarget "f" { target = lower(STAGE) }\n' +
        'target "g" {\n  dockerfile = "${STAGE}.Dockerfile"\n  target = UNKNOWN\n}',
      'a: ~dev',
      'b: ~dev',
      'c: ~${BOTH}-${NONE}',
      'd: ~x-dev-x',
      'e: ~top',
      'f: ~lower(STAGE)',
      'g?: ~UNKNOWN of dev.Dockerfile',
    ));

  it('are as many as a matrix leads to', () => {
    const matrix = (values: string, rest: string) =>
      `target "a" {\n  name = "a-\${tgt}"\n  matrix = { tgt = ${values} }\n  ${rest}\n}`;
    check(matrix('["x", "y"]', 'target = tgt'), 'a-x: ~x', 'a-y: ~y');
    check(matrix('["x", "y"]', 'target = "b-${tgt}"'), 'a-x: ~b-x', 'a-y: ~b-y');
    check(matrix('["x", "y"]', 'target = "dev"'), 'a: dev');
    check(
      matrix('["x", "y"]', 'dockerfile = "${tgt}.Dockerfile"'),
      'a-x?: (default) of x.Dockerfile',
      'a-y?: (default) of y.Dockerfile',
    );
  });

  it('take the parts of what a matrix has', () =>
    check(
      'target "a" {\n  name = "a-${i.n}"\n  matrix = {\n    i = [{ n = "x", t = "dev" }, { n = "y", t = "prod" }]\n    z = ["1", "2"]\n  }\n  target = i.t\n}',
      'a: ~dev',
      'a: ~prod',
    ));

  it('are dynamic where nobody can tell what a matrix has, even if a variable has its name', () => {
    const variable = 'variable "tgt" { default = "dev" }\n';
    check(`${variable}target "a" {\n  matrix = { tgt = LIST }\n  target = tgt\n}`, 'a: ~tgt');
    check(`${variable}target "a" {\n  matrix = { tgt = ["x", f("y")] }\n  target = "\${tgt}"\n}`, 'a: ~${tgt}');
    const many = JSON.stringify(Array.from({ length: 65 }, (_, index) => `t${index}`));
    check(`target "a" {\n  matrix = { tgt = ${many} }\n  target = tgt\n}`, 'a: ~tgt');
  });

  it('have paths of which only a run would tell, or an empty default', () =>
    check(
      'variable "E" { default = "" }\ntarget "a" {\n  context = E\n  dockerfile = "${X}/Dockerfile"\n}\ntarget "b" { dockerfile = f("x") }',
      'a: (default) of ~${X}/Dockerfile in ~E',
      'b: (default) of ~f("x")',
    ));

  it('can have a variable that is made of itself', () =>
    check('variable "A" { default = "${B}" }\nvariable "B" { default = A }\ntarget "t" { target = A }', 't: ~A'));

  it('can have a Dockerfile that is not in the context', () => {
    const [reference] = find('target "a" {\n  context = "https://x.y/z.git"\n  dockerfile = "cwd://my.Dockerfile"\n}');
    assert.equal(reference.dockerfile?.text, 'my.Dockerfile');
    assert.equal(reference.dockerfileIn, 'directory');
  });

  it('have build arguments, unless they are null; variables have no value', () => {
    const [reference] = find(
      'variable "V" { default = "1" }\ntarget "a" {\n  args = {\n    A = "x"\n    B = V\n    C = null\n    "D" = 1\n    E = "$${x}"\n  }\n}',
    );
    assert.deepEqual(reference.buildArgs, { A: 'x', B: undefined, D: '1', E: '${x}' });
  });

  it('have a platform if it is one and known', () => {
    const platform = (list: string) => find(`target "a" { platforms = ${list} }`)[0].platform;
    assert.equal(platform('["linux/arm64"]'), 'linux/arm64');
    for (const list of ['["local"]', '["linux/arm64", "linux/amd64"]', '[P]', 'P', '[]'])
      assert.equal(platform(list), undefined);
  });

  it('have named contexts, their own and those that they inherit', () => {
    const text =
      'target "_base" {\n  contexts = {\n    base = "target:other"\n    "img" = "docker-image://alpine:${V}"\n    f = ctx("x")\n  }\n}\n' +
      'target "app" {\n  inherits = ["_base"]\n  contexts = { base = "./dir" }\n}';
    const contexts = find(text)[0].namedContexts;
    assert.deepEqual(
      contexts.map(({ name, nameRange, source }) => [name, textAt(text, nameRange), nameRange.start.line, source]),
      [
        ['base', 'base', 9, './dir'],
        ['img', 'img', 3, 'docker-image://alpine:${V}'],
        ['f', 'f', 4, 'ctx("x")'],
      ],
    );
  });

  it('can have the Dockerfile inside', () => {
    const text =
      'target "a" {\n  dockerfile = "x"\n  target = "b"\n  dockerfile-inline = <<-EOT\n    FROM a AS b\n    RUN $${c}\n  EOT\n}';
    const [reference] = find(text);
    assert.equal(show(reference), 'a: b of inline');
    assert.equal(reference.inline?.text, 'FROM a AS b\nRUN ${c}\n');
  });

  it('have no Dockerfile that we know where the one inside is a variable', () =>
    check('target "a" { dockerfile-inline = TEXT }', "a: (default) of ~''"));

  it('have an empty name while it is typed', () => {
    for (const [before, after] of [
      ['target "a" {\n  target = ', '\n}'],
      ['target "a" {\n  target = "', '\n}'],
      ['target "a" {\n  target = "', '"\n}'],
      ['target "a" {\n  target=', '\n  dockerfile = "x"\n}'],
      ['target "a" {\n  target = ', ''],
      ['target "a" { target = ', '}\ntarget "b" {}'],
    ]) {
      const [{ target }] = find(before + after);
      assert(target && target.text === '' && !target.dynamic, before);
      const end = before.length - before.lastIndexOf('\n') - 1;
      assert.deepEqual(target.range.end, { line: before.split('\n').length - 1, character: end });
      assert.deepEqual(target.range.start, target.range.end);
    }
  });

  it('cost nothing in files without targets', () => assert.deepEqual(find('variable "x" {}'), []));
});

describe('builds in bake files of JSON', () => {
  const json = (text: string) => find(text, 'docker-bake.json');

  it('are those that HCL would say', () => {
    const text = `{
      "//": "a comment",
      "group": { "default": { "targets": ["app"] } },
      "variable": { "V": { "default": "dev" } },
      "target": {
        "_base": { "context": "src", "args": { "A": "x", "N": null } },
        "app": { "inherits": ["_base"], "target": "d\\u0065v", "dockerfile": "Dockerfile.\${V}", "no-cache-filter": ["one"] },
        "more": [{ "target": "last" }]
      }
    }`;
    const found = json(text);
    assert.deepEqual(found.map(show), [
      'app?: dev of Dockerfile.dev in src',
      'app?: no-cache-filter one of Dockerfile.dev in src',
      'more: last',
    ]);
    assert.deepEqual(found[0].buildArgs, { A: 'x' });
    assert.equal(found[0].target && textAt(text, found[0].target.range), 'd\\u0065v');
  });

  it('have an empty name while it is typed', () => {
    for (const [before, after] of [
      ['{"target": {"a": {"target": "', '"}}}'],
      ['{"target": {"a": {"target": "', ''],
      ['{"target": {"a": {"target": ', '}}}'],
      ['{"target": {\n"a": {\n"target": ', '\n}}}'],
    ]) {
      const target = json(before + after)[0]?.target;
      assert(target && target.text === '', before + after);
      assert.equal(target.range.start.character, before.length - before.lastIndexOf('\n') - 1, before + after);
    }
  });

  it('are read however deep it goes', () => {
    for (const unit of ['[', '{"target":', '[{)]}', '{"a":[', '"'])
      assert.deepEqual(json(`{"target":${unit.repeat(20_000)}`), []);
  });
});

describe('bake files beside each other', () => {
  const check = (files: Record<string, string>, path: string, ...expected: string[]) => {
    const all: SourceFile[] = Object.entries(files).map(([name, text]) => ({ path: name, text }));
    assert.deepEqual(bakeFolder(all).get(path)?.map(show), expected);
  };

  const base = 'variable "V" { default = "v" }\ntarget "app" {\n  dockerfile = "app.Dockerfile"\n  target = "dev"\n}';

  it('are laid over each other: an override takes what it does not say', () => {
    const files = {
      'a/docker-bake.hcl': base,
      'a/docker-bake.override.hcl': 'target "app" { target = "prod" }\ntarget "v" { target = V }',
      'a/docker-bake.override.json': '{"target":{"app":{"context":"src"}}}',
    };
    check(files, 'a/docker-bake.hcl', 'app: dev of app.Dockerfile');
    check(files, 'a/docker-bake.override.hcl', 'app: prod of app.Dockerfile in src', 'v: ~v');
    check(files, 'a/docker-bake.override.json', 'app: ~dev of app.Dockerfile in src');
  });

  it('inherit from the files that are always read', () =>
    check(
      { 'docker-bake.hcl': base, 'ci-bake.hcl': 'target "ci" {\n  inherits = ["app"]\n  target = "test"\n}' },
      'ci-bake.hcl',
      'ci: test of app.Dockerfile',
    ));

  it('stand alone where another file says in full what it builds', () =>
    check(
      { 'docker-bake.hcl': base, 'prod-bake.hcl': 'target "app" { context = "." }' },
      'prod-bake.hcl',
      'app: (default) in .',
    ));
});
