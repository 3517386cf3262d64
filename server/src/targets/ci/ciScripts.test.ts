import assert from 'node:assert/strict';
import type { BuildReference, Finder } from '../buildReference';
import { ciScripts } from './ciScripts';
import { cloudBuild } from './cloudBuild';

function read(path: string, text: string, finder: Finder = ciScripts): readonly BuildReference[] {
  assert(finder.matches(path), path);
  const builds = finder.find({ path, text });
  const lines = text.split('\n');
  for (const { target } of builds) {
    if (!target || target.dynamic) continue;
    const { start, end } = target.range;
    assert.equal(lines[start.line].slice(start.character, end.character), target.text);
  }
  return builds;
}

/** Each build as `folder: target`, `-` for the default target. */
function check(path: string, text: string, expected: string, finder: Finder = ciScripts) {
  const builds = read(path, text, finder);
  const said = builds.map(({ directory, target }) => `${directory && `${directory}: `}${target?.text ?? '-'}`);
  assert.equal(said.join(', '), expected);
}

const workflow = '.github/workflows/build.yml';
const job = (steps: string) => `jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${steps.replace(/^/gm, '      ')}`;

describe('builds in the scripts of CI', () => {
  it('stand in the steps of workflows', () => {
    check(
      workflow,
      job('- run: docker build --target dev .\n- run: |\n    set -e\n    docker build \\\n      --target prod .\n'),
      'dev, prod',
    );
    check(
      workflow,
      job('- run: >-\n    docker build\n    --target dev .\n- run: "docker build --target \\"prod\\" ."'),
      'dev, prod',
    );
  });

  it('stand in composite actions', () =>
    check(
      '.github/actions/x/action.yml',
      'runs:\n  using: composite\n  steps:\n    - run: docker build --target dev .',
      'dev',
    ));

  it('carry the name of their step', () =>
    assert.equal(read(workflow, job('- name: Build it\n  run: docker build .'))[0].label, 'Build it'));

  it('start in the working directory', () => {
    check(workflow, job('- run: docker build .\n  working-directory: ./app/'), 'app: -');
    check(workflow, job('- run: cd web && docker build .\n  working-directory: app'), 'app/web: -');
    check(workflow, `defaults:\n  run:\n    working-directory: app\n${job('- run: docker build .')}`, 'app: -');
  });

  it('start in the root of the repository', () => {
    const [build] = read(
      workflow,
      job('- run: docker build -f ${{ github.workspace }}/docker/Dockerfile $GITHUB_WORKSPACE'),
    );
    assert.equal(build.paths, 'root');
    assert.equal(build.dockerfile?.text, 'docker/Dockerfile');
    assert.equal(build.context?.text, '.');
  });

  it('are of the repository that a step before has checked out', () => {
    const checkout = (given: string) => `- uses: actions/checkout@v5\n  with: { ${given} }\n`;
    check(workflow, job(`${checkout('path: src')}- run: cd src/app && docker build .`), 'app: -');
    check(workflow, job(`${checkout('path: src')}- run: docker build .\n  working-directory: src`), '-');
    check(workflow, job(`${checkout('path: x, repository: a/b')}- run: cd x && docker build --target no .`), '');
    const [build] = read(workflow, job(`${checkout('path: src')}- run: docker build -f src/docker/Dockerfile src`));
    assert.deepEqual([build.dockerfile?.text, build.context?.text], ['docker/Dockerfile', '.']);
  });

  it('are written in the shell that is asked for', () => {
    check(workflow, job('- shell: pwsh\n  run: |\n    docker build `\n      --target dev .'), 'dev');
    check(workflow, job('- shell: cmd\n  run: |\n    docker build ^\n      --target dev .'), 'dev');
    check(workflow, job('- shell: python\n  run: docker build --target dev .'), '');
    check(workflow, job('- run: |\n    docker build `\n      --target dev .').replace('ubuntu', 'windows'), 'dev');
  });

  it('take variables that stand above them', () => {
    const [build] = read(workflow, `env:\n  T: dev\n${job('- run: docker build --target $T .')}`);
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['dev', true]);
    check(workflow, `env:\n  T: \${{ x }}\n${job('- run: docker build --target $T .')}`, '$T');
  });

  it('are no expressions', () => {
    const [build] = read(workflow, job('- run: docker build --target ${{ matrix.target }} .'));
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['${{ matrix.target }}', true]);
  });

  it('have no bake targets, and none of other actions', () =>
    check(
      workflow,
      job('- uses: docker/bake-action@v6\n  with:\n    targets: dev\n- run: docker buildx bake dev'),
      '',
    ));

  it('stand in the scripts of GitLab, whose parts run in one shell', () => {
    check(
      '.gitlab-ci.yml',
      'build:\n  before_script:\n    - cd app\n  script:\n    - docker build --target dev .\n    - - docker build --target prod .\n  after_script: docker build .\n',
      'app: dev, app: prod, -',
    );
    check('ci/build.gitlab-ci.yml', 'b:\n  variables: { T: dev }\n  script: [docker build --target $T .]', 'dev');
    check(
      '.gitlab-ci.yml',
      'b:\n  image: kaniko\n  script:\n    - /kaniko/executor --context $CI_PROJECT_DIR/app --target dev',
      'dev',
    );
  });

  it('are read once where an anchor is used often', () =>
    check('.gitlab-ci.yml', '.b: &b\n  script: [docker build --target dev .]\na:\n  <<: *b\nc: *b\n', 'dev'));

  it('stand in the scripts of Azure', () =>
    check(
      'azure-pipelines.yml',
      'steps:\n- script: docker build --target a .\n  workingDirectory: $(Build.SourcesDirectory)/app\n- pwsh: |\n    docker build `\n      --target b .\n- bash: docker build --target c .\n',
      'app: a, b, c',
    ));

  it('stand in the scripts of CircleCI', () =>
    check(
      '.circleci/config.yml',
      'jobs:\n  a:\n    working_directory: ~/repo\n    steps:\n      - run: docker build --target a .\n      - run:\n          name: x\n          command: docker build --target << parameters.t >> .\n          working_directory: app\n',
      'a, app: << parameters.t >>',
    ));

  it('stand in the scripts of others', () => {
    check(
      'bitbucket-pipelines.yml',
      'pipelines:\n  default:\n    - step:\n        script:\n          - docker build --target a .\n',
      'a',
    );
    check('.drone.yml', 'steps:\n- name: x\n  commands:\n  - docker build --target a .\n', 'a');
    check('.woodpecker/build.yaml', 'steps:\n  x:\n    commands:\n    - docker build --target a .\n', 'a');
    check('.buildkite/pipeline.yml', 'steps:\n  - command: "docker build --target a ."\n', 'a');
    check('.travis.yml', 'before_install: cd app\nscript:\n  - docker build --target a .\n', 'app: a');
    check('buildspec.yml', 'phases:\n  build:\n    commands:\n      - docker build --target a .\n', 'a');
  });

  it('are steps of plugins that build images', () => {
    const text = `steps:
- name: image
  image: plugins/docker:20
  settings:
    target: dev
    dockerfile: docker/Dockerfile
    context: docker
    build_args: [A=1, B]
- name: site
  image: plugins/s3
  settings: { target: no }
`;
    check('.drone.yml', text, 'dev');
    const [build] = read('.drone.yml', text);
    assert.deepEqual(
      [build.dockerfile?.text, build.context?.text, build.buildArgs],
      ['docker/Dockerfile', 'docker', { A: '1', B: undefined }],
    );
    check(
      '.woodpecker.yml',
      'steps:\n  x:\n    image: woodpeckerci/plugin-docker-buildx\n    settings: { target: dev }\n',
      'dev',
    );
  });

  it('are tasks of Azure that build images', () => {
    const text = `steps:
- task: Docker@2
  inputs:
    command: build
    Dockerfile: $(Build.SourcesDirectory)/docker/Dockerfile
    buildContext: docker
    arguments: --build-arg A=1 --target dev
- task: Docker@2
  inputs: { command: push, arguments: --target no }
`;
    check('azure-pipelines.yml', text, 'dev');
    const [build] = read('azure-pipelines.yml', text);
    assert.deepEqual(
      [build.dockerfile?.text, build.context?.text, build.buildArgs],
      ['docker/Dockerfile', 'docker', { A: '1' }],
    );
  });

  it('have an empty target while it is typed', () => {
    for (const marked of [
      '- run: docker build --target <|>\n- run: x',
      '- run: |\n    docker build --target <|>\n    x',
    ]) {
      const text = job(marked);
      const line = text.slice(0, text.indexOf('<|>')).split('\n').length - 1;
      const character = text.split('\n')[line].indexOf('<|>');
      const [build] = read(workflow, text.replace('<|>', ''));
      assert.equal(build.target?.text, '');
      assert.deepEqual(build.target.range.start, { line, character });
    }
  });
});

