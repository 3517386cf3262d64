import { check } from '../../../../test/support/commands';

describe('builds in a script that moves and sets variables', () => {
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
});
