import assert from 'node:assert/strict';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { definitionLink } from '../definition';
import { hover } from '../hover/hover';

/** `line: text` of what is selected after going to the definition at `<|>`. */
async function target(fixture: string): Promise<string | undefined> {
  const { text, position } = marked(fixture);
  const link = await definitionLink(snapshotOf(text), position);
  return link && `${link.targetRange.start.line + 1}: ${textAt(text, link.targetSelectionRange)}`;
}

/** The paragraphs of the hover at `<|>`, links by their labels. */
async function shown(fixture: string): Promise<string[] | undefined> {
  const { text, position } = marked(fixture);
  const found = await hover(snapshotOf(text), position);
  if (!found) return undefined;
  assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
  return found.contents.value.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split('\n\n');
}

describe('Going to the definition of a variable', () => {
  it('goes from FROM to the last global ARG, never to one of a stage', async () => {
    assert.equal(await target('ARG V=1\nARG V=2\nFROM a AS x\nARG V=3\nFROM alpine:${V<|>}'), '2: V');
    assert.equal(await target('ARG P\nFROM --platform=$<|>P alpine'), '1: P');
    assert.equal(await target('FROM a AS x\nARG V=3\nFROM alpine:$<|>V'), undefined);
  });

  it('goes from the default of a global ARG to an earlier one', async () => {
    assert.equal(await target('ARG A=1\nARG B=$<|>A\nARG A=2\nFROM x'), '1: A');
  });

  it('goes to the nearest ENV or ARG above in the stage', async () => {
    assert.equal(await target('FROM a\nENV A=1\nARG B=2 A=2\nWORKDIR /$<|>A\nENV A=3'), '3: A');
    assert.equal(await target('FROM a\nENV A=1\nENV A=$<|>A:2'), '2: A');
  });

  it('goes to the ENV in RUN, because it wins there', async () => {
    assert.equal(await target('FROM a\nENV A=1\nARG A=2\nRUN echo ${A<|>:-x}'), '2: A');
  });

  it('goes on in the stages that it is built on, and in no other', async () => {
    const stages = 'FROM a AS one\nENV A=1\nFROM one AS two\nRUN x\n';
    assert.equal(await target(`${stages}FROM two\nRUN $A<|>`), '2: A');
    assert.equal(await target(`${stages}FROM b\nRUN $A<|>`), undefined);
    assert.equal(await target('FROM two AS one\nFROM one AS two\nRUN $A<|>'), undefined);
  });

  it('goes from an ARG without a default, and what uses it, to the global ARG', async () => {
    assert.equal(await target('ARG V=1\nFROM a\nARG <|>V'), '1: V');
    assert.equal(await target('ARG V=1\nFROM a\nARG V\nRUN echo $V<|>'), '1: V');
    assert.equal(await target('FROM a\nARG V\nRUN echo $V<|>'), '2: V');
    assert.equal(await target('ARG V=1\nFROM a\nRUN echo $V<|>'), undefined);
  });

  it('goes nowhere from what only looks like a variable', async () => {
    assert.equal(await target('FROM a\nENV A=1\nRUN echo A<|>'), undefined);
    assert.equal(await target('FROM a\nENV A=1\nRUN echo $$A<|>'), undefined);
  });
});

describe('Hover on a variable', () => {
  it('shows what a global ARG is by default', async () => {
    const found = await shown('ARG A=3\nARG V="$A.20"\nFROM alpine:$<|>V');
    assert.deepEqual(found, ['**`V`** · ARG, line 2', 'Default: `3.20`, unless --build-arg sets it']);
  });

  it('says when only a build argument sets it', async () => {
    assert.deepEqual(await shown('ARG V\nFROM alpine:$<|>V'), ['**`V`** · ARG, line 1', 'Set by --build-arg']);
    assert.deepEqual(await shown('FROM a\nARG V\nRUN $<|>V'), ['**`V`** · ARG, line 2', 'Set by --build-arg']);
  });

  it('shows the value of an ENV without quotes, and as written where it hangs on others', async () => {
    assert.deepEqual(await shown('FROM a\nENV A="x y"\nRUN $<|>A'), ['**`A`** · ENV, line 2', 'Value: `x y`']);
    assert.deepEqual((await shown('FROM a\nENV A=$B/c\nRUN $<|>A'))?.[1], 'Value: `$B/c`');
    assert.deepEqual((await shown('FROM a\nENV A=\nRUN $<|>A'))?.[1], 'Value: empty');
  });

  it('says what the platform arguments are', async () => {
    assert.deepEqual(await shown('FROM --platform=$BUILD<|>PLATFORM a'), [
      '**`BUILDPLATFORM`** · set by BuildKit',
      'About the platform that builds: `linux/amd64` on linux/amd64',
    ]);
    const arch = [
      '**`TARGETARCH`** · set by BuildKit',
      'About the platform that is built for: `amd64` for linux/amd64',
    ];
    assert.deepEqual(await shown('FROM a\nARG TARGETARCH\nRUN $<|>TARGETARCH'), arch);
    assert.deepEqual(await shown('ARG TARGETARCH\nFROM a-$<|>TARGETARCH'), arch);
    assert.equal(await shown('FROM a\nRUN $<|>TARGETARCH'), undefined);
    assert.deepEqual(
      (await shown('ARG TARGETARCH=arm64\nFROM a-$<|>TARGETARCH'))?.[0],
      '**`TARGETARCH`** · ARG, line 1',
    );
  });
});