describe('builds in Cloud Build', () => {
  it('are lists of arguments', () => {
    const text = `steps:
- name: gcr.io/cloud-builders/docker
  id: build
  dir: app
  args: ['build', '--target', 'dev', '--build-arg=A=$_B', '-f', 'Dockerfile.\${_X}', '.']
- name: gcr.io/kaniko-project/executor:latest
  args:
    - --target=prod
    - --context=dir:///workspace
- name: gcr.io/cloud-builders/docker
  entrypoint: bash
  args: ['-c', 'docker build --target test . && docker push x']
- name: gcr.io/cloud-builders/docker
  script: |
    docker build --target=lint .
- name: gcr.io/cloud-builders/npm
  args: ['build', '--target', 'no']
`;
    check('cloudbuild.yaml', text, 'app: dev, prod, test, lint', cloudBuild);
    const [first] = read('cloudbuild.yaml', text, cloudBuild);
    assert.deepEqual(
      [first.label, first.kind, first.context?.text, first.dockerfile?.text, first.dockerfile?.dynamic],
      ['build', 'cloud-build', '.', 'Dockerfile.${_X}', true],
    );
  });

  it('take substitutions, and tell that something else is written', () => {
    const text = 'steps:\n- name: docker\n  args: [build, --target, "${_T}", .]\nsubstitutions: { _T: dev }\n';
    const [build] = read('cloudbuild.yaml', text, cloudBuild);
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['dev', true]);
  });

  it('have an empty target while it is typed', () =>
    check('cloudbuild.yaml', "steps:\n- name: docker\n  args: ['build', '--target', '', '.']\n", '', cloudBuild));
});
