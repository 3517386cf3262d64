import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { legacyKeyValueFormat } from './legacy-key-value-format';

const check = checkRule(legacyKeyValueFormat);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(legacyKeyValueFormat, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('legacy-key-value-format', () => {
  it('finds ENV and LABEL without an equals sign', () => {
    check(`
      FROM alpine
      ENV A b
    # ^^^ legacy-key-value-format information: 'ENV A value' is the old form, and takes all of the line. Write 'ENV A=value'.
      label a b=c
    # ^^^^^ legacy-key-value-format
      ENV A=b
      LABEL a=b c=d
      ARG A b
    `);
  });

  it('finds a trigger at the FROM of the stage that runs it', () => {
    const findings = check(`
      FROM alpine AS base
      ONBUILD ENV A b
      FROM base
    # ^^^^ legacy-key-value-format information: The base of this stage has it do 'ENV A value', the old form that takes all of the line. Write 'ENV A=value' there.
    `);
    assert.deepEqual(
      findings[0]?.related?.map(({ range }) => range.start),
      [{ line: 1, character: 8 }],
    );
  });

  it('is silent about triggers that nobody runs, or that run in no stage of the default target', () => {
    check(`
      FROM alpine AS base
      ONBUILD ENV A b
      FROM base AS other
      FROM alpine
    `);
  });

  it('puts an equals sign in, and quotes where the value needs them', () => {
    const written = (rest: string) => mended(`FROM a\n${rest}\n`)?.text.slice('FROM a\n'.length, -1);
    assert.equal(written('ENV A b'), 'ENV A=b');
    assert.equal(written('ENV A   b c '), 'ENV A="b c" ');
    assert.equal(written('ENV A $B ${C:-d e}'), 'ENV A="$B ${C:-d e}"');
    assert.equal(written('ENV A "b c"'), 'ENV A="b c"');
    assert.equal(written('ENV A "b c" d'), 'ENV A="b c"\\ d');
    assert.equal(written("ENV A 'b $c' d"), "ENV A='b $c'\\ d");
    assert.equal(written('LABEL a.b c=d e=f'), 'LABEL a.b="c=d e=f"');
    assert.equal(written('ENV A b \\\n  c'), 'ENV A="b \\\n  c"');
    assert.equal(written('ENV A \\\n  b'), 'ENV A=b');
  });

  it('mends the trigger of an ONBUILD where it stands', () => {
    assert.deepEqual(mended('FROM a AS b\nONBUILD ENV A b c\nFROM b\n'), {
      text: 'FROM a AS b\nONBUILD ENV A="b c"\nFROM b\n',
      safe: true,
    });
  });

  it('leaves alone what it could not write for certain', () => {
    assert.equal(mended("FROM a\nENV A it's\n"), undefined);
    assert.equal(mended('FROM a\nENV "A B" c\n'), undefined);
  });
});
