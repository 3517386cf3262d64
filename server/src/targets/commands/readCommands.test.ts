import assert from 'node:assert/strict';
import type { Dialect } from '../../shell/dialect';
import { wholeText } from '../../util/mappedText';
import { placesIn } from '../places';
import { batch } from './batch';
import { posix } from './posix';
import { powershell } from './powershell';
import { readCommands } from './readCommands';

interface Expected {
  target?: string | undefined;
  /** What is written in the target's range, if that is something else. */
  written?: string;
  dynamic?: boolean;
  dockerfile?: string;
  context?: string;
  directory?: string;
  paths?: string;
  certainty?: string;
  buildArgs?: Record<string, string | undefined>;
  platform?: string;
  namedContexts?: Record<string, string>;
}

function read(script: string, dialect: Dialect = posix) {
  const file = { text: script, places: placesIn(script) };
  return readCommands(wholeText(script), file, { kind: 'script', dialect, paths: 'either' });
}

/** What the builds of a script are told, in order, as far as it is expected. */
function check(script: string, expected: readonly Expected[], dialect: Dialect = posix) {
  const builds = read(script, dialect);
  const lines = script.split('\n');
  assert.equal(builds.length, expected.length, `${script} has ${builds.map((build) => build.target?.text)}`);
  builds.forEach((build, index) => {
    const wanted = expected[index];
    const said: Record<string, unknown> = {
      target: build.target?.text,
      dynamic: build.target?.dynamic,
      dockerfile: build.dockerfile?.text,
      context: build.context?.text,
      directory: build.directory,
      paths: build.paths,
      certainty: build.certainty,
      buildArgs: build.buildArgs,
      platform: build.platform,
      namedContexts: Object.fromEntries(build.namedContexts.map(({ name, source }) => [name, source])),
    };
    for (const [key, value] of Object.entries(wanted)) if (key !== 'written') assert.deepEqual(said[key], value, key);
    if (!build.target) return;
    const { start, end } = build.target.range;
    assert.equal(start.line, end.line);
    const written = lines[start.line].slice(start.character, end.character);
    assert.equal(written, wanted.written ?? wanted.target ?? written);
    if (wanted.dynamic === undefined) assert.equal(build.target.dynamic, written !== build.target.text);
  });
}

/** The empty target stands at `<|>`. */
function checkEmpty(marked: string, dialect: Dialect = posix) {
  const script = marked.replace('<|>', '');
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  const place = { line: before.length - 1, character: before[before.length - 1].length };
  const [build] = read(script, dialect);
  assert.equal(build?.target?.text, '');
  assert.deepEqual(build.target.range, { start: place, end: place });
}

