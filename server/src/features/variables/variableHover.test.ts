import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { hover } from '../hover/hover';
import type { Asking } from './variableAt';

/** The paragraphs of the hover at `<|>`, links by their labels. */
function shown(fixture: string, asking?: Asking): string[] | undefined {
  const { text, position } = marked(fixture);
  const found = hover(snapshotOf(text), position, asking);
  if (!found) return undefined;
  assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
  return found.contents.value.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split('\n\n');
}

describe('Hover on the name of a variable', () => {
  it('says on ARG and ENV themselves what they set', () => {
    assert.deepEqual(shown('FROM a\nENV A<|>=1'), ['**`A`** · ENV, line 2', 'Value: `1`']);
    assert.deepEqual(shown('ARG V=1\nFROM a\nARG V<|>'), [
      '**`V`** · ARG, line 1',
      'Default: `1`, unless --build-arg sets it',
    ]);
  });

  it('shows the comment above', () => {
    assert.equal(shown('# V is what to build\n# and more\nARG V=1\nFROM a:$<|>V')?.[1], 'is what to build');
    assert.equal(shown('FROM a\n# Where it listens\nENV PORT=1\nRUN $<|>PORT')?.[1], 'Where it listens');
    assert.equal(shown('FROM a\n# Ports\nENV A=1 B=2\nRUN $<|>B')?.[1], 'Value: `2`');
  });

  it('says what a value becomes where its variables are known', () => {
    assert.deepEqual(shown('FROM a\nENV A=/opt\nENV B=$A/bin\nRUN $<|>B'), [
      '**`B`** · ENV, line 3',
      'Value: `$A/bin`',
      '`$A/bin` is `/opt/bin` here',
    ]);
  });

  it('says what the command sets itself', () => {
    assert.deepEqual(shown('FROM a\nARG V=1\nRUN V=2; \\\n  echo $<|>V'), [
      '**`V`** · set by the command itself, on line 3',
    ]);
  });

  it('says that a stage lacks the ARG that would let it see a global one', () => {
    assert.deepEqual(shown('ARG V=1\nFROM a\nRUN echo $<|>V'), [
      '**`V`** · not set in this stage',
      'Write `ARG V` in it to take the one from line 1.',
    ]);
    assert.equal(shown('ARG V=1\nFROM a\nARG V\nCMD echo $<|>V'), undefined);
    assert.equal(shown('FROM a\nRUN echo $<|>HOME'), undefined);
  });

  it('knows the proxies that need no ARG', () => {
    assert.deepEqual(shown('FROM a\nRUN $https<|>_proxy'), [
      '**`https_proxy`** · a build argument that RUN sees without an ARG',
      'Set by --build-arg',
    ]);
  });

  it('is there in a here-document', () => {
    assert.deepEqual(shown("FROM a\nENV A=1\nRUN <<'E'\necho $A<|>\nE"), ['**`A`** · ENV, line 2', 'Value: `1`']);
  });

  it('leaves the field to others where they help with the language at large, but for FROM', () => {
    assert.equal(shown('FROM a\nENV A=1\nRUN $<|>A', { general: false }), undefined);
    assert.deepEqual(shown('ARG V=1\nFROM a:$<|>V', { general: false })?.[0], '**`V`** · ARG, line 1');
  });
});
