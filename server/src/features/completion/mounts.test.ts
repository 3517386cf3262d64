import assert from 'node:assert/strict';
import { labelsAt, listAt, taking } from '../../../../test/support/completionFixture';
import { snapshotOf } from '../../../../test/support/lspFixture';
import { bareMountKeys, mountTypes } from './mountKeys';

const inRun = (mount: string) => labelsAt(`FROM golang AS b\nFROM alpine\nRUN --mount=${mount} go build`);

describe('Completion of the keys of a mount', () => {
  it('offers the type and what a bind mount takes where there is no type', async () => {
    assert.deepEqual(await inRun('<|>'), ['type=', 'from=', 'source=', 'target=', 'readwrite']);
  });

  it('offers from, which asks for a stage where there is one', async () => {
    const askAgain = { title: '', command: 'suggest' };
    const asking = async (fixture: string) => {
      const { items } = await listAt(fixture, { askAgain });
      return items.filter(({ command }) => command === askAgain).map(({ label }) => label);
    };
    assert.deepEqual(await asking('FROM a AS b\nFROM c\nRUN --mount=<|>'), ['type=', 'from=', 'source=']);
    assert.deepEqual(await asking('FROM a\nRUN --mount=<|>'), ['type=', 'source=']);
    assert.deepEqual(await asking('FROM a\nRUN --mount=type=tmpfs,<|>'), []);
    assert.equal(await taking('FROM a\nRUN --mount=f<|> x', 'from='), 'FROM a\nRUN --mount=from= x');
  });

  it('offers those that BuildKit takes for the type', async () => {
    assert.deepEqual(await inRun('type=bind,<|>'), ['from=', 'source=', 'target=', 'readwrite']);
    assert.deepEqual(await inRun('type=cache,<|>'), [
      'target=',
      'id=',
      'sharing=',
      'from=',
      'source=',
      'mode=',
      'uid=',
      'gid=',
      'readonly',
    ]);
    assert.deepEqual(await inRun('type=secret,<|>'), ['id=', 'target=', 'env=', 'required', 'mode=', 'uid=', 'gid=']);
    assert.deepEqual(await inRun('type=ssh,<|>'), ['id=', 'target=', 'required', 'mode=', 'uid=', 'gid=']);
    assert.deepEqual(await inRun('type=tmpfs,<|>'), ['target=', 'size=']);
    assert.deepEqual(await inRun('type=nope,<|>'), []);
  });

  it('offers only what a build takes', async () => {
    const values: Record<string, string> = { mode: '0755', uid: '1', gid: '1', size: '1g', sharing: 'locked' };
    for (const [type, keys] of Object.entries(mountTypes)) {
      for (const key of keys) {
        const others = type === 'secret' && key !== 'id' ? ',id=x' : key === 'target' ? '' : ',target=/x';
        const option = bareMountKeys.has(key) ? key : `${key}=${values[key] ?? '/x'}`;
        const mount = `type=${type}${others},${option}`;
        const [trouble] = snapshotOf(`FROM a\nRUN --mount=${mount} y`).graph.stageErrors;
        assert.equal(trouble?.error.message, undefined, mount);
      }
    }
  });

  it('looks at the type behind the cursor too, but for what BuildKit knows behind it only', async () => {
    assert.ok((await inRun('<|>,type=cache')).includes('sharing='));
    assert.deepEqual(await inRun('<|>,type=tmpfs'), ['target=']);
    assert.ok(!(await inRun('<|>,type=ssh')).includes('required'));
  });

  it('offers none a second time, under no other name either', async () => {
    assert.deepEqual(await inRun('type=bind,dst=/x,src=y,<|>'), ['from=', 'readwrite']);
    assert.deepEqual(await inRun('<|>,from=b,target=/x'), ['type=', 'source=', 'readwrite']);
    assert.ok(!(await inRun('type=cache,rw,<|>')).includes('readonly'));
  });

  it('knows the other names of a key', async () => {
    const { items } = await listAt('FROM a\nRUN --mount=type=bind,ds<|>');
    assert.equal(items.find(({ label }) => label === 'target=')?.filterText, 'target dst destination');
  });

  it('looks at each mount for itself', async () => {
    const text = 'FROM a\nRUN --mount=type=cache,target=/c --mount=type=secret,id=x,<|> --mount=type=ssh y';
    assert.deepEqual(await labelsAt(text), ['target=', 'env=', 'required', 'mode=', 'uid=', 'gid=']);
  });

  it('works in quotes, across lines and in triggers', async () => {
    assert.ok((await inRun('"type=cache,<|>"')).includes('sharing='));
    assert.ok((await inRun("'type=cache,<|>")).includes('sharing='));
    assert.ok((await labelsAt('FROM a\nRUN \\\n  --mount=type=cache,\\\n<|>')).includes('sharing='));
    assert.ok((await labelsAt('FROM a\nONBUILD RUN --mount=type=cache,<|>')).includes('sharing='));
  });

  it('keeps a value that is there', async () => {
    const taken = await taking('FROM a\nRUN --mount=type=bind,so<|>=x y', 'source=');
    assert.equal(taken, 'FROM a\nRUN --mount=type=bind,source=x y');
  });
});

