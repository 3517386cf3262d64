import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile, reparseDockerfile } from './scan';

/** Replaces `find` by `by` and checks that scanning the edit equals scanning the whole. */
function edit(text: string, find: string, by: string) {
  const before = parseDockerfile(text);
  const start = text.indexOf(find);
  assert.ok(start >= 0, 'the text has what is replaced');
  const edited = text.slice(0, start) + by + text.slice(start + find.length);
  const window = { start, oldEnd: start + find.length, newEnd: start + by.length };
  const after = reparseDockerfile(before, edited, window);
  const whole = parseDockerfile(edited);
  const view = (file: typeof whole) => ({
    instructions: file.instructions.map(({ line, lastLine, comments, parts: { problems, ...parts } }) => {
      return { line, lastLine, comments, parts, refused: problems.map(({ id, span, message }) => [id, span, message]) };
    }),
    problems: file.problems.map(({ id, message, range, lines }) => ({ id, message, range, lines })),
    escape: file.escape,
  });
  assert.deepEqual(view(after), view(whole));
  return { before, after };
}

const file = 'FROM a AS x\nRUN one\nRUN two \\\n  three\nFROM b\nCOPY --from=x /a /b\nRUN last\n';

describe('an edit', () => {
  it('scans the instruction that it touches and shares all others', () => {
    const { before, after } = edit(file, 'three', 'four');
    assert.equal(after.instructions[0], before.instructions[0]);
    assert.equal(after.instructions[5], before.instructions[5]);
    assert.notEqual(after.instructions[2]?.syntax, before.instructions[2]?.syntax);
  });

  it('that adds a line moves what stands below and shares what it says', () => {
    const { before, after } = edit(file, 'RUN one\n', 'RUN one\nRUN more\n');
    assert.equal(after.instructions.at(-1)?.syntax, before.instructions.at(-1)?.syntax);
    assert.equal(after.instructions.at(-1)?.line, 7);
  });

  it('may join instructions, or part them', () => {
    edit(file, 'RUN one', 'RUN one \\');
    edit(file, 'two \\', 'two');
  });

  it('may open a heredoc that takes what follows, or close one', () => {
    edit(file, 'RUN one', 'RUN <<EOF');
    edit('FROM a\nRUN <<EOF\nx\nRUN y\nFROM b\n', 'RUN y', 'EOF');
    edit('FROM a\nRUN <<EOF\nx\nEOF\nFROM b\n', 'EOF\nFROM', 'FROM');
  });

  it('may change the escape character, or a comment into a directive', () => {
    edit(`# escape=\\\n${file}`, 'escape=\\', 'escape=`');
    edit(`# scape=\`\n${file}`, 'scape', 'escape');
  });

  it('at the very start and the very end', () => {
    edit(file, 'FROM a', '\n# c\nFROM a');
    edit(file, 'RUN last\n', 'RUN last\nRUN \\');
    edit('FROM a\nRUN b', 'RUN b', 'RUN b\\\n');
  });

  it('may take everything away', () => {
    edit(file, file, '');
  });
});
