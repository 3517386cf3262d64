import assert from 'node:assert/strict';
import type { BuildReference } from './buildReference';
import { knownDockerfiles } from './knownDockerfiles';
import { newReference } from './newReference';
import { resolveDockerfile } from './resolveDockerfile';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

type Text = Partial<Record<'target' | 'dockerfile' | 'context', string>>;

interface Case extends Text, Partial<Omit<BuildReference, keyof Text>> {
  /** The file that asks for the build. */
  readonly in: string;
}

/** The Dockerfile that is built, with `?` if it is but likely. Files are written `path: stage stage`. */
function resolved(files: readonly string[], { in: path, target, dockerfile, context, ...others }: Case) {
  const written = (text: string | undefined) =>
    text === undefined ? undefined : { text, range, dynamic: /[$%{]|^[A-Z]*$/.test(text) };
  const reference = newReference({
    kind: 'script',
    label: undefined,
    range,
    paths: 'either',
    ...others,
    target: written(target),
    dockerfile: written(dockerfile),
    context: written(context),
  });
  const known = knownDockerfiles(
    files.map((file) => {
      const [name, stages = ''] = file.split(': ');
      return { path: name, stages: stages.split(' ').map((stage) => (stage === '-' ? undefined : stage)) };
    }),
  );
  const found = resolveDockerfile(reference, path, known);
  return found && found.path + (found.certainty === 'likely' ? '?' : '');
}

const inDirectory = { dockerfileIn: 'directory' } as const;

describe('the Dockerfile of a compose service', () => {
  const compose = { kind: 'compose', paths: 'folder', in: 'app/compose.yaml' } as const;

  it('is in its context, in the folder of the file', () => {
    assert.equal(resolved(['Dockerfile', 'app/Dockerfile'], compose), 'app/Dockerfile');
    assert.equal(resolved(['app/web/Dockerfile'], { ...compose, context: './web/' }), 'app/web/Dockerfile');
    assert.equal(
      resolved(['web/dev.Dockerfile'], { ...compose, context: '../web', dockerfile: 'dev.Dockerfile' }),
      'web/dev.Dockerfile',
    );
    assert.equal(
      resolved(['app/Dockerfile'], { ...compose, context: './web', dockerfile: '../Dockerfile' }),
      'app/Dockerfile',
    );
  });

  it('is that one also where it lacks the stage', () =>
    assert.equal(
      resolved(['app/Dockerfile: one', 'Dockerfile: dev'], { ...compose, target: 'dev' }),
      'app/Dockerfile',
    ));

  it('is looked for nowhere else', () => {
    assert.equal(resolved(['Dockerfile: dev'], { ...compose, target: 'dev' }), undefined);
    assert.equal(resolved(['Dockerfile'], { ...compose, in: 'compose.yaml', context: '..' }), undefined);
  });

  it('may be called Containerfile', () => assert.equal(resolved(['app/Containerfile'], compose), 'app/Containerfile'));

  it('is none of ours where the context is far away', () => {
    for (const context of ['https://github.com/a/b.git', 'git@github.com:a/b', 'github.com/a/b#main'])
      assert.equal(resolved(['app/Dockerfile: dev'], { ...compose, context, target: 'dev' }), undefined);
  });
});

describe('the Dockerfile of a workflow', () => {
  const workflow = { kind: 'workflow', paths: 'root', ...inDirectory, in: '.github/workflows/x.yml' } as const;

  it('is seen from the root of the repository', () => {
    assert.equal(
      resolved(['docker/Dockerfile'], { ...workflow, context: 'app', dockerfile: 'docker/Dockerfile' }),
      'docker/Dockerfile',
    );
    assert.equal(resolved(['app/Dockerfile'], { ...workflow, context: 'app' }), 'app/Dockerfile');
    assert.equal(resolved(['Dockerfile'], workflow), 'Dockerfile');
  });

  it('is seen from the root of its repository also if the folder holds several', () =>
    assert.equal(
      resolved(['Dockerfile', 'two/Dockerfile'], { ...workflow, in: 'two/.github/workflows/x.yml' }),
      'two/Dockerfile',
    ));

  it('is seen from a directory that the step works in', () =>
    assert.equal(
      resolved(['app/Dockerfile', 'Dockerfile'], { ...workflow, directory: 'app', context: '.' }),
      'app/Dockerfile',
    ));
});

describe('the Dockerfile of a script', () => {
  const script = { in: 'ci/sh/build.sh', context: '.', ...inDirectory };

  it('is in the folder of the script, around it, or at the root', () => {
    assert.equal(resolved(['ci/sh/Dockerfile'], script), 'ci/sh/Dockerfile');
    assert.equal(resolved(['ci/Dockerfile'], script), 'ci/Dockerfile');
    assert.equal(resolved(['Dockerfile'], script), 'Dockerfile');
    assert.equal(
      resolved(['docker/dev.Dockerfile'], { ...script, dockerfile: './docker/dev.Dockerfile' }),
      'docker/dev.Dockerfile',
    );
  });

  it('is the one with the stage', () => {
    assert.equal(resolved(['ci/Dockerfile: one', 'Dockerfile: Dev'], { ...script, target: 'dev' }), 'Dockerfile');
    assert.equal(resolved(['ci/Dockerfile: one', 'Dockerfile: one two'], { ...script, target: '1' }), 'Dockerfile');
  });

  it('is but likely where two have the stage, or none of two', () => {
    assert.equal(resolved(['ci/Dockerfile: dev', 'Dockerfile: dev'], { ...script, target: 'dev' }), 'ci/Dockerfile?');
    assert.equal(resolved(['ci/Dockerfile: one', 'Dockerfile: two'], { ...script, target: 'dev' }), 'ci/Dockerfile?');
  });

  it('is the only one around that lacks the stage, so that the stage is missed', () =>
    assert.equal(resolved(['Dockerfile: one', 'other/Dockerfile: dev'], { ...script, target: 'dev' }), 'Dockerfile'));

  it('is likely the only one far away with the stage, where there is none around', () => {
    assert.equal(
      resolved(['app/Dockerfile: dev', 'web/Dockerfile: one'], { ...script, target: 'dev' }),
      'app/Dockerfile?',
    );
    assert.equal(resolved(['app/Dockerfile: dev', 'web/Dockerfile: dev'], { ...script, target: 'dev' }), undefined);
    assert.equal(resolved(['app/Dockerfile: dev'], { ...script, context: 'x', target: 'dev' }), undefined);
    assert.equal(resolved(['app/Dockerfile: dev'], script), undefined);
  });

  it('is the one with the stage where the command itself is but likely', () =>
    assert.equal(
      resolved(['Dockerfile: one', 'app/Dockerfile: dev'], { ...script, target: 'dev', certainty: 'likely' }),
      'app/Dockerfile?',
    ));

  it('is found by its end where its path begins with a variable', () => {
    const files = [
      'app/docker/Dockerfile: dev',
      'web/docker/Dockerfile: dev',
      'x/Dockerfile: dev',
      'docker/Dockerfile: one',
    ];
    assert.equal(resolved(files, { ...script, dockerfile: '$APP/../x/Dockerfile', target: 'dev' }), 'x/Dockerfile?');
    assert.equal(resolved(files, { ...script, dockerfile: '$APP/docker/Dockerfile', target: 'dev' }), undefined);
    assert.equal(
      resolved(files, { ...script, dockerfile: '$APP/docker/Dockerfile', target: 'one' }),
      'docker/Dockerfile?',
    );
    assert.equal(resolved(files, { ...script, dockerfile: '${X:-a/b}/x/Dockerfile', target: 'dev' }), 'x/Dockerfile?');
    assert.equal(resolved(files, { ...script, dockerfile: '$FILE', target: 'one' }), 'docker/Dockerfile?');
    assert.equal(resolved(files, { ...script, dockerfile: 'FILE', target: 'one' }), 'docker/Dockerfile?');
    assert.equal(resolved(files, { ...script, dockerfile: '$FILE', target: 'nowhere' }), undefined);
    assert.equal(resolved(files, { ...script, dockerfile: '$FILE' }), undefined);
  });

  it('is the nearest where two with the stage end alike', () =>
    assert.equal(
      resolved(['ci/Dockerfile: dev', 'app/Dockerfile: dev'], { ...script, context: '$X', target: 'dev' }),
      'ci/Dockerfile?',
    ));

  it('is known by its name alone where the path is one of another machine', () =>
    assert.equal(
      resolved(['a/dev.Dockerfile: dev', 'Dockerfile: dev'], {
        ...script,
        dockerfile: '/src/dev.Dockerfile',
        target: 'dev',
      }),
      'a/dev.Dockerfile?',
    ));

  it('is seen through backslashes', () =>
    assert.equal(
      resolved(['docker/Dockerfile'], { ...script, in: 'x.ps1', dockerfile: '.\\docker\\Dockerfile' }),
      'docker/Dockerfile',
    ));

  it('is none where it comes from standard input', () => {
    assert.equal(resolved(['Dockerfile: dev'], { ...script, context: '-', target: 'dev' }), undefined);
    assert.equal(resolved(['Dockerfile: dev'], { ...script, dockerfile: '-', target: 'dev' }), undefined);
  });
});

describe('other Dockerfiles', () => {
  it('are found from where bake is run, which may be above its file', () => {
    const bake = { kind: 'bake', paths: 'folder', in: 'docker/docker-bake.hcl' } as const;
    assert.equal(
      resolved(['docker/core.Dockerfile'], { ...bake, dockerfile: 'docker/core.Dockerfile' }),
      'docker/core.Dockerfile',
    );
    assert.equal(
      resolved(['docker/Dockerfile: dev', 'Dockerfile: one'], { ...bake, target: 'dev' }),
      'docker/Dockerfile',
    );
  });

  it('are those whose comments tell how to build them', () => {
    const comment = { kind: 'comment', in: 'dev.Dockerfile', target: 'dev', context: '.' } as const;
    assert.equal(resolved(['Dockerfile: dev', 'dev.Dockerfile: dev'], comment), 'dev.Dockerfile');
    assert.equal(resolved(['Dockerfile: dev', 'dev.Dockerfile: one'], comment), 'Dockerfile');
    assert.equal(
      resolved(['Dockerfile: dev', 'dev.Dockerfile: dev'], { ...comment, dockerfile: 'Dockerfile' }),
      'Dockerfile',
    );
  });

  it('are none where the Dockerfile stands in the file itself', () => {
    const inline = { text: '', range, stretches: [] };
    const compose = { in: 'compose.yaml', kind: 'compose', paths: 'folder' } as const;
    assert.equal(resolved(['Dockerfile'], { ...compose, inline }), undefined);
    assert.equal(resolved(['Dockerfile'], { ...compose, dockerfile: '' }), undefined);
  });
});
