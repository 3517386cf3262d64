import assert from 'node:assert/strict';
import { labelsAt, listAt, taking } from '../../../../test/support/completionFixture';

describe('Completion of flags', () => {
  it('offers those of the instruction', async () => {
    assert.deepEqual(await labelsAt('FROM --<|>'), ['--platform=']);
    assert.deepEqual(await labelsAt('FROM a\nCOPY --<|> x y'), [
      '--from=',
      '--chown=',
      '--chmod=',
      '--link',
      '--parents',
      '--exclude=',
    ]);
    assert.deepEqual(await labelsAt('FROM a\nADD -<|>'), [
      '--chown=',
      '--chmod=',
      '--link',
      '--keep-git-dir',
      '--checksum=',
      '--unpack',
      '--exclude=',
    ]);
    assert.deepEqual(await labelsAt('FROM a\nrun --<|> make'), ['--mount=', '--network=', '--security=']);
    assert.deepEqual(await labelsAt('FROM a\nHEALTHCHECK --<|>'), [
      '--interval=',
      '--timeout=',
      '--start-period=',
      '--start-interval=',
      '--retries=',
    ]);
    assert.deepEqual(await labelsAt('FROM a\nONBUILD RUN --<|>'), ['--mount=', '--network=', '--security=']);
  });

  it('offers none a second time but those that BuildKit takes a second time', async () => {
    const labels = await labelsAt('FROM a\nCOPY --link --exclude=a --<|> --from=x y z');
    assert.deepEqual(labels, ['--chown=', '--chmod=', '--parents', '--exclude=']);
    assert.ok((await labelsAt('FROM a\nRUN --mount=type=ssh --<|>')).includes('--mount='));
  });

  it('lists them for who asks without having typed anything, behind all else', async () => {
    assert.deepEqual(await labelsAt('FROM a\nRUN <|>'), ['--mount=', '--network=', '--security=']);
    assert.deepEqual(await labelsAt('FROM a\nRUN --network=none <|> make'), ['--mount=', '--security=']);
    assert.equal((await labelsAt('FROM a AS b\nFROM <|>')).at(-1), '--platform=');
    assert.equal((await labelsAt('FROM a\nHEALTHCHECK <|>'))[2], '--interval=');
    assert.ok((await labelsAt('FROM a\nCOPY --link \\\n  <|>')).includes('--parents'));
    assert.equal(await taking('FROM a\nCOPY <|> a b', '--link'), 'FROM a\nCOPY --link a b');
    for (const line of ['RUN make <|>', 'RUN <|>make', 'COPY a <|>', 'CMD <|>', 'HEALTHCHECK CMD <|>']) {
      assert.deepEqual(await labelsAt(`FROM a\n${line}`), [], line);
    }
    assert.deepEqual(await labelsAt('FROM a\nRUN <|>', { trigger: ' ' }), []);
  });

  it('offers none where there are none, and none in a shell', async () => {
    for (const line of ['ENV --<|>', 'WORKDIR --<|>', 'RUN ls --<|>', 'RUN ls -<|>', 'COPY a --<|>', 'NOPE --<|>']) {
      assert.deepEqual(await labelsAt(`FROM a\n${line}`), [], line);
    }
  });

  it('replaces what stands there, dashes included, and keeps a value', async () => {
    assert.equal(await taking('FROM a\nCOPY --fr<|> x y', '--from='), 'FROM a\nCOPY --from= x y');
    assert.equal(await taking('FROM a\nCOPY --ch<|>own=1:1 x y', '--chmod='), 'FROM a\nCOPY --chmod=1:1 x y');
    assert.equal(await taking('FROM a\nCOPY \\\n  -<|> \\\n  x y', '--link'), 'FROM a\nCOPY \\\n  --link \\\n  x y');
  });

  it('asks for the value of a flag for which there is something to choose', async () => {
    const askAgain = { title: '', command: 'suggest' };
    const asking = async (fixture: string) => {
      const { items } = await listAt(fixture, { askAgain });
      return items.filter(({ command }) => command === askAgain).map(({ label }) => label);
    };
    assert.deepEqual(await asking('FROM a AS b\nFROM c\nUSER me\nCOPY --<|>'), ['--from=', '--chown=', '--chmod=']);
    assert.deepEqual(await asking('FROM a\nCOPY --<|>'), ['--chmod=']);
    assert.deepEqual(await asking('FROM a\nRUN --<|>'), ['--mount=', '--network=', '--security=']);
  });

  it('says what each is for', async () => {
    for (const keyword of ['FROM', 'COPY', 'ADD', 'RUN', 'HEALTHCHECK']) {
      for (const { label, documentation } of (await listAt(`FROM a\n${keyword} --<|>`)).items) {
        assert.match(JSON.stringify(documentation), /\w{3}/, `${keyword} ${label}`);
      }
    }
  });
});

describe('Completion of the value of a flag', () => {
  it('offers what BuildKit knows', async () => {
    assert.deepEqual(await labelsAt('FROM a\nRUN --network=<|>'), ['default', 'none', 'host']);
    assert.deepEqual(await labelsAt('FROM a\nRUN --security=<|> x'), ['sandbox', 'insecure']);
    assert.deepEqual(await labelsAt('FROM a\nCOPY --link=<|> a b'), ['true', 'false']);
    assert.deepEqual(await labelsAt('FROM a\nCOPY --parents=<|> a b'), ['true', 'false']);
    assert.deepEqual(await labelsAt('FROM a\nADD --keep-git-dir=<|> a b'), ['true', 'false']);
    assert.deepEqual(await labelsAt('FROM a\nADD --checksum=<|> a b'), ['sha256:']);
    assert.deepEqual((await labelsAt('FROM a\nCOPY --chmod=<|> a b'))[0], '755');
  });

  it('offers platforms, the variables that hold one first', async () => {
    const labels = await labelsAt('ARG OTHER_PLATFORM\nARG V=1\nFROM --platform=<|> golang');
    assert.deepEqual(labels.slice(0, 5), [
      '$BUILDPLATFORM',
      '$OTHER_PLATFORM',
      '$TARGETPLATFORM',
      'linux/amd64',
      'linux/arm64',
    ]);
    assert.equal(await taking('FROM --platform=lin<|>ux/386 a', 'linux/arm64'), 'FROM --platform=linux/arm64 a');
  });

  it('offers owners that the file has already', async () => {
    const text = 'FROM a\nUSER app\nCOPY --chown=1000:1000 a b\nCOPY --chown=<|> a b';
    assert.deepEqual(await labelsAt(text), ['1000:1000', 'app']);
  });

  it('offers nothing for what it can not know', async () => {
    for (const line of ['COPY --exclude=<|> a b', 'ADD --from=<|> a b', 'RUN --device=<|>', 'COPY --nope=<|> a b']) {
      assert.deepEqual(await labelsAt(`FROM x AS a\nFROM a\n${line}`), [], line);
    }
  });
});