describe('builds in command lines', () => {
  it('name their target behind a blank or an equals sign', () => {
    check('docker build --target dev .', [{ target: 'dev', context: '.', certainty: 'certain' }]);
    check('docker build --target=dev .', [{ target: 'dev', context: '.' }]);
    check('docker build . --target dev', [{ target: 'dev', context: '.' }]);
  });

  it('name it between quotes, and the range is without them', () => {
    check('docker build --target "dev" .', [{ target: 'dev', dynamic: false }]);
    check("docker build --target='dev' .", [{ target: 'dev', dynamic: false }]);
    check('docker build "--target=dev" .', [{ target: 'dev', dynamic: false }]);
    check('docker build --target d"e"v .', [{ target: 'dev', written: 'd"e"v', dynamic: true }]);
  });

  it('are asked of every engine in every form', () => {
    for (const command of [
      'docker build',
      'docker image build',
      'docker builder build',
      'docker buildx build',
      'docker buildx b',
      'docker --context prod build',
      'docker -H tcp://x:1 --debug build',
      'docker buildx --builder big build',
      'docker-buildx build',
      '/usr/local/bin/docker build',
      'docker.exe build',
      'podman build',
      'podman --log-level debug image build',
      'buildah bud',
      'buildah build',
      'nerdctl build',
      'nerdctl -n k8s.io build',
      'lima nerdctl build',
      'finch build',
      'container build',
      'depot build',
      'az acr build',
    ])
      check(`${command} --target dev .`, [{ target: 'dev', context: '.', certainty: 'certain' }]);
  });

  it('are not found in commands that build something else', () => {
    for (const command of [
      'docker compose build --target dev',
      'docker-compose build --target dev',
      'docker buildx bake --target dev',
      'docker run --target dev build',
      'docker run alpine docker build --target dev .',
      'cargo build --target x86_64-unknown-linux-musl',
      'echo docker build --target dev .',
      'npm run build --target dev',
      'cmake --build . --target dev',
      'docker push build --target dev',
      '# docker build --target dev .',
      'git commit -m "docker build"',
      'kubectl exec pod -- docker build --target dev .',
    ])
      check(command, []);
  });

  it('find the context beside flags with and without values', () =>
    check('docker build -q --pull -t a:b --no-cache --secret id=x --ssh default -f docker/Dockerfile --rm ctx', [
      { context: 'ctx', dockerfile: 'docker/Dockerfile', target: undefined },
    ]));

  it('read short flags that stand together with their value', () =>
    check('docker build -qtapp:1 -fDockerfile.dev -m=1g .', [{ context: '.', dockerfile: 'Dockerfile.dev' }]));

  it('know arguments, platforms and named contexts', () =>
    check(
      'docker build --build-arg A=1 --build-arg B --build-arg C=$X --platform linux/arm64 --build-context base=docker-image://alpine .',
      [
        {
          buildArgs: { A: '1', B: undefined, C: undefined },
          platform: 'linux/arm64',
          namedContexts: { base: 'docker-image://alpine' },
        },
      ],
    ));

  it('go on behind a line end that is escaped', () =>
    check('docker build \\\n  --target dev \\\r\n  -t app \\\n  .\n', [{ target: 'dev', context: '.' }]));

  it('stand behind other commands, in conditions, loops, functions and subshells', () => {
    check('set -e; a && docker build --target a . || docker build --target b . | tee log & docker build --target c .', [
      { target: 'a' },
      { target: 'b' },
      { target: 'c' },
    ]);
    check('if ! docker build --target a .; then docker build --target b .; fi', [{ target: 'a' }, { target: 'b' }]);
    check('for x in 1 2; do docker build --target a .; done', [{ target: 'a' }]);
    check('build() {\n  docker build --target a .\n}', [{ target: 'a' }]);
    check('function build { docker build --target a .; }', [{ target: 'a' }]);
    check('(docker build --target a .)', [{ target: 'a', context: '.' }]);
    check('case $1 in\n  prod) docker build --target a . ;;\n  *) docker build --target b .;;\nesac', [
      { target: 'a' },
      { target: 'b' },
    ]);
  });

  it('stand in what is substituted', () => {
    check('id=$(docker build -q --target a .)', [{ target: 'a', context: '.' }]);
    check('docker run "$(docker build -q --target a .)" sh', [{ target: 'a', context: '.' }]);
    check('export ID="`docker build -q --target a .`"', [{ target: 'a', context: '.' }]);
    check('diff <(docker build -q --target a .) <(docker build -q --target b .)', [{ target: 'a' }, { target: 'b' }]);
  });

  it('stand behind programs that run others', () => {
    for (const wrapper of [
      'sudo',
      'sudo -E -u root',
      'time',
      'exec',
      'env A=b',
      'A=b',
      'DOCKER_BUILDKIT=1 sudo',
      'nice -n 5 sudo -E',
      'timeout 10m',
      'retry 3',
      'command',
    ])
      check(`${wrapper} docker build --target dev .`, [{ target: 'dev', certainty: 'certain' }]);
    check('doppler run -- docker build --target dev .', [{ target: 'dev', certainty: 'likely' }]);
  });

  it('stand in scripts between quotes', () => {
    check(`bash -ec 'docker build --target dev .'`, [{ target: 'dev', context: '.' }]);
    check('sudo sh -c "cd app && docker build --target=\\"dev\\" ."', [{ target: 'dev', directory: 'app' }]);
  });

  it('are likely where a message tells of them', () => {
    check('log::error "see: docker build --target dev ."', [{ target: 'dev', certainty: 'likely' }]);
    check('echo "docker build --target $T failed"', []);
    check('echo "docker build is slow, --target dev helps"', []);
  });

  it('are not found in heredocs', () => {
    check('cat <<EOF\ndocker build --target a .\nEOF\ndocker build --target b .', [{ target: 'b' }]);
    check("cat <<-'END' > f\n\tdocker build --target a .\n\tEND\ndocker build --target b .", [{ target: 'b' }]);
    check('cat <<A <<B\n1\nA\n2\nB\ndocker build --target b .', [{ target: 'b' }]);
  });

  it('are found below a heredoc or a quote without an end', () => {
    check('cat <<EOF\ndocker build --target a .\n', [{ target: 'a' }]);
    check('echo "oh\ndocker build --target a .\n', [{ target: 'a' }]);
    check("echo it's\ndocker build --target a .\n", [{ target: 'a' }]);
    check('echo "$(x\ndocker build --target a .\n', [{ target: 'a' }]);
  });

  it('are read without redirections', () =>
    check('docker build --target a . > log 2>&1 </dev/null', [{ target: 'a', context: '.' }]));

  it('may get the Dockerfile from standard input', () =>
    check('docker build --target a - < docker/Dockerfile', [{ context: '-', dockerfile: 'docker/Dockerfile' }]));

  it('start where the script has gone', () => {
    check('cd app && docker build .', [{ directory: 'app', paths: 'either' }]);
    check('cd app\ncd ../web/\ndocker build .', [{ directory: 'web' }]);
    check('(cd app; docker build .); docker build .', [{ directory: 'app' }, { directory: '' }]);
    check('pushd app; docker build .; popd; docker build .', [{ directory: 'app' }, { directory: '' }]);
    check('cd "$X" && docker build .', [{ directory: '$X', certainty: 'likely' }]);
  });

  it('start in the folder of the script or in the root of the repository', () => {
    check('cd "$(dirname "$0")" && docker build .', [{ directory: '', paths: 'folder' }]);
    check('cd "$(dirname "${BASH_SOURCE[0]}")/.."\ndocker build .', [{ directory: '..', paths: 'folder' }]);
    check('cd ${0%/*}/../app\ndocker build .', [{ directory: '../app', paths: 'folder' }]);
    check('cd $(git rev-parse --show-toplevel)/app\ndocker build .', [{ directory: 'app', paths: 'root' }]);
    check('D="$(cd "$(dirname "$0")" && pwd)"\ndocker build -f "$D/Dockerfile" "$D/.."', [
      { directory: '', paths: 'folder', dockerfile: 'Dockerfile', context: '..' },
    ]);
  });

  it('take values that the script sets, and tell that something else is written', () => {
    check('T=dev\ndocker build --target $T .', [{ target: 'dev', written: '$T', dynamic: true }]);
    check('T="dev"; U=${T}; docker build --target "${U}" .', [{ target: 'dev', written: '${U}' }]);
    check('docker build --target "${T:-dev}" .', [{ target: 'dev', written: '${T:-dev}' }]);
    check(': "${B=docker buildx}"\n${B} build --target dev .', [{ target: 'dev' }]);
    check('T=a; docker build --target $T .; T=b; docker build --target $T .', [
      { target: 'a', written: '$T' },
      { target: 'b', written: '$T' },
    ]);
    check('if x; then T=a; fi; docker build --target $T .', [{ target: '$T', dynamic: true }]);
    check('for T in a b; do docker build --target $T .; done', [{ target: '$T', dynamic: true }]);
  });

  it('take arguments out of lists, and name them there', () => {
    check('args=(-t x --target dev)\nargs+=(-f Dockerfile.dev)\ndocker build "${args[@]}" .', [
      { target: 'dev', dockerfile: 'Dockerfile.dev', context: '.' },
    ]);
    check('local run=(docker build\n  --target dev)\n"${run[@]}" app', [{ target: 'dev', context: 'app' }]);
    check('run=(docker build --target dev)\n', [{ target: 'dev', certainty: 'likely' }]);
    check('args=(--target)\ndocker build "${args[@]}" .', [{ target: undefined }]);
    check('docker build ${args[@]+"${args[@]}"} --target dev .', [{ target: 'dev', context: '.' }]);
  });

  it('keep what is not known as it is written', () => {
    check('docker build --target $T -f $F $C', [{ target: '$T', dynamic: true, dockerfile: '$F', context: '$C' }]);
    check('docker build --target ${{ matrix.target }} .', [
      { target: '${{ matrix.target }}', dynamic: true, context: '.' },
    ]);
    check('docker build --target {{.TARGET}} .', [{ target: '{{.TARGET}}', dynamic: true, context: '.' }]);
    check('docker build --target << parameters.target >> .', [
      { target: '<< parameters.target >>', dynamic: true, context: '.' },
    ]);
    check('docker build --target app-$(uname -m) .', [{ target: 'app-$(uname -m)', dynamic: true, context: '.' }]);
    check('docker build --target dev $ARGS .  $MORE', [{ target: 'dev', context: '.' }]);
  });

  it('are likely where a variable holds the engine', () => {
    check('$DOCKER build --target dev .', [{ target: 'dev', certainty: 'likely' }]);
    check('"${CONTAINER_ENGINE}" build --target dev .', [{ target: 'dev', certainty: 'likely' }]);
    check('$CARGO build --target dev .', []);
  });

  it('have an empty target while it is typed', () => {
    checkEmpty('docker build --target <|>');
    checkEmpty('docker build --target <|>\necho hi');
    checkEmpty('docker build --target <|> .');
    checkEmpty('docker build --target <|> -t app .');
    checkEmpty('docker build --target <|>; ls');
    checkEmpty('docker build --target <|># why');
    checkEmpty('docker build --target <|>\\\n  -t app .');
    checkEmpty('docker build --target=<|> .');
    checkEmpty('docker build --target "<|>" .');
    checkEmpty('x=$(docker build --target <|>)');
    checkEmpty('docker build --target "<|>\n\necho hi');
    check('docker build --target', [{ target: undefined }]);
  });

  it('end a target with its line while its quote is open', () =>
    check('docker build --target "de\necho "x"\n', [{ target: 'de' }]));
});

