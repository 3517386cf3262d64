import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applied } from '../../../../../test/support/edits';
import type { AddBuildParams, BuildAddition } from '../../../protocol/addBuild';
import { bake } from '../../../targets/bake/bake';
import { compose } from '../../../targets/compose/compose';
import { knownDockerfiles } from '../../../targets/knownDockerfiles';
import { resolveDockerfile } from '../../../targets/resolveDockerfile';
import { below } from '../../../util/uris';
import { addBuild } from './addBuild';
import { takenNames } from './takenNames';

const root = 'file:///project';
const uriOf = (path: string) => (path === '.' ? root : below(root, path.split('/')));

type Change = Partial<Record<'dockerfile' | 'context' | 'target' | 'tag', string | undefined>>;

function paramsOf(file: string, text: string, change: Change): AddBuildParams {
  const { dockerfile = 'Dockerfile', context = '.', tag } = change;
  const target = 'target' in change ? change.target : 'builder';
  return { file: uriOf(file), text, dockerfile: uriOf(dockerfile), context: uriOf(context), target, tag };
}

/** What stands there afterwards, with the name that is selected in `«»`. */
function shown(text: string, { edit, select }: BuildAddition, name: string): string {
  const after = applied(text, [{ ...edit, range: edit.range }]);
  const lines = after.split('\n');
  const line = lines[select.start.line] ?? '';
  assert.equal(line.slice(select.start.character, select.end.character), name);
  lines[select.start.line] = `${line.slice(0, select.start.character)}«${name}»${line.slice(select.end.character)}`;
  return lines.join('\n');
}

async function add(
  file: string,
  text: string,
  change: Change = {},
  others: Record<string, string> = {},
): Promise<string> {
  const params = paramsOf(file, text, change);
  const taken = await takenNames(params.file, text, {
    text: async (uri) => others[uri.slice(root.length + 1)],
    names: async () => Object.keys(others).filter((path) => !path.includes('/')),
  });
  const added = addBuild(params, taken);
  return shown(text, added, added.name);
}

function addGrouped(file: string, text: string): string | undefined {
  const { withGroup, name } = addBuild(paramsOf(file, text, {}), new Set());
  return withGroup && shown(text, withGroup, name);
}

