import assert from 'node:assert/strict';
import type { BuildReference } from '../buildReference';
import { tilt } from './tilt';

function builds(text: string): readonly BuildReference[] {
  return tilt.find({ path: 'Tiltfile', text });
}

/** The image, the stage, the Dockerfile and the context of each build. */
function told(text: string) {
  return builds(text).map((build) => {
    const { target } = build;
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic)
      assert.equal(text.split('\n')[start.line].slice(start.character, end.character), target.text);
    return [
      build.label,
      target && target.text + (target.dynamic ? '?' : ''),
      build.dockerfile?.text,
      build.context?.text,
    ];
  });
}

describe('an image of a Tiltfile', () => {
  it('names its stage, its Dockerfile and its context', () => {
    const text = `
# docker_build('no', '.', target='no')
docker_build(
    'web', "./web",  # comment
    dockerfile='docker/Dockerfile', target = "dev",
    build_args={'A': '1', "B": other(), 'C': NAME}, platform='linux/arm64',
)
NAME = 'x'
if True:
    docker_build('api', '.', target='prod')
`;
    assert.deepEqual(told(text), [
      ['web', 'dev', 'docker/Dockerfile', './web'],
      ['api', 'prod', undefined, '.'],
    ]);
    const [build] = builds(text);
    assert.deepEqual([build.kind, build.paths, build.dockerfileIn], ['tilt', 'folder', 'directory']);
    assert.deepEqual([build.buildArgs, build.platform], [{ A: '1', B: undefined, C: 'x' }, 'linux/arm64']);
    assert.deepEqual(build.range, { start: { line: 2, character: 0 }, end: { line: 6, character: 1 } });
  });

  it('may be told in the order of parameters', () =>
    assert.deepEqual(told("docker_build('a', 'b', {}, 'c', '', target='dev')"), [['a', 'dev', 'c', 'b']]));

  it('is found through names of paths, but a stage that has another name there is dynamic', () => {
    const text =
      "DIR = 'web'\nSTAGE = 'dev'\nTWICE = 'a'\nTWICE = 'b'\ndocker_build('x', DIR, target=STAGE, dockerfile=TWICE)";
    assert.deepEqual(told(text), [['x', 'dev?', 'TWICE', 'web']]);
    assert.deepEqual(told("docker_build('x', '.', target='a' + b)"), [['x', "'a' + b?", undefined, '.']]);
  });

  it('is read while it is typed, up to the next statement', () => {
    const text = "docker_build('x', '.', target='\nk8s_yaml('x.yaml')\ndocker_build('y', '.', target='dev')";
    assert.deepEqual(told(text), [
      ['x', '', undefined, '.'],
      ['y', 'dev', undefined, '.'],
    ]);
    assert.deepEqual(told("docker_build('x', '.', target=')"), [['x', ')', undefined, '.']]);
  });

  it('may have its Dockerfile in the Tiltfile', () => {
    const [build] = builds("docker_build('x', '.', dockerfile_contents='''FROM a AS dev\nRUN x''', target='dev')");
    assert.equal(build.inline?.text, 'FROM a AS dev\nRUN x');
    assert.equal(build.dockerfile, undefined);
    assert.equal(builds("docker_build('x', '.', dockerfile_contents=made())")[0].dockerfile?.dynamic, true);
  });

  it('is built by a command too', () => {
    assert.deepEqual(told("custom_build('x', 'docker build --target dev -t $EXPECTED_REF .', ['.'])"), [
      [undefined, 'dev', undefined, '.'],
    ]);
    assert.deepEqual(told("local_resource('x', cmd='podman build --target=dev web')"), [
      [undefined, 'dev', undefined, 'web'],
    ]);
    assert.deepEqual(told("local('make build')"), []);
  });

  it('is none of other functions', () => {
    for (const text of [
      "x.docker_build('a', '.')",
      'def docker_build(a, b):\n  pass',
      "docker_compose('build.yaml')",
      "'docker_build(1)'",
      'docker_build',
    ])
      assert.deepEqual(told(text), [], text);
  });

  it('is looked for in Tiltfiles', () => {
    for (const path of ['Tiltfile', 'a/Tiltfile.dev', 'ci/x.tiltfile']) assert(tilt.matches(path), path);
    assert(!tilt.matches('tilt.py'));
  });

  it('may be anything, of any size', () => {
    for (const text of ['(', 'docker_build(', "'", '"""', '\\', 'a.', '{', "r'\\", 'docker_build(()'])
      assert.doesNotThrow(() => builds(`docker_build(${text.repeat(20_000)}`));
  });
});
