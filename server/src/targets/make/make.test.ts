import assert from 'node:assert/strict';
import { make } from './make';

function read(text: string, path = 'Makefile') {
  assert(make.matches(path), path);
  return make.find({ path, text });
}

/** Each build as its target, with what is written for it where that is something else. */
function check(text: string, expected: string, path?: string) {
  const lines = text.split('\n');
  const said = read(text, path).map(({ target }) => {
    if (!target) return '-';
    const { start, end } = target.range;
    assert.equal(start.line, end.line);
    const written = lines[start.line].slice(start.character, end.character);
    assert.equal(target.dynamic, written !== target.text || target.text.includes('$'));
    return written === target.text ? target.text : `${target.text} (${written})`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in Makefiles', () => {
  it('stand in recipes', () => {
    check(
      'dev: ## the stage to work in\n\t@docker build --target dev -t app:dev .\nprod:\n\t-docker build .\n',
      'dev, -',
    );
    check('all: ; docker build --target dev .', 'dev');
    check('dev:\n\tdocker build \\\n\t  --target dev \\\r\n\t  .\n', 'dev');
    check('include x.mk\nifdef CI\ndev:\n\tdocker build --target dev .\nendif\n', 'dev', 'mk/docker.mk');
  });

  it('carry the name of what is made', () => assert.equal(read('dev:\n\tdocker build .')[0].label, 'dev'));

  it('do not stand elsewhere', () =>
    check('# docker build --target a .\nX = docker build --target a .\na: docker build\n', ''));

  it('take variables with one value, and tell that something else is written', () => {
    check('T := dev\ndev:\n\tdocker build --target $(T) .', 'dev ($(T))');
    check('T ?= dev # why\nU = $(T)\ndev:\n\tdocker build --target=${U} .', 'dev (${U})');
    check('dev:\n\tdocker build --target $@ .', 'dev ($@)');
    check('DOCKER ?= podman\ndev:\n\t$(DOCKER) build --target dev .', 'dev');
  });

  it('keep what has several values or none as it is written', () => {
    check('T = a\nT = b\nx:\n\tdocker build --target $(T) .', '$(T)');
    check('x:\n\tdocker build --target $(T) .', '$(T)');
    check('x y:\n\tdocker build --target $@ .', '$@');
    check('x:\n\tfor t in a b; do docker build --target $$t .; done', '$$t');
    check('T = $(shell echo a)\nx:\n\tdocker build --target $(T) .', '$(T)');
    check('T = $(T)\nx:\n\tdocker build --target $(T) .', '$(T)');
  });

  it('are named in the variable that holds the whole flag', () => {
    const text =
      'BUILD = docker build \\\n  $(EXTRA) .\ndev: EXTRA = --target dev\ndev:\n\t$(BUILD) -t app\nprod: EXTRA = --target=prod\nprod:\n\t$(BUILD)\n';
    check(text, 'dev, prod');
    assert.deepEqual(
      read(text).map(({ range }) => range.start.line),
      [4, 7],
    );
  });

  it('are likely where only a name tells of the engine', () => {
    assert.equal(read('x:\n\t$(CONTAINER_ENGINE) build --target dev .')[0].certainty, 'likely');
    check('x:\n\t$(CC) build --target dev .', '');
  });

  it('start where the line has gone, and the next line starts anew', () => {
    const builds = read('x:\n\tcd app && docker build .\n\tdocker build .\n');
    assert.deepEqual(
      builds.map(({ directory }) => directory),
      ['app', ''],
    );
    const inOne = read('.ONESHELL:\nx:\n\tcd app\n\tdocker build .\n');
    assert.deepEqual(
      inOne.map(({ directory }) => directory),
      ['app'],
    );
  });

  it('start in the folder of the Makefile where it says so', () => {
    const [build] = read(
      'DIR := $(dir $(abspath $(lastword $(MAKEFILE_LIST))))\nx:\n\tdocker build -f $(DIR)/docker/Dockerfile $(CURDIR)\n',
    );
    assert.deepEqual([build.paths, build.dockerfile?.text, build.context?.text], ['folder', 'docker/Dockerfile', '.']);
  });

  it('stand in what is defined for several recipes', () =>
    check('define image\n\tdocker build --target dev --platform $(1) .\nendef\n', 'dev'));

  it('stand in what is defined, and are named where it is called', () => {
    const body = (tag: string) => `define image\n\tdocker build -t ${tag} --target $(1) \\\n\t  .\nendef\n`;
    const calls = 'x:\n\t$(call image,dev)\ny:\n\t@$(call image, prod)\n';
    check(body('app') + calls, 'dev, prod');
    check(calls + body('app:$(1)'), 'dev ($(1)), prod ($(1))');
    check(`${body('app')}x:\n\t$(image)\n`, '$(1)');
  });

  it('have an empty target while it is typed', () => {
    const [build] = read('x:\n\tdocker build --target \n');
    assert.deepEqual(build.target, {
      text: '',
      range: { start: { line: 1, character: 23 }, end: { line: 1, character: 23 } },
      dynamic: false,
    });
  });

  it('are read from any text, in time that grows with its length', function () {
    this.timeout(20_000);
    const variables = Array.from({ length: 30 }, (_, n) => `A${n} = $(A${n + 1}) $(A${n + 1})\n`).join('');
    for (const scrap of [
      '\\\n',
      '\t$(A0)\n',
      'x:',
      '\t$(',
      'a: B = c\n',
      'define x\n',
      ': ',
      '$',
      '\tdocker build $(A0)\n',
      'A = $(A)\n',
    ]) {
      const start = performance.now();
      read(`${variables}build:\n${scrap.repeat(20_000 / scrap.length)}`);
      assert(performance.now() - start < 4000, `${JSON.stringify(scrap)} took ${performance.now() - start} ms`);
    }
  });
});
