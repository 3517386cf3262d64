import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, dockerfileStages } from './cli';

const manifest = JSON.parse(readFileSync(join(dirname(bundle), '../../package.json'), 'utf8'));

describe('The command line', function () {
  this.timeout(20_000);

  it('says its version', async () => {
    assert.deepEqual(await dockerfileStages(['--version']), { code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('helps, with examples, and each command does', async () => {
    for (const [command, example] of [
      [[], 'dockerfile-stages check .'],
      [['check'], 'dockerfile-stages check . --fail-on warning'],
      [['graph'], 'dockerfile-stages graph Dockerfile --format mermaid'],
      [['targets'], 'dockerfile-stages targets Makefile compose.yaml'],
      [['lsp'], "cmd = { 'dockerfile-stages', 'lsp', '--stdio' }"],
    ] as const) {
      const { code, out, err } = await dockerfileStages([...command, '--help']);
      assert.equal(code, 0);
      assert.equal(err, '');
      assert.ok(out.includes(example), out);
    }
  });

  const mistakes: [string, string[], RegExp][] = [
    ['no command', [], /A command is missing: check, checklist, graph, targets, rules, lsp/],
    ['an unknown command', ['grahp'], /There is no command "grahp"/],
    ['an unknown option', ['check', '.', '--frmat', 'json'], /There is no option --frmat/],
    ['an unknown option before the command', ['--verson'], /There is no option --verson/],
    ['an option without its value', ['graph', 'Dockerfile', '--target'], /The option --target needs a value/],
    ['a value for an option that takes none', ['lsp', '--stdio=1'], /The option --stdio takes no value/],
    ['an unknown format', ['check', '.', '--format', 'xml'], /--format cannot be "xml"; choose one of text, json/],
    ['an unknown severity', ['check', '.', '--fail-on', 'often'], /--fail-on cannot be "often"/],
    ['no file to check', ['check'], /Name a Dockerfile/],
    ['no file to graph', ['graph'], /Name a Dockerfile/],
    ['no file to list the builds of', ['targets'], /Name a file or a folder/],
    ['a build context without a source', ['graph', 'x', '--build-context', 'a'], /--build-context wants NAME=VALUE/],
    ['two files for one picture', ['graph', 'a', 'b', '--format', 'svg'], /An SVG holds the graph of one file/],
  ];
  for (const [name, args, sentence] of mistakes) {
    it(`ends with 2 and a sentence for ${name}`, async () => {
      const { code, out, err } = await dockerfileStages(args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, sentence);
      assert.doesNotMatch(err, /\n\s+at /, 'no stack is shown');
    });
  }

  it('speaks the language of the environment', async () => {
    const { err } = await dockerfileStages(['check', 'nowhere'], { env: { LC_ALL: 'fr_FR.UTF-8' } });
    assert.doesNotMatch(err, /cannot be read/);
    assert.match(err, /nowhere/);
    const english = await dockerfileStages(['check', 'nowhere'], { env: { LC_ALL: 'C.UTF-8' } });
    assert.match(english.err, /nowhere cannot be read: there is no such file/);
  });
});
