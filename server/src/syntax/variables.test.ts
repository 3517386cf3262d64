import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile } from './scan';
import { variablesIn } from './variables';

function variables(text: string): string[] {
  return parseDockerfile(text).instructions.flatMap((instruction) =>
    variablesIn(instruction).map(({ name, range: { start } }) => `${name} ${start.line}:${start.character}`),
  );
}

describe('the variables of an instruction', () => {
  it('stand where they are written, on continued lines too', () => {
    assert.deepEqual(variables('FROM a\nENV A=$B \\\n  C=${D}'), ['B 1:7', 'D 2:6']);
  });

  it('end before their operator', () => {
    assert.deepEqual(variables('ENV A=${Z-c} B=${W#p} C=${V/x/y} D=${U:-d}'), ['Z 0:8', 'W 0:17', 'V 0:26', 'U 0:37']);
  });

  it('may stand in the default of another', () => {
    assert.deepEqual(variables('FROM ${A:-${B:-$C}}:$D'), ['A 0:7', 'B 0:12', 'C 0:16', 'D 0:21']);
  });

  it('are none after two dollar signs', () => {
    assert.deepEqual(variables('RUN echo $$ $X'), ['X 0:13']);
  });

  it('obey the escape character of the file', () => {
    assert.deepEqual(variables('# escape=`\nFROM a\nENV A=$B `\n  C=$D'), ['B 2:7', 'D 3:5']);
  });

  it('are not looked for in a text that would take seconds', () => {
    assert.deepEqual(variables(`RUN \${${'\\a'.repeat(40_000)}`), []);
  });
});
