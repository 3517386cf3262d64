import assert from 'node:assert/strict';
import { workflow } from './workflow';

const path = '.github/workflows/build.yml';

/** The builds of a job with these steps. */
function buildsOf(steps: string, head = '') {
  const indented = steps.replace(/^(?=.)/gm, '      ');
  return workflow.find({ path, text: `${head}jobs:\n  images:\n    steps:\n${indented}` });
}

const step = (inputs: string, action = 'docker/build-push-action@v6') =>
  `- uses: ${action}\n  with:\n${inputs.replace(/^(?=.)/gm, '    ')}\n`;

describe('a build step of a workflow', () => {
  it('names its stage, its Dockerfile and its context', () => {
    const [build, ...others] = buildsOf(step('context: app\nfile: "docker/Dockerfile"\ntarget: dev # fast'));
    assert.equal(others.length, 0);
    assert.deepEqual(build.target, {
      text: 'dev',
      range: { start: { line: 7, character: 18 }, end: { line: 7, character: 21 } },
      dynamic: false,
    });
    assert.deepEqual(
      [build.dockerfile?.text, build.dockerfileIn, build.context?.text],
      ['docker/Dockerfile', 'directory', 'app'],
    );
    assert.deepEqual([build.kind, build.paths, build.directory, build.certainty], ['workflow', 'root', '', 'certain']);
  });

  it('is called by its name', () => {
    const [build] = buildsOf('- name: Build it\n  uses: docker/build-push-action@v6\n');
    assert.equal(build.label, 'Build it');
    assert.deepEqual(build.range, { start: { line: 3, character: 8 }, end: { line: 4, character: 41 } });
  });

  it('takes the default target where it names none', () => {
    const [build] = buildsOf('- uses: docker/build-push-action@v6\n');
    assert.deepEqual([build.target, build.dockerfile, build.context], [undefined, undefined, undefined]);
  });

  it('has an empty target where one is about to be typed', () => {
    const [build] = buildsOf(step('context: .\ntarget: '));
    assert.deepEqual(build.target, {
      text: '',
      range: { start: { line: 6, character: 18 }, end: { line: 6, character: 18 } },
      dynamic: false,
    });
  });

  it('has a dynamic target where an expression gives it', () => {
    const [build] = buildsOf(step('target: ${{ matrix.target }}'));
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['${{ matrix.target }}', true]);
  });

  it('finds paths in constants of env, and from the workspace', () => {
    const head = 'env:\n  FILE: docker/Dockerfile\n  OTHER: ${{ inputs.x }}\n';
    const [build] = buildsOf(step('context: ${{ github.workspace }}/app\nfile: ${{env.FILE}}'), head);
    assert.deepEqual([build.context?.text, build.context?.dynamic], ['./app', false]);
    assert.deepEqual([build.dockerfile?.text, build.dockerfile?.dynamic], ['docker/Dockerfile', false]);
    const [unknown] = buildsOf(step('context: .\nfile: ${{ env.OTHER }}/Dockerfile'), head);
    assert.deepEqual([unknown.dockerfile?.text, unknown.dockerfile?.dynamic], ['${{ env.OTHER }}/Dockerfile', true]);
  });

  const matrix = (text: string, inputs: string) =>
    workflow
      .find({
        path,
        text: `jobs:\n  a:\n    strategy: { matrix: ${text} }\n    steps: [{ uses: docker/build-push-action@v6, with: ${inputs} }]`,
      })
      .map(({ target, dockerfile, context, certainty }) => [target?.text, dockerfile?.text, context?.text, certainty]);

  it('names its stages in a matrix', () => {
    const text =
      'jobs:\n  a:\n    strategy: { matrix: { target: [dev, "prod"] } }\n    steps: [{ uses: docker/build-push-action@v6, with: { target: "${{ matrix.target }}" } }]';
    const found = workflow.find({ path, text });
    assert.deepEqual(
      found.map(({ target, certainty }) => [target?.text, target?.range.start, target?.dynamic, certainty]),
      [
        ['dev', { line: 2, character: 35 }, false, 'likely'],
        ['prod', { line: 2, character: 41 }, false, 'likely'],
      ],
    );
  });

  it('is one for each combination of a matrix that matters', () => {
    assert.deepEqual(
      matrix(
        '{ os: [a, b], dir: [x, y] }',
        '{ target: dev, context: "svc/${{ matrix.dir }}", tags: "${{ matrix.os }}" }',
      ),
      [
        ['dev', undefined, 'svc/x', 'certain'],
        ['dev', undefined, 'svc/y', 'certain'],
      ],
    );
    assert.deepEqual(
      matrix(
        '{ include: [{ t: dev, f: a }, { t: prod, f: b }] }',
        '{ target: "${{ matrix.t }}", context: ., file: "${{matrix.f}}" }',
      ),
      [
        ['dev', 'a', '.', 'likely'],
        ['prod', 'b', '.', 'likely'],
      ],
    );
    assert.deepEqual(
      matrix(
        '{ t: [dev, prod], include: [{ t: prod, f: b }] }',
        '{ target: "${{ matrix.t }}", context: ., file: "${{ matrix.f }}" }',
      ),
      [
        ['dev', '${{ matrix.f }}', '.', 'likely'],
        ['prod', '${{ matrix.f }}', '.', 'likely'],
        ['prod', 'b', '.', 'likely'],
      ],
    );
    assert.deepEqual(
      matrix(
        '{ app: [{ t: dev, f: a }] }',
        '{ target: "${{ matrix.app.t }}", context: ., file: "${{ matrix.app.f }}" }',
      ),
      [['dev', 'a', '.', 'likely']],
    );
  });

  it('is dynamic where the matrix is, or is but a part of the name', () => {
    assert.deepEqual(matrix('"${{ fromJSON(x) }}"', '{ target: "${{ matrix.t }}" }'), [
      ['${{ matrix.t }}', undefined, undefined, 'certain'],
    ]);
    assert.deepEqual(matrix('{ t: [a] }', '{ target: "x-${{ matrix.t }}" }'), [
      ['x-${{ matrix.t }}', undefined, undefined, 'certain'],
    ]);
    assert.deepEqual(matrix('{ t: "${{ x }}" }', '{ target: "${{ matrix.t }}" }'), [
      ['${{ matrix.t }}', undefined, undefined, 'certain'],
    ]);
  });

  it('reads build arguments, named contexts and the platform', () => {
    const [build] = buildsOf(
      step(
        'build-args: |\n  A=1\n  # no\n  "B=${{ env.X }}"\n  C\n  ${{ x }}\nbuild-contexts: |\n  base=docker-image://alpine\nplatforms: linux/arm64',
      ),
    );
    assert.deepEqual(build.buildArgs, { A: '1', B: undefined, C: undefined });
    assert.deepEqual(build.namedContexts, [
      {
        name: 'base',
        nameRange: { start: { line: 12, character: 12 }, end: { line: 12, character: 16 } },
        source: 'docker-image://alpine',
      },
    ]);
    assert.equal(build.platform, 'linux/arm64');
    assert.equal(buildsOf(step('platforms: linux/arm64,linux/amd64'))[0].platform, undefined);
  });

  it('names the stages whose cache it leaves out', () => {
    const found = buildsOf(step('target: dev\nno-cache-filters: |\n  base,test\n  "lint"\n'));
    assert.deepEqual(
      found.map(({ target, role }) => [target?.text, role, target?.range.start]),
      [
        ['dev', undefined, { line: 5, character: 18 }],
        ['base', 'no-cache-filter', { line: 7, character: 12 }],
        ['test', 'no-cache-filter', { line: 7, character: 17 }],
        ['lint', 'no-cache-filter', { line: 8, character: 13 }],
      ],
    );
  });

  it('takes the Dockerfile from the folder of the default context', () => {
    const [build] = buildsOf(step('context: "{{defaultContext}}:docker"\nfile: dev.Dockerfile'));
    assert.deepEqual(
      [build.context?.text, build.dockerfileIn, build.dockerfile?.text],
      ['docker', 'context', 'dev.Dockerfile'],
    );
  });

  it('knows the folder that the repository was checked out into', () => {
    const checkout = '- uses: actions/checkout@v4\n  with:\n    path: src\n';
    const [build] = buildsOf(checkout + step('context: ./src/app\nfile: src/Dockerfile'));
    assert.deepEqual([build.context?.text, build.dockerfile?.text], ['app', 'Dockerfile']);
  });

  it("is not ours where the Dockerfile is another repository's", () => {
    const other = '- uses: actions/checkout@v4\n  with:\n    repository: some/other\n';
    assert.equal(buildsOf(other + step('context: .\ntarget: dev')).length, 0);
    assert.equal(buildsOf(other + step('target: dev')).length, 1);
    const own = '- uses: actions/checkout@v4\n  with:\n    repository: ${{ github.repository }}\n';
    assert.equal(buildsOf(own + step('context: .\ntarget: dev')).length, 1);
    assert.equal(buildsOf(`${other}    path: other\n${step('context: other')}${step('context: .')}`).length, 1);
  });

  it('is known in composite actions, and in actions that take its place', () => {
    const text = 'runs:\n  steps:\n    - uses: depot/build-push-action@v1\n      with: { target: dev }\n';
    const [build] = workflow.find({ path: '.github/actions/x/action.yml', text });
    assert.deepEqual([build.target?.text, build.certainty], ['dev', 'certain']);
    assert.equal(workflow.find({ path: 'action.yml', text })[0].certainty, 'likely');
  });

  it('is none where the target is that of bake or of a reusable workflow', () => {
    assert.deepEqual(buildsOf(step('target: dev # not build-push-action', 'docker/bake-action@v6')), []);
    assert.deepEqual(
      buildsOf(step('target: dev # not build-push-action', 'docker/bake-action/subaction/matrix@v6')),
      [],
    );
    const text =
      'jobs:\n  x:\n    uses: o/r/.github/workflows/build-push-action.yml@v1\n    with:\n      target: dev\n';
    assert.deepEqual(workflow.find({ path, text }), []);
  });

  it('is looked for in workflows and actions alone', () => {
    for (const found of [path, 'a/.github/workflows/x.yaml', '.github/actions/x/action.yml', '.gitea/workflows/x.yml'])
      assert(workflow.matches(found), found);
    for (const other of ['workflows/x.yml', '.github/dependabot.yml', '.github/workflows/a/x.yml', 'reaction.yml'])
      assert(!workflow.matches(other), other);
  });
});
