import assert from 'node:assert/strict';
import type { EngineKind } from '../engine';
import type { Ask } from '../findEngine';
import { imageHistory, inspectImage } from './inspectImage';

const kinds: readonly EngineKind[] = ['buildx', 'buildkit', 'legacy', 'podman', 'nerdctl', 'buildah'];

/** What an engine is asked; it answers with an image, and knows only the docker context `remote`. */
async function asked(
  kind: EngineKind,
  builder: string | undefined,
  what: typeof inspectImage | typeof imageHistory = inspectImage,
): Promise<string[]> {
  const questions: string[] = [];
  const ask: Ask = async (_, args) => {
    questions.push(args.join(' '));
    if (args[0] === 'context') return args.at(-1) === 'remote' ? 'remote' : undefined;
    return args.includes('--human=false') && kind === 'nerdctl' ? undefined : '[{"Id":"0a"}]';
  };
  assert.ok(await what({ kind, executable: 'x', version: [] }, 'app:dev', ask, builder));
  return questions;
}

describe('An image', () => {
  it('is looked for with the words of each engine', async () => {
    for (const kind of kinds) {
      const expected = kind === 'buildah' ? 'inspect --type=image -- app:dev' : 'image inspect -- app:dev';
      assert.deepEqual(await asked(kind, undefined), [expected], kind);
    }
  });

  it('is looked for where it was built', async () => {
    const question = 'context inspect --format={{.Name}} --';
    assert.deepEqual(await asked('buildx', 'remote'), [
      `${question} remote`,
      '--context=remote image inspect -- app:dev',
    ]);
    assert.deepEqual(await asked('buildx', 'cluster'), [`${question} cluster`, 'image inspect -- app:dev']);
    assert.deepEqual(await asked('legacy', 'remote'), ['--context=remote image inspect -- app:dev']);
    assert.deepEqual(await asked('buildkit', 'remote'), ['--context=remote image inspect -- app:dev']);
    assert.deepEqual(await asked('podman', 'remote'), ['--connection=remote image inspect -- app:dev']);
    assert.deepEqual(await asked('nerdctl', 'remote'), ['image inspect -- app:dev']);
  });

  it('has its history told in bytes by all that can', async () => {
    const lines = '--format={{json .}} -- app:dev';
    const docker = [`image history --no-trunc --human=false ${lines}`];
    assert.deepEqual(await asked('buildx', undefined, imageHistory), docker);
    assert.deepEqual(await asked('nerdctl', undefined, imageHistory), [...docker, `image history --no-trunc ${lines}`]);
    assert.deepEqual(await asked('podman', undefined, imageHistory), [
      'image history --no-trunc --human=false --format=json -- app:dev',
    ]);
    assert.deepEqual(await asked('buildah', undefined, imageHistory), ['inspect --type=image -- app:dev']);
  });

  it('is unknown to an engine that does not answer', async () => {
    for (const kind of kinds) {
      const engine = { kind, executable: 'x', version: [] };
      assert.equal(await inspectImage(engine, 'app', async () => undefined, 'b'), undefined);
      assert.equal(await imageHistory(engine, 'app', async () => undefined, 'b'), undefined);
    }
  });

  it('never becomes an option, however it is called', async () => {
    for (const kind of kinds) {
      for (const what of [inspectImage, imageHistory]) {
        const ask: Ask = async (_, args) => {
          if (args[0] !== 'context') assert.deepEqual(args.slice(-2), ['--', '--help']);
          return undefined;
        };
        await what({ kind, executable: 'x', version: [] }, '--help', ask, '--version');
      }
    }
  });
});