describe('builds in PowerShell', () => {
  const checkPowerShell = (script: string, expected: readonly Expected[]) => check(script, expected, powershell);

  it('go on behind a backtick', () =>
    checkPowerShell('docker build `\r\n  --target dev `\r\n  -f .\\docker\\Dockerfile .\r\n', [
      { target: 'dev', dockerfile: './docker/Dockerfile', context: '.' },
    ]));

  it('take variables that are set before', () => {
    checkPowerShell("$Target = 'dev'\n& docker build --target $target .", [{ target: 'dev', written: '$target' }]);
    checkPowerShell('docker build --target "$env:TARGET" .', [{ target: '$env:TARGET', dynamic: true }]);
    checkPowerShell('$t = "a" + "b"\ndocker build --target $t .', [{ target: '$t', dynamic: true }]);
  });

  it('start where the script has gone', () => {
    checkPowerShell('Set-Location $PSScriptRoot\ndocker build .', [{ paths: 'folder', directory: '' }]);
    checkPowerShell('Push-Location web; docker build --target a .; Pop-Location; docker build .', [
      { directory: 'web' },
      { directory: '' },
    ]);
  });

  it('stand in blocks, and not in comments or texts', () =>
    checkPowerShell(
      '<# docker build --target a . #>\nif ($x) { docker build --target b . }\n@"\ndocker build --target c .\n"@',
      [{ target: 'b', context: '.' }],
    ));

  it('have an empty target while it is typed', () => checkEmpty('docker build --target <|>\n', powershell));
});

