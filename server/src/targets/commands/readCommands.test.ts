import { check, checkEmpty } from '../../../../test/support/commands';

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
