import assert from 'node:assert/strict';
import { globOf, readGlob } from '../util/glob';
import { targetFileGlobs } from './targetFileGlobs';

const globs = targetFileGlobs.map((glob) => globOf(readGlob(glob, true) ?? []));
const isSent = (path: string) => globs.some((matches) => matches(path));

describe('The files that editors send us', () => {
  it('are those that may build something', () => {
    const paths = [
      ...['build.sh', 'ci/release.bash', 'hack/build.ps1', 'build.bat', 'README.md', 'docs/guide.mdx', '.envrc'],
      ...['Makefile', 'makefile', 'Makefile.docker', 'build/rules.mk', 'justfile', 'ci/tasks.just', 'Taskfile.yml'],
      ...['Tiltfile', 'Jenkinsfile', 'ci/Jenkinsfile.release', 'vars/build.groovy', 'package.json', 'deno.jsonc'],
      ...['compose.yaml', 'docker-compose.yml', 'docker-compose.prod.yml', 'compose.override.yaml', 'x.compose.yml'],
      ...['docker-bake.hcl', 'docker-bake.override.json', 'ci/bake.hcl', 'skaffold.yaml', 'devspace.yaml'],
      ...['app/garden.yml', 'api.garden.yml', 'okteto.yml', '.okteto/build.yml'],
      ...['.github/workflows/ci.yml', '.github/actions/build/action.yml', '.gitea/workflows/ci.yaml'],
      ...['.gitlab-ci.yml', 'ci/build.gitlab-ci.yml', '.gitlab/ci/build.yml', '.circleci/config.yml'],
      ...['azure-pipelines.yml', '.azure-pipelines/build.yml', '.drone.yml', '.woodpecker/build.yaml'],
      ...['bitbucket-pipelines.yml', '.travis.yml', 'buildspec.yml', 'cloudbuild.yaml', 'ci/cloudbuild.json'],
      ...['.devcontainer/devcontainer.json', '.devcontainer.json', '.vscode/tasks.json', '.vscode/launch.json'],
      ...['.devcontainer/api/devcontainer.json', 'all.code-workspace'],
    ];
    assert.deepEqual(
      paths.filter((path) => !isSent(path)),
      [],
    );
  });

  it('are no others', () => {
    const paths = [
      ...['Dockerfile', 'Dockerfile.dev', 'web.Dockerfile', '.dockerignore', 'src/main.go', 'index.js', 'style.css'],
      ...['k8s/deployment.yaml', 'values.yml', 'mkdocs.yml', 'openapi.yaml', 'playbook.yml', '.github/dependabot.yml'],
      ...['tsconfig.json', 'package-lock.json', '.vscode/settings.json', 'src/app.py', 'build.gradle', 'main.hcl'],
      ...['settings.py', 'notes.txt', 'Cargo.toml', 'x.groovy'],
    ];
    assert.deepEqual(paths.filter(isSent), []);
  });
});