describe('builds in batch files', () => {
  const checkBatch = (script: string, expected: readonly Expected[]) => check(script, expected, batch);

  it('go on behind a caret', () =>
    checkBatch('@docker build ^\r\n  --target dev ^\r\n  -f docker\\Dockerfile .\r\n', [
      { target: 'dev', dockerfile: 'docker/Dockerfile', context: '.' },
    ]));

  it('take variables that are set before', () => {
    checkBatch('SET Target=dev\r\ndocker build --target %TARGET% .', [{ target: 'dev', written: '%TARGET%' }]);
    checkBatch('set "T=dev"\r\ndocker build --target "%T%" .', [{ target: 'dev', written: '%T%' }]);
    checkBatch('docker build --target %1 .', [{ target: '%1', dynamic: true }]);
  });

  it('start where the script has gone', () =>
    checkBatch('cd /d %~dp0\\app\r\ncall docker build .', [{ paths: 'folder', directory: 'app' }]));

  it('are not found in comments', () =>
    checkBatch('rem docker build .\r\n:: docker build .\r\n@REM docker build .\r\n', []));
});

describe('any text', () => {
  const scraps = [
    'docker build --target ',
    '"',
    "'",
    '$(',
    '${',
    '`',
    '(',
    ')',
    '<<E',
    '\n',
    '\\',
    '{{',
    '}}',
    '^',
    '@"',
    '%A%',
    '$',
    ' x',
    '#',
    '=',
    '&&',
    'if ',
    '}',
    'bash -c ',
  ];

  it('is read without an error', () => {
    let seed = 7;
    const next = () => {
      seed = (seed * 48271) % 2147483647;
      return seed % scraps.length;
    };
    for (let round = 0; round < 1500; round++) {
      const text = Array.from({ length: 12 }, () => scraps[next()]).join('');
      for (const dialect of [posix, powershell, batch]) read(text, dialect);
    }
  });

  it('is read in time that grows with its length', function () {
    this.timeout(60_000);
    const longer = [
      '"$(',
      '$((',
      "''",
      '`"',
      '"\n',
      'cat <<EOF\n',
      '<<E\n',
      'cd a;',
      'X=$X$X;',
      'if x; then A=1;',
      '(A=1;',
    ];
    for (const scrap of [...scraps, ...longer])
      for (const dialect of [posix, powershell, batch]) {
        const text = `docker build .\n${scrap.repeat(20_000 / scrap.length)}`;
        const start = performance.now();
        read(text, dialect);
        assert(performance.now() - start < 3000, `${JSON.stringify(scrap)} took ${performance.now() - start} ms`);
      }
  });
});
