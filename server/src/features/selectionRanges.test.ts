import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../test/support/lspFixture';
import { selectionRanges } from './selectionRanges';

/** What the selection at `<|>` grows to, from the inside out. */
function grows(fixture: string): string[] {
  const { text, position } = marked(fixture);
  const steps: string[] = [];
  const [innermost] = selectionRanges(snapshotOf(text), [position]);
  for (let at: SelectionRange | undefined = innermost; at; at = at.parent) steps.push(textAt(text, at.range));
  return steps;
}

describe('A growing selection', () => {
  it('goes from a word over its flag, the instruction and the stage to the file', () => {
    assert.deepEqual(grows('FROM a AS b\nFROM c\nCOPY --from=<|>b x y\n'), [
      'b',
      '--from=b',
      'COPY --from=b x y',
      'FROM c\nCOPY --from=b x y',
      'FROM a AS b\nFROM c\nCOPY --from=b x y\n',
    ]);
  });

  it('goes over the option of a mount', () => {
    assert.deepEqual(grows('FROM a\nRUN --mount=type=cache,target=/ro<|>ot/x make').slice(0, 6), [
      'root',
      '/root/x',
      'target=/root/x',
      'type=cache,target=/root/x',
      '--mount=type=cache,target=/root/x',
      'RUN --mount=type=cache,target=/root/x make',
    ]);
  });

  it('goes over strings without and with their quotes', () => {
    assert.deepEqual(grows('FROM a\nCMD ["no<|>de main", "x"]').slice(0, 5), [
      'node',
      'node main',
      '"node main"',
      '["node main", "x"]',
      'CMD ["node main", "x"]',
    ]);
    assert.deepEqual(grows(`FROM a\nENV A="b <|>c" D=e`).slice(0, 5), ['c', 'b c', '"b c"', 'A="b c"', 'A="b c" D=e']);
  });

  it('goes over one command of a shell line', () => {
    assert.deepEqual(grows(`FROM a\nRUN apk add 'x && y' cu<|>rl && make`).slice(0, 4), [
      'curl',
      "apk add 'x && y' curl",
      "apk add 'x && y' curl && make",
      "RUN apk add 'x && y' curl && make",
    ]);
  });

  it('goes over a line of an instruction of several', () => {
    assert.deepEqual(grows('FROM a\nRUN b \\\n  c<|>c d \\\n  e').slice(0, 4), [
      'cc',
      'cc d \\',
      'b \\\n  cc d \\\n  e',
      'RUN b \\\n  cc d \\\n  e',
    ]);
  });

  it('goes over the lines of a heredoc', () => {
    assert.deepEqual(grows('FROM a\nRUN <<EOF\n  npm c<|>i\n  npm test\nEOF\n').slice(0, 5), [
      'ci',
      'npm ci',
      '  npm ci\n  npm test',
      '  npm ci\n  npm test\nEOF',
      'RUN <<EOF\n  npm ci\n  npm test\nEOF',
    ]);
  });

  it('takes the comment above into the instruction and the stage', () => {
    assert.deepEqual(grows('FROM a\n# about b\nRUN <|>b'), [
      'b',
      'RUN b',
      '# about b\nRUN b',
      'FROM a\n# about b\nRUN b',
    ]);
    assert.deepEqual(grows('# one\n# two <|>words\nFROM a\nRUN b\n\nFROM c').slice(0, 5), [
      'words',
      '# two words',
      '# one\n# two words',
      '# one\n# two words\nFROM a',
      '# one\n# two words\nFROM a\nRUN b',
    ]);
  });

  it('goes over the value of a directive', () => {
    assert.deepEqual(grows('# syntax=docker/docker<|>file:1\nFROM a').slice(0, 3), [
      'dockerfile',
      'docker/dockerfile:1',
      '# syntax=docker/dockerfile:1',
    ]);
  });

  it('goes over a trigger', () => {
    assert.deepEqual(grows('FROM a\nONBUILD COPY --from=<|>x b c').slice(0, 4), [
      'x',
      '--from=x',
      'COPY --from=x b c',
      'ONBUILD COPY --from=x b c',
    ]);
  });

  it('has an answer for any place', () => {
    assert.deepEqual(grows('FROM a\n<|>\nRUN b'), ['FROM a\n\nRUN b']);
    assert.deepEqual(grows('<|>'), ['']);
    assert.deepEqual(grows('FROM a\n\n<|>'), ['FROM a\n\n']);
    const far = { line: 99, character: 99 };
    assert.deepEqual(selectionRanges(snapshotOf('FROM a'), [far]), [{ range: { start: far, end: far } }]);
  });
});
