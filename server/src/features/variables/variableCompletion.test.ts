import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { completion } from '../completion/completion';
import { variableCompletions } from './variableCompletion';

const itemsAt = (fixture: string) => {
  const { text, position } = marked(fixture);
  return variableCompletions(snapshotOf(text), position);
};

/** `name: detail` of what is offered at `<|>`. */
const offered = (fixture: string) => itemsAt(fixture).map(({ label, detail }) => `${label}: ${detail}`);
const names = (fixture: string) => itemsAt(fixture).map(({ label }) => label);

/** What the line of the cursor becomes with the first item. */
function accepted(fixture: string): string {
  const { text, position } = marked(fixture);
  const [item] = variableCompletions(snapshotOf(text), position);
  assert.ok(item?.textEdit && 'range' in item.textEdit);
  const { range, newText } = item.textEdit;
  const line = text.split('\n')[position.line] ?? '';
  return line.slice(0, range.start.character) + newText + line.slice(range.end.character);
}

describe('Completion of variables', () => {
  it('offers FROM the global arguments, the latest first, then what BuildKit sets', () => {
    const found = offered('ARG A=1\nARG B=$A.2\nARG C\nFROM a AS one\nARG D\nFROM b:$<|>');
    assert.deepEqual(found.slice(0, 4), [
      'C: ARG, line 3',
      'B: 1.2 · ARG, line 2',
      'A: 1 · ARG, line 1',
      'BUILDPLATFORM: set by BuildKit',
    ]);
    assert.equal(found.length, 14);
    assert.ok(names('FROM --platform=$<|> a').includes('TARGETPLATFORM'));
    assert.deepEqual(names('ARG A\nARG B=$<|>\nARG C\nFROM a').slice(0, 2), ['A', 'BUILDPLATFORM']);
  });

  it('offers a stage what it declares above, nearest first, and what it is built on', () => {
    const text = 'ARG G=1\nFROM a AS one\nENV A=1 B=2\nFROM one\nARG G\nENV C=$A/x\n';
    const found = ['C: 1/x · ENV, line 6', 'G: 1 · ARG, line 5', 'B: 2 · ENV, line 3', 'A: 1 · ENV, line 3'];
    assert.deepEqual(offered(`${text}WORKDIR $<|>\nENV Z=1`), found);
    assert.deepEqual(offered(`${text}RUN echo "\${<|>}"`), found);
    assert.deepEqual(offered(`${text}COPY <<E /a\n $<|>\nE`), found);
    assert.deepEqual(names(`${text}FROM b\nRUN $<|>`), []);
  });

  it('offers each name once: to RUN the ENV, which wins', () => {
    assert.deepEqual(offered('FROM a\nENV A=1\nARG A=2\nRUN $<|>'), ['A: 1 · ENV, line 2']);
    assert.deepEqual(offered('FROM a\nENV A=1\nARG A=2\nUSER $<|>'), ['A: 2 · ARG, line 3']);
  });

  it('offers a container no ARG, and what ENV sets below', () => {
    assert.deepEqual(names('FROM a\nARG A\nENV B=1\nCMD run $<|>\nENV C=1'), ['C', 'B']);
  });

  it('offers what the command has set itself', () => {
    assert.deepEqual(offered('FROM a\nENV A=1\nRUN B=1; for C in x; do echo $<|>; done; D=1'), [
      'C: set by the command itself',
      'B: set by the command itself',
      'A: 1 · ENV, line 2',
    ]);
  });

  it('offers the secrets of the command', () => {
    assert.deepEqual(offered('FROM a\nRUN --mount=type=secret,id=t,env=TOKEN curl $<|>'), ['TOKEN: a secret']);
  });

  it('says of a platform argument who sets it', () => {
    assert.deepEqual(offered('FROM a\nARG TARGETARCH\nRUN $<|>'), ['TARGETARCH: set by BuildKit']);
  });

  it('keeps what everybody knows for a first letter', () => {
    assert.deepEqual(names('FROM a\nRUN $P<|>').slice(0, 2), ['PATH', 'HTTP_PROXY']);
    assert.deepEqual(names('FROM a\nENV PATH=/x:$P<|>'), ['PATH']);
  });

  it('offers nothing where nobody expands variables', () => {
    for (const line of [
      `ENV B='$<|>'`,
      'ENV B=\\$<|>',
      'COPY --from=$<|> a b',
      'CMD ["echo", "$<|>"]',
      `RUN awk '$<|>'`,
      'RUN a # $<|>',
      '# $<|>',
      'COPY <<"E" /a\n$<|>\nE',
      'RUN echo A<|>',
      'RUN echo $$<|>',
    ]) {
      assert.deepEqual(names(`FROM a\nENV A=1\n${line}`), [], line);
    }
  });

  it('replaces the name that is there, and closes the brace that is open', () => {
    assert.equal(accepted('FROM a\nENV LONG=1\nRUN $L<|>O/x'), 'RUN $LONG/x');
    assert.equal(accepted('FROM a\nENV LONG=1\nRUN "${<|>"'), 'RUN "${LONG}"');
    assert.equal(accepted('FROM a\nENV LONG=1\nRUN ${<|>}'), 'RUN ${LONG}');
    assert.equal(accepted('FROM a\nENV LONG=1\nRUN ${L<|>:-x}'), 'RUN ${LONG:-x}');
    assert.equal(accepted('FROM a\nENV LONG=1\nRUN $<|>'), 'RUN $LONG');
  });

  it('leaves the field to others where they help with the language at large', async () => {
    const { text, position } = marked('FROM a\nENV A=1\nRUN $<|>');
    assert.equal((await completion(snapshotOf(text), position, { general: true })).items.length, 1);
    assert.equal((await completion(snapshotOf(text), position, { general: false })).items.length, 0);
  });
});