const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('A stage that is added to a compose file', () => {
  it('is the first service of an empty one', async () => {
    const service = ['services:', '  «builder»:', '    build:', '      context: .', '      target: builder'];
    assert.equal(await add('compose.yaml', ''), lines(...service));
    assert.equal(await add('compose.yaml', '# ours\n'), lines('# ours', '', ...service));
    assert.equal(await add('compose.yaml', 'name: x'), lines('name: x', '', ...service));
  });

  it('comes behind the last service, as far in as the others are', async () => {
    const text = lines('services:', '    web:', '        image: nginx  # the proxy', '', 'volumes:', '    data:');
    assert.equal(
      await add('compose.yaml', text),
      lines(
        'services:',
        '    web:',
        '        image: nginx  # the proxy',
        '    «builder»:',
        '        build:',
        '            context: .',
        '            target: builder',
        '',
        'volumes:',
        '    data:',
      ),
    );
  });

  it('stands apart where the others do, behind comments of theirs', async () => {
    const text = lines(
      'services:',
      '  a:',
      '    image: a',
      '',
      '  # second',
      '  b:',
      '    image: b',
      '  # c:',
      '',
      '# end',
    );
    assert.equal(
      await add('compose.yaml', text),
      text.replace('  # c:\n', '  # c:\n\n  «builder»:\n    build:\n      context: .\n      target: builder\n'),
    );
  });

  it('keeps the line ends of the file, also where its last one is missing', async () => {
    assert.equal(
      await add('compose.yaml', 'services:\r\n  a:\r\n    image: a'),
      'services:\r\n  a:\r\n    image: a\r\n  «builder»:\r\n    build:\r\n      context: .\r\n      target: builder\r\n',
    );
    assert.equal(
      await add('compose.yaml', 'services:\r\n\r\nvolumes:\r\n  v:\r\n'),
      'services:\r\n  «builder»:\r\n    build:\r\n      context: .\r\n      target: builder\r\n\r\nvolumes:\r\n  v:\r\n',
    );
  });

  it('opens services that are empty', async () => {
    const service = '\n  «builder»:\n    build:\n      context: .\n      target: builder\n';
    for (const empty of ['services:', 'services: {}', 'services:  # none'])
      assert.equal(await add('compose.yaml', `${empty}\n`), empty.replace(/ *\{\}/, '') + service, empty);
  });

  it('goes into braces where the others do', async () => {
    assert.equal(
      await add('compose.yaml', 'services: { a: { image: a } }\n'),
      'services: { a: { image: a }, «builder»: { "build": { "context": ".", "target": "builder" } } }\n',
    );
    assert.equal(
      await add('compose.yml', '{\n  "services": {\n    "a": { "image": "a" }\n  }\n}\n'),
      '{\n  "services": {\n    "a": { "image": "a" },\n    "«builder»": { "build": { "context": ".", "target": "builder" } }\n  }\n}\n',
    );
    assert.equal(
      await add('compose.yml', '{"name": "x"}\n'),
      '{"name": "x", "services": { "«builder»": { "build": { "context": ".", "target": "builder" } } }}\n',
    );
  });

  it('leaves texts in blocks as they are', async () => {
    for (const block of ['|', '|-', '>', '|+']) {
      const text = `services:\n  a:\n    command: ${block}\n      echo 1\n\n\n`;
      const after = (await add('compose.yaml', text)).replace(/[«»]/g, '');
      assert.equal(parse(after).services.a.command, parse(text).services.a.command, block);
    }
  });

  it('is found in its context, which may be a folder above', async () => {
    const away = { dockerfile: 'images/web.Dockerfile', context: 'app' };
    assert.match(
      await add('deploy/compose.yaml', '', away),
      /\n {6}context: \.\.\/app\n {6}dockerfile: \.\.\/images\/web\.Dockerfile\n/,
    );
    assert.match(
      await add('compose.yaml', '', { target: undefined, dockerfile: 'web/Dockerfile', context: 'web' }),
      /«web»:\n {4}build:\n {6}context: web\n$/,
    );
  });

  it('is written so that YAML and compose take it as it is', async () => {
    const text = await add('compose.yaml', '', {
      dockerfile: '1 $HOME: é/Dockerfile',
      context: '1 $HOME: é',
      target: 'no',
    });
    assert.match(text, /context: "\.\/1 \$\$HOME: é"\n {6}target: "no"\n/);
  });

  it('gets a name that nothing else has, here or in a file that is read with it', async () => {
    const taken = 'services:\n  builder:\n    image: x\n';
    const web = { dockerfile: 'web/Dockerfile', context: 'web' };
    assert.match(await add('compose.yaml', taken, web), /«web-builder»/);
    assert.match(await add('compose.yaml', '', web, { 'compose.override.yaml': taken }), /«web-builder»/);
    const both = `${taken}  project-builder:\n    image: y\n`;
    assert.match(await add('compose.yaml', both), /«builder-2»/);
    const included = { 'parts/one.yml': taken };
    assert.match(await add('compose.yaml', 'include:\n  - parts/one.yml\n', web, included), /«web-builder»/);
  });

  it('is refused where the file is broken, or has no place for it', async () => {
    const refused: [text: string, message: RegExp][] = [
      ['services:\n  a: [\n', /compose\.yaml can't be read from line \d on/],
      ['services:\n  a: b\n c: d\n', /can't be read/],
      ['services: {{ .Values.x }}\n', /can be added to|can't be read/],
      ['- a\n', /Nothing can be added/],
      ['services: *all\n', /can be added to|can't be read/],
      ['services: &all\n', /Nothing can be added/],
      ['x: &b { services: { a: { image: a } } }\n<<: *b\n', /Nothing can be added/],
      [`services: ${'['.repeat(9000)}`, /can't be read/],
    ];
    for (const [text, message] of refused) await assert.rejects(add('compose.yaml', text), message, text.slice(0, 50));
  });
});

describe('A stage that is added to a bake file', () => {
  const target = ['target "«builder»" {', '  context = "."', '  target  = "builder"', '}'];

  it('is its last target', async () => {
    assert.equal(await add('docker-bake.hcl', ''), lines(...target));
    const text = lines('variable "X" {', '  default = "1" # one', '}');
    assert.equal(await add('docker-bake.hcl', text), text + lines('', ...target));
    assert.equal(
      await add('docker-bake.hcl', 'target "a" {\r\n\tcontext = "a"\r\n}', {
        dockerfile: 'a/b',
        context: 'a',
        tag: 'a:b',
      }),
      [
        'target "a" {\r\n\tcontext = "a"\r\n}\r\n\r\ntarget "«builder»" {',
        '\tcontext    = "a"',
        '\tdockerfile = "b"',
        '\ttarget     = "builder"',
        '\ttags       = ["a:b"]',
        '}\r\n',
      ].join('\r\n'),
    );
  });

  it('joins the default group where that is a list', () => {
    const group = (list: string) => `group "default" {\n  targets = ${list}\n}\n`;
    const joined: [before: string, after: string][] = [
      ['["a"]', '["a", "builder"]'],
      ['[]', '["builder"]'],
      ['[\n    "a",\n    "b", # last\n  ]', '[\n    "a",\n    "b",\n    "builder", # last\n  ]'],
    ];
    for (const [before, after] of joined)
      assert.equal(addGrouped('docker-bake.hcl', group(before)), group(after) + lines('', ...target));
    assert.equal(addGrouped('docker-bake.hcl', ''), lines(...target, '') + group('["builder"]'));
    assert.equal(addGrouped('docker-bake.hcl', group('concat(["a"], B)')), undefined);
    assert.equal(addGrouped('docker-bake.hcl', 'target "default" {\n}\n'), undefined);
  });

  it('gets a name that no target and no group has', async () => {
    const other = { 'docker-bake.json': '{"target": {"builder": {}}}' };
    assert.match(await add('docker-bake.hcl', 'group "builder" {\n}\n'), /"«project-builder»"/);
    assert.match(await add('docker-bake.hcl', '', {}, other), /"«project-builder»"/);
    assert.match(
      await add('docker-bake.hcl', '', { target: 'v1.2' }),
      /"«v1-2»" \{\n {2}context = "."\n {2}target {2}= "v1.2"/,
    );
  });

  it('is an object in JSON', async () => {
    const text = '{\n    // ours\n    "target": {\n        "a": { "context": "a" }\n    }\n}\n';
    assert.equal(
      await add('docker-bake.json', text),
      '{\n    // ours\n    "target": {\n        "a": { "context": "a" },\n        "«builder»": {\n            "context": ".",\n            "target": "builder"\n        }\n    }\n}\n',
    );
    assert.match(await add('docker-bake.json', ''), /^\{\n {2}"target": \{\n {4}"«builder»": \{/);
    const grouped = addGrouped('docker-bake.json', '{"group": {"default": {"targets": ["a"]}}}') ?? '';
    assert.deepEqual(JSON.parse(grouped.replace(/[«»]/g, '')), {
      group: { default: { targets: ['a', 'builder'] } },
      target: { builder: { context: '.', target: 'builder' } },
    });
    assert.match(addGrouped('docker-bake.json', '') ?? '', /"targets": \[\s*"builder"\s*\]/);
  });

  it('is refused where the file is broken', async () => {
    for (const text of ['target "a" {\n  context = "."\n', '/* open\n', 'x = <<END\n'])
      await assert.rejects(add('docker-bake.hcl', text), /can't be read|can be added to/, text);
    for (const text of ['{"target": ', '[]', '{"target": []}'])
      await assert.rejects(add('docker-bake.json', text), /can't be read|can be added to/, text);
  });
});

describe('A build that was added', () => {
  const folder = fc.constantFrom(
    '.',
    'a',
    'a/b',
    'c',
    'c d',
    '$x',
    '%y',
    'é',
    "it's",
    'no',
    '~',
    'github.com/a/b',
    'git@x:y',
    'c:',
    '1',
    '-',
    '#',
    'a: b',
    '${z}',
    '"',
  );
  const names = ['compose.yaml', 'docker-compose.yml', 'docker-bake.hcl', 'docker-bake.json'];
  const file = fc.constantFrom('Dockerfile', 'web.Dockerfile', 'Dockerfile.x', '1', 'true', "$'");
  const join = (...parts: string[]) => parts.filter((part) => part !== '.').join('/') || '.';
  const before: Record<string, readonly string[]> = {
    compose: ['', 'services:\n  a:\n    build: .\n', 'services: {a: {build: x}}\n', '# x\n\nname: y\n\n'],
    hcl: ['', 'target "a" {\n  target = "x"\n}\n', 'group "default" { targets = [] }\n'],
    json: ['', '{"target": {"a": {"target": "x"}}}', '{}\n'],
  };

  it('is one of this Dockerfile and this stage', () => {
    const stage = fc.constantFrom('builder', 'no', 'a.b-c_d', 'e1', 'default', 'null');
    fc.assert(
      fc.property(
        folder,
        fc.constantFrom(...names),
        folder,
        file,
        folder,
        stage,
        fc.nat(),
        fc.boolean(),
        (at, name, of, dockerfile, context, target, pick, isWindows) => {
          const [path, built] = [join(at, name), join(of, dockerfile)];
          const texts =
            before[name.endsWith('yaml') || name.endsWith('yml') ? 'compose' : (name.split('.')[1] ?? '')] ?? [];
          const old = texts[pick % texts.length] ?? '';
          const text = isWindows ? old.replaceAll('\n', '\r\n') : old;
          const added = addBuild(
            paramsOf(path, text, { dockerfile: built, context, target, tag: 'a:b' }),
            new Set(['a']),
          );
          for (const { edit } of [added, ...(added.withGroup ? [added.withGroup] : [])]) {
            const after = applied(text, [{ ...edit }]);
            assert.doesNotMatch(after, text.includes('\r') ? /[^\r]\n/ : /\r/);
            const found = (name.includes('compose') ? compose : bake).find({ path, text: after });
            const reference = found.find(({ label }) => label === added.name);
            assert.ok(reference, after);
            assert.equal(reference.target?.text, target);
            const resolved = resolveDockerfile(reference, path, knownDockerfiles([{ path: built, stages: [target] }]));
            assert.equal(resolved?.path, built, after);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
