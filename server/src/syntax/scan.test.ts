import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile } from './scan';

/** Name and 1-based lines of each instruction. */
function lines(text: string): string[] {
  return parseDockerfile(text).instructions.map(({ name, line, lastLine }) => `${name} ${line + 1}-${lastLine + 1}`);
}

function rest(text: string): string[] {
  return parseDockerfile(text).instructions.map(({ syntax }) => syntax.logical.text);
}

describe('a text is cut into instructions', () => {
  it('one on each line, whatever the case of its keyword', () => {
    assert.deepEqual(lines('FROM a\nrun b\n\nCopy c d'), ['FROM 1-1', 'RUN 2-2', 'COPY 4-4']);
  });

  it('with LF or CRLF, with and without a byte order mark', () => {
    assert.deepEqual(lines('\uFEFFFROM a\r\nRUN b\r\n'), ['FROM 1-1', 'RUN 2-2']);
    assert.deepEqual(rest('\uFEFFFROM a\r\nRUN b\r\n'), ['FROM a', 'RUN b']);
  });

  it('not at a lone carriage return', () => {
    assert.deepEqual(lines('FROM a\rRUN b'), ['FROM 1-1']);
  });

  it('over lines that end in the escape character, blanks behind it or not', () => {
    assert.deepEqual(rest('RUN a \\\n  b \\ \t\n c\nRUN d'), ['RUN a   b  c', 'RUN d']);
  });

  it('glues what a continuation cuts, a keyword and a flag too', () => {
    const [from, copy] = parseDockerfile('FR\\\nOM alpine AS a\nCOPY --fr\\\nom=a x y').instructions;
    assert.equal(from?.name, 'FROM');
    assert.equal(copy?.body.kind === 'copy' && copy.body.from?.value?.text, 'a');
  });

  it('takes an escaped escape character for the end of the line', () => {
    assert.deepEqual(lines('RUN echo a\\\\\n&& b'), ['RUN 1-1', '&& 2-2']);
  });

  it('skips comments and blank lines inside an instruction', () => {
    assert.deepEqual(rest('RUN a \\\n# FROM x \\\n\n  # y\n  && b\nRUN c'), ['RUN a   && b', 'RUN c']);
  });

  it('ends at the end of the file in the middle of a continuation', () => {
    assert.deepEqual(lines('FROM a\nRUN b \\\n'), ['FROM 1-1', 'RUN 2-2']);
  });

  it('obeys the escape directive, but only at the top', () => {
    assert.deepEqual(lines('# escape=`\nFROM a\nRUN b `\n c'), ['FROM 2-2', 'RUN 3-4']);
    assert.deepEqual(lines('\n# escape=`\nFROM a\nRUN b `\n c'), ['FROM 3-3', 'RUN 4-4', 'C 5-5']);
    assert.deepEqual(lines('# about x=y\n# escape=`\nFROM a\nRUN b `\n c'), ['FROM 3-3', 'RUN 4-4', 'C 5-5']);
  });

  it('keeps the comments above an instruction, and forgets those above an empty one', () => {
    const [from] = parseDockerfile('# a\n#\n# b c\n\n#d\nFROM x').instructions;
    assert.deepEqual(from?.comments, ['b c', 'd']);
  });
});

describe('here-documents', () => {
  it('hide their bodies, FROM included', () => {
    assert.deepEqual(lines('FROM a\nRUN <<EOF\nFROM b\n# x\\\nEOF\nRUN c'), ['FROM 1-1', 'RUN 2-5', 'RUN 6-6']);
  });

  it('follow each other in the order of their openers', () => {
    assert.deepEqual(lines('COPY <<A <<"B" /x/\na\nA\nb\nB\nRUN c'), ['COPY 1-5', 'RUN 6-6']);
  });

  it('may have blanks in front of the word, a descriptor, and tabs with a dash', () => {
    assert.deepEqual(lines('RUN << EOF\na\nEOF\nRUN 3<<-X\n\ta\n\tX\nRUN c'), ['RUN 1-3', 'RUN 4-6', 'RUN 7-7']);
  });

  it('end at the exact word only: what stands behind it belongs to it', () => {
    assert.deepEqual(lines('RUN (cat <<EOF)\nEOF\nEOF)\nRUN c'), ['RUN 1-3', 'RUN 4-4']);
    assert.deepEqual(lines('RUN <<EOF\n EOF\nEOF\nRUN c'), ['RUN 1-3', 'RUN 4-4']);
  });

  it('are none in quotes, after three signs, in the JSON form, in arithmetic, in other instructions', () => {
    for (const line of [
      'RUN echo "a <<EOF b"',
      'RUN cat <<<x',
      'RUN ["cat", "<<EOF"]',
      'RUN echo $((1<<2))',
      'ENV A=<<X',
      'CMD <<X',
      "RUN echo it's <<Y",
    ]) {
      assert.deepEqual(lines(`${line}\nFROM b`).length, 2, line);
    }
  });

  it('work under ONBUILD', () => {
    assert.deepEqual(lines('ONBUILD RUN <<EOF\na\nEOF\nRUN c'), ['ONBUILD 1-3', 'RUN 4-4']);
  });

  it('that never end leave the stages below alive, and say so', () => {
    const file = parseDockerfile('FROM a\nRUN <<EOF\nx\nFROM b AS c\nRUN d');
    assert.deepEqual(
      file.instructions.map(({ name }) => name),
      ['FROM', 'RUN', 'FROM', 'RUN'],
    );
    assert.match(file.problems[0]?.message ?? '', /never ends.*'EOF'/);
    assert.deepEqual(file.problems[0]?.lines, { first: 1, last: 4 });
  });
});

describe('places', () => {
  it('are those of the document, across continuation lines', () => {
    const [copy] = parseDockerfile('COPY --link \\\n  # é\n  --from=build /a /b').instructions;
    const value = copy?.body.kind === 'copy' ? copy.body.from?.value : undefined;
    assert.ok(copy && value);
    assert.deepEqual(copy.rangeOf(value), { start: { line: 2, character: 9 }, end: { line: 2, character: 14 } });
  });

  it('end behind the last character, not at the start of the next line', () => {
    const [from] = parseDockerfile('FROM alpine \\\n  AS x').instructions;
    const base = from?.body.kind === 'from' ? from.body.base : undefined;
    assert.ok(from && base);
    assert.deepEqual(from.rangeOf(base).end, { line: 0, character: 11 });
  });

  it('count UTF-16 units', () => {
    const [run] = parseDockerfile('RUN --mount=target=/é😀,from=a true').instructions;
    const from = run?.body.kind === 'run' ? run.body.mounts[0]?.from : undefined;
    assert.ok(run && from);
    assert.deepEqual(run.rangeOf(from).start, { line: 0, character: 29 });
  });
});
