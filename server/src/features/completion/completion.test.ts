import assert from 'node:assert/strict';
import { labelsAt, listAt, taking } from '../../../../test/support/completionFixture';

const two = 'FROM golang:1.25 AS builder\nFROM node AS assets\n';

describe('Completion', () => {
  it('offers stages before images as a base, then the images that the file has', async () => {
    const labels = await labelsAt(`${two}FROM <|>`);
    assert.deepEqual(labels.slice(0, 5), ['assets', 'builder', 'golang:1.25', 'node', 'scratch']);
    assert.equal(labels.length, new Set(labels).size);
  });

  it('offers an image and a stage of one name once, as what FROM means', async () => {
    const { items } = await listAt('FROM golang AS node\nFROM node AS x\nFROM n<|>');
    const [node, ...more] = items.filter(({ label }) => label === 'node');
    assert.match(node.detail ?? '', /FROM golang, line 1/);
    assert.deepEqual(more, []);
  });

  it('offers signals, shells, directories, users and what HEALTHCHECK begins with', async () => {
    assert.equal((await labelsAt('FROM a\nSTOPSIGNAL <|>'))[0], 'SIGTERM');
    assert.equal((await labelsAt('FROM a\nSHELL <|>'))[0], '["/bin/bash", "-o", "pipefail", "-c"]');
    assert.deepEqual(await labelsAt('FROM a\nWORKDIR /app\nUSER me\nFROM b\nWORKDIR <|>'), ['/app']);
    assert.deepEqual(await labelsAt('FROM a\nWORKDIR /app\nUSER me\nFROM b\nUSER <|>'), ['me']);
    assert.deepEqual(await labelsAt('FROM a\nWORKDIR /app\nCOPY x <|>'), ['/app/']);
    assert.deepEqual((await labelsAt('FROM a\nHEALTHCHECK --retries=1 <|>')).slice(0, 2), ['CMD', 'NONE']);
  });

  it('opens no list of directories where Enter is to end the line', async () => {
    const file = 'FROM a\nWORKDIR /app\nWORKDIR /app/web\n';
    for (const line of ['COPY . /app<|>', 'WORKDIR /app<|>']) assert.deepEqual(await labelsAt(file + line), [], line);
    for (const line of ['COPY . /<|>', 'COPY . ./<|>', 'WORKDIR /<|>']) {
      assert.deepEqual((await listAt(file + line, { trigger: '/' })).items, [], line);
    }
    assert.deepEqual(await labelsAt(`${file}COPY . /<|>`), ['/app/', '/app/web/']);
  });

  it('offers nothing where nothing of ours can stand', async () => {
    for (const line of [
      'RUN make <|>',
      'RUN echo --from=<|>',
      'CMD <|>',
      'EXPOSE <|>',
      'ENV A=<|>',
      'LABEL a=<|>',
      '# <|>',
    ]) {
      assert.deepEqual(await labelsAt(`${two}${line}`), [], line);
    }
    assert.deepEqual(await labelsAt(`${two}RUN <<E\nCOPY --from=<|>\nE`), []);
    assert.deepEqual(await labelsAt('FROM <|> golang'), []);
  });

  it('works in a file that is broken all over', async () => {
    assert.deepEqual(await labelsAt('<<\nFORM x\nFROM a AS b\nCOPY "\nFROM\nRUN --mount=from=<|>'), ['b']);
    assert.deepEqual(await labelsAt('FROM a AS b\nFROM\nCOPY --from=<|> --chown="a'), ['b', '1'].slice(0, 1));
  });

  it('opens no list for a character that means nothing here', async () => {
    const quiet: readonly (readonly [string, string])[] = [
      ['-', 'RUN ls -<|>'],
      ['-', 'FROM a-<|>'],
      [',', 'RUN echo a,<|>'],
      [',', 'COPY --from=,<|>'],
      ['$', 'RUN echo $<|>'],
      ['{', 'RUN awk {<|>'],
      ['/', 'RUN /<|>'],
      [' ', 'RUN <|>'],
      [' ', 'FROM a <|>'],
      [' ', ' <|>'],
      ['"', 'RUN "<|>'],
    ];
    for (const [trigger, line] of quiet) assert.deepEqual(await labelsAt(`${two}${line}`, { trigger }), [], line);
  });

  it('opens one for a character that asks for something', async () => {
    const asking: readonly (readonly [string, string, string])[] = [
      [' ', 'FROM <|>', 'builder'],
      [' ', 'FROM golang AS <|>', 'deps'],
      ['=', 'COPY --from=<|>', 'builder'],
      ['"', 'COPY --from="<|>"', 'builder'],
      ['=', 'RUN --mount=<|>', 'type='],
      [',', 'RUN --mount=type=bind,<|>', 'from='],
      ['-', 'COPY -<|>', '--link'],
      ['=', 'FROM --platform=<|>', '$BUILDPLATFORM'],
      ['/', 'FROM --platform=linux/<|>', 'linux/amd64'],
    ];
    for (const [trigger, line, label] of asking) {
      assert.ok((await labelsAt(`${two}${line}`, { trigger })).includes(label), line);
    }
  });

  it('edits the line of the cursor alone', async () => {
    assert.deepEqual(await labelsAt(`${two}COPY --from=builder\\\n<|> a b`), []);
    assert.deepEqual(await labelsAt(`${two}COPY --from=buil\\\nd<|> a b`), []);
    assert.equal(await taking(`${two}COPY --from=\\\nbui<|> a b`, 'builder'), `${two}COPY --from=\\\nbuilder a b`);
  });
});

describe('Completion beside another Dockerfile extension', () => {
  const beside = (fixture: string) => labelsAt(fixture, { general: false });

  it('leaves out flags that the other offers', async () => {
    assert.deepEqual(await beside('FROM a\nCOPY --<|>'), ['--chmod=', '--link', '--parents', '--exclude=']);
    assert.deepEqual(await beside('FROM --<|>'), []);
    assert.deepEqual(await beside('FROM a\nHEALTHCHECK <|>'), []);
    assert.ok((await beside('FROM a\nRUN --<|>')).includes('--mount='));
  });

  it('leaves out stages only where the other offers the same', async () => {
    assert.deepEqual(await beside(`${two}FROM x\nCOPY --from=<|>`), []);
    assert.deepEqual(await beside(`${two}FROM x\nCOPY --from=b<|>`), []);
    assert.deepEqual(await beside(`${two}FROM x\nCOPY --from=bldr<|>`), ['builder']);
    assert.deepEqual(await beside(`${two}FROM x\nCOPY --from="<|>"`), ['assets', 'builder']);
    assert.deepEqual(await beside(`${two}FROM x\nCOPY --link --from=<|>`), ['assets', 'builder']);
    assert.deepEqual(await beside(`FROM a AS x\nFROM b AS x\nFROM c\nCOPY --from=<|>`), ['0']);
  });

  it('offers all other stages, keys of mounts and names', async () => {
    assert.deepEqual(await beside(`${two}FROM <|>`), ['assets', 'builder']);
    assert.deepEqual(await beside(`${two}RUN --mount=from=<|>`), ['builder']);
    assert.ok((await beside(`${two}RUN --mount=<|>`)).includes('from='));
    assert.deepEqual(await beside('FROM golang <|>'), ['AS']);
    assert.ok((await beside('FROM golang AS <|>')).includes('builder'));
  });
});