describe('Completion of the values of a mount', () => {
  it('offers types, ways of sharing and booleans', async () => {
    assert.deepEqual(await inRun('type=<|>'), ['bind', 'cache', 'secret', 'ssh', 'tmpfs']);
    assert.deepEqual(await inRun('type=cache,sharing=<|>'), ['shared', 'locked', 'private']);
    assert.deepEqual(await inRun('sharing=<|>'), []);
    assert.deepEqual(await inRun('type=secret,required=<|>'), ['true', 'false']);
    assert.deepEqual(await inRun('rw=<|>'), ['true', 'false']);
    assert.deepEqual(await inRun('type=secret,mode=<|>'), ['0400']);
    assert.deepEqual(await inRun('type=constructor,mode=<|>'), []);
  });

  it('offers stages for from in any order', async () => {
    assert.deepEqual(await inRun('from=<|>,target=/x,type=bind'), ['b']);
    assert.deepEqual(await inRun('type=cache,target=/x,from=<|>'), ['b']);
  });

  it('offers ids that other mounts of the type have', async () => {
    const above = 'FROM a\nRUN --mount=type=secret,id=token x\nRUN --mount=type=cache,id=npm,target=/c x\n';
    assert.deepEqual(await labelsAt(`${above}RUN --mount=type=secret,id=<|> y`), ['token']);
    assert.deepEqual(await labelsAt(`${above}RUN --mount=type=cache,id=n<|> y`), ['npm']);
    assert.deepEqual(await labelsAt(`${above}RUN --mount=type=ssh,id=<|> y`), ['default']);
  });

  it('offers the variable that a secret is usually looked for in', async () => {
    assert.deepEqual(await inRun('type=secret,id=npm-token,env=<|>'), ['NPM_TOKEN']);
  });

  it('offers the directories that the command caches', async () => {
    assert.deepEqual(await inRun('type=cache,target=<|>'), ['/go/pkg/mod', '/root/.cache/go-build']);
    for (const [command, directory] of [
      ['npm ci', '/root/.npm'],
      ['corepack enable && pnpm i', '/root/.local/share/pnpm/store'],
      ['pip install -r x', '/root/.cache/pip'],
      ['uv sync', '/root/.cache/uv'],
      ['cargo build', '/usr/local/cargo/registry'],
      ['./mvnw package', '/root/.m2'],
      ['dotnet restore', '/root/.nuget/packages'],
      ['apt-get update', '/var/cache/apt'],
      ['<<EOF\napk add x\nEOF', '/var/cache/apk'],
    ]) {
      const labels = await labelsAt(`FROM x\nRUN --mount=type=cache,target=<|> ${command}`);
      assert.equal(labels[0], directory, command);
    }
  });

  it('offers those of the image while there is no command', async () => {
    const text = 'FROM node:22-alpine AS a\nFROM a AS b\nRUN --mount=type=cache,target=<|>';
    assert.deepEqual((await labelsAt(text))[0], '/root/.npm');
  });

  it('leaves out what another mount of the command caches, and looks where the user is at home', async () => {
    const text = 'FROM x\nUSER node\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,dst=<|> go build';
    assert.deepEqual(await labelsAt(text), ['/home/node/.cache/go-build']);
  });

  it('offers the source of a bind mount as its target', async () => {
    assert.deepEqual(await inRun('type=bind,source=go.mod,target=<|>'), ['go.mod']);
  });
});
