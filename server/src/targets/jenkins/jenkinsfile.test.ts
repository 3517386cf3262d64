import assert from 'node:assert/strict';
import { jenkinsfile } from './jenkinsfile';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(jenkinsfile.matches(path), path);
  const lines = text.split('\n');
  const said = jenkinsfile.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

describe('builds in Jenkinsfiles', () => {
  it('stand in shell steps of every form', () =>
    check(
      'Jenkinsfile',
      `pipeline {
  stages { stage('x') { steps {
    sh 'docker build --target a .'
    sh "docker build --target \\"b\\" ."
    sh(script: 'docker build --target c .', returnStdout: true)
    sh label: 'build', script: """
      set -e
      docker build \\
        --target d .
    """
    // sh 'docker build --target no .'
    /* sh 'docker build --target no .' */
    echo 'docker build --target no .'
    bat 'docker build ^\\n --target e .'
  } } }
}`,
      'a, b, c, d, e',
    ));

  it('start in the folders around them', () =>
    check(
      'ci/Jenkinsfile.release',
      "dir('app') { dir(\"web\") { sh 'docker build .' }\n sh 'cd x && docker build .' }\nsh 'docker build .'",
      'app/web: -, app/x: -, -',
    ));

  it('may be calls of the Docker plugin', () => {
    check(
      'Jenkinsfile',
      'def a = docker.build("app:${env.BUILD_ID}", "--target dev -f Dockerfile.dev .")\ndocker.build("b")',
      'dev, -',
    );
  });

  it('are no expressions', () => {
    const [build] = jenkinsfile.find({ path: 'Jenkinsfile', text: 'sh "docker build --target ${params.TARGET} ."' });
    assert.deepEqual([build.target?.text, build.target?.dynamic], ['${params.TARGET}', true]);
  });

  it('have an empty target while it is typed', () => {
    check('Jenkinsfile', "sh 'docker build --target '\nsh 'x'", '');
    check('Jenkinsfile', "sh 'docker build --target \n}", '');
  });

  it('are read from any text, in time that grows with its length', () => {
    for (const scrap of ["'", '"', "sh '", 'sh(', '{', '}', 'dir("a") {', '/*', 'sh """', '\\', 'docker.build('])
      jenkinsfile.find({ path: 'Jenkinsfile', text: `build ${scrap.repeat(20_000 / scrap.length)}` });
  });
});
