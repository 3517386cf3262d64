import assert from 'node:assert/strict';
import { parseDockerfile } from '../syntax/scan';
import { runScripts } from './runScripts';

/** The scripts of the last instruction. */
function scripts(text: string, shell?: readonly string[]) {
  const instruction = parseDockerfile(text).instructions.at(-1);
  assert.ok(instruction);
  return runScripts(instruction.parts, instruction.syntax, shell);
}

const names = (text: string, shell?: readonly string[]) =>
  scripts(text, shell).flatMap(({ commands }) => commands.map(({ name }) => name));

/** What stands in the lines of a text where a word of the only script is said to be. */
function places(text: string): string[] {
  const lines = text.split('\n');
  const first = parseDockerfile(text).instructions.at(-1)?.line ?? 0;
  return scripts(text).flatMap((script) =>
    script.commands.map((command) => {
      const { start, end } = script.rangeOf(command.program ?? command);
      assert.equal(start.line, end.line);
      return lines[first + start.line].slice(start.character, end.character);
    }),
  );
}

describe('What a RUN runs', () => {
  it('is its line, over all lines that it goes on to', () => {
    const text = 'FROM a\nRUN --network=none \\\n  apt-get update && \\\n # why\n\n  apt-get install \\\n b';
    assert.deepEqual(names(text), ['apt-get', 'apt-get']);
    assert.deepEqual(places(text), ['apt-get', 'apt-get']);
  });

  it('is a heredoc that stands alone', () => {
    const text = "FROM a\nRUN --mount=type=cache,target=/a <<-'EOF'\n\tapt-get update\n\tapk add b\n\tEOF";
    assert.deepEqual(names(text), ['apt-get', 'apk']);
    assert.deepEqual(places(text), ['apt-get', 'apk']);
  });

  it('is a heredoc with the shell that its first line names', () => {
    assert.deepEqual(names('RUN <<EOF\n#!/usr/bin/env bash\na\nEOF'), ['a']);
    assert.deepEqual(names('RUN <<EOF\n#!/usr/bin/env python3\nprint()\nEOF'), []);
    assert.deepEqual(scripts('RUN <<EOF\n#!/bin/bash -e\na\nEOF')[0].shebang, ['/bin/bash', '-e']);
  });

  it('is a heredoc for a shell, and none for others', () => {
    const text = 'FROM a\nRUN bash -e <<EOF && b\n  c\nEOF';
    assert.deepEqual(names(text), ['bash', 'c', 'b']);
    assert.deepEqual(places(text), ['bash', 'c', 'b']);
    assert.deepEqual(names('RUN python3 <<EOF\nimport a\nEOF'), ['python3']);
    assert.deepEqual(names('RUN cat <<A > a && cat <<B > b\nx\nA\ny\nB'), ['cat', 'cat']);
  });

  it('may be the trigger of ONBUILD', () => {
    assert.deepEqual(places('FROM a\nONBUILD RUN a && \\\n b'), ['a', 'b']);
    assert.deepEqual(places('FROM a\nONBUILD RUN <<EOF\nc\nEOF'), ['c']);
  });

  it('is one command in exec form, or the script of its shell', () => {
    assert.deepEqual(names('RUN ["/usr/bin/apt-get", "install", "$X", "*"]'), ['apt-get']);
    assert.deepEqual(
      scripts('RUN ["a", "$X", "b && c"]')[0].commands[0].args.map(({ known }) => known),
      [true, true],
    );
    const text = 'FROM a\nRUN ["sh", "-c", "a \\"b\\" && \\\n c"]';
    assert.deepEqual(names(text), ['sh', 'a', 'c']);
    assert.deepEqual(places(text), ['sh', 'a', 'c']);
  });

  it('is nothing that we read where the shell is of another kind', () => {
    assert.deepEqual(names('RUN Get-Item x', ['powershell', '-Command']), []);
    assert.deepEqual(names('RUN a', ['/bin/bash', '-o', 'pipefail', '-c']), ['a']);
    assert.deepEqual(names('RUN ["a"]', ['cmd', '/S', '/C']), ['a']);
    assert.deepEqual(names('# escape=`\nFROM a\nRUN dir c:\\ | find b'), []);
  });

  it('is also what CMD, ENTRYPOINT and HEALTHCHECK run, and not what SHELL names', () => {
    assert.deepEqual(names('CMD a && b'), ['a', 'b']);
    assert.deepEqual(names('ENTRYPOINT ["tini", "--", "a"]'), ['a']);
    assert.deepEqual(names('HEALTHCHECK --interval=1s CMD a || exit 1'), ['a', 'exit']);
    assert.deepEqual(names('HEALTHCHECK NONE'), []);
    assert.deepEqual(names('SHELL ["bash", "-c"]'), []);
    assert.deepEqual(names('COPY a b'), []);
  });

  it('is read once', () => {
    const [instruction] = parseDockerfile('RUN a').instructions;
    const read = () => runScripts(instruction.parts, instruction.syntax);
    assert.equal(read(), read());
  });

  it('may not be whole', () => {
    assert.deepEqual(names('RUN bash <<EOF\na'), ['bash']);
    assert.deepEqual(names('RUN'), []);
    assert.deepEqual(names('RUN \\'), []);
  });
});
