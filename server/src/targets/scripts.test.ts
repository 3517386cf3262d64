import assert from 'node:assert/strict';
import { scripts } from './scripts';

/** The targets that a script asks for, `-` for the default one. */
function check(path: string, text: string, expected: string) {
  assert(scripts.matches(path), path);
  const builds = scripts.find({ path, text });
  assert.equal(builds.map(({ target }) => target?.text ?? '-').join(' '), expected);
  for (const { kind, paths } of builds) assert.deepEqual({ kind, paths }, { kind: 'script', paths: 'either' });
}

describe('scripts', () => {
  it('build what they say', () =>
    check(
      'ci/build.sh',
      [
        '#!/bin/bash',
        'docker build -f Dockerfile.single -t app:single .',
        'docker build --target development -t app:dev .',
        'docker build --build-arg API_URL=https://api.example.com --target production -t app .',
        'docker run --rm -it app:dev sh',
        'docker images app:dev --format "  Size: {{.Size}}"',
        'docker history app:dev --quiet | wc -l',
      ].join('\n'),
      '- development production',
    ));

  it('are read as PowerShell or as a batch file by their ending', () => {
    check('build.ps1', 'docker build `\n --target dev .', 'dev');
    check('Build.CMD', 'docker build ^\r\n --target dev .', 'dev');
  });

  it('without an ending say in the first line what they are', () => {
    check('hack/shell', '#!/usr/bin/env bash\ndocker build --target dev .', 'dev');
    check('hack/tool', '#!/usr/bin/env python\ndocker build --target dev .', '');
    check('hack/data', 'docker build --target dev .', '');
  });

  it('are not what other tools read', () => {
    for (const path of ['Makefile', 'Dockerfile', 'src/main.ts', 'LICENSE', 'docs/build.md', 'justfile'])
      assert(!scripts.matches(path), path);
  });
});
