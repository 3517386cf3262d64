import assert from 'node:assert/strict';
import { bakeWith, blocksIn, composeWith } from '../../../test/support/inlineBlocks';
import { type InlineBlock, knowsNames, positionInside, positionOutside } from './inlineDockerfiles';

/** The text of the Dockerfile, where it begins and how far it is indented. Each of its characters has its place. */
function check(path: string, text: string): string[] {
  return blocksIn(path, text).map((block) => {
    const { snapshot, first, indent } = block;
    assert.equal(snapshot.uri, `file:///project/${path}`);
    checkPlaces(block, text.split(/\r?\n/));
    const written = snapshot.text.slice(first);
    assert.equal(snapshot.text, '\n'.repeat(first) + written);
    return `${first + 1}+${indent}: ${written}`;
  });
}

function checkPlaces(block: InlineBlock, lines: readonly string[]): void {
  const inside = block.snapshot.text.split('\n');
  for (let line = block.first; line <= block.last; line++) {
    for (let character = 0; character <= inside[line].length; character++) {
      if (lines[line].length < block.indent) continue;
      const place = positionOutside(block, { line, character });
      assert.deepEqual(positionInside(block, place), { line, character });
      const [here, there] = [inside[line][character], lines[line][place.character]];
      assert.equal(here, there, `${inside[line]} at ${character}`);
    }
  }
}

describe('A Dockerfile in lines of another file', () => {
  it('stands behind the indentation of a block', () => {
    assert.deepEqual(check('compose.yaml', composeWith('FROM a AS b\n\n  RUN c \\\n    d\n')), [
      '5+8: FROM a AS b\n\n  RUN c \\\n    d\n',
    ]);
  });

  it('stands without indentation in a heredoc, and behind it where the mark says so', () => {
    assert.deepEqual(check('docker-bake.hcl', bakeWith('FROM a AS b\nRUN c\n')), ['3+0: FROM a AS b\nRUN c']);
    assert.deepEqual(check('docker-bake.hcl', bakeWith('\tFROM a AS b\n\t\tRUN c\n', '<<-EOT')), [
      '3+1: FROM a AS b\n\tRUN c',
    ]);
  });

  it('ends in front of the next key, and goes on in the empty lines in front of it', () => {
    assert.deepEqual(check('compose.yaml', `${composeWith('FROM a\n')}      target: b\n`), ['5+8: FROM a']);
    assert.deepEqual(check('compose.yaml', `${composeWith('FROM a\n')}\n        \n      target: b\n`), [
      '5+8: FROM a\n\n',
    ]);
  });

  it('may begin with empty lines, and say how its end is cut', () => {
    for (const mark of ['|-', '|+', '|2-']) {
      const text = `services:\n  app:\n    build:\n      dockerfile_inline: ${mark}\n\n        FROM a\n`;
      assert.equal(check('compose.yaml', text).length, 1, mark);
    }
  });

  it('may have the line ends of Windows', () => {
    assert.deepEqual(check('compose.yaml', composeWith('FROM a AS b\nRUN c\n').replaceAll('\n', '\r\n')), [
      '5+8: FROM a AS b\nRUN c\n',
    ]);
  });

  it('has one `$` where compose wants two', () => {
    assert.deepEqual(check('compose.yaml', composeWith('ARG V\nFROM a:$$V AS b\nRUN $$$$ $$x\n$$\n')), [
      '5+8: ARG V\nFROM a:$V AS b\nRUN $$ $x\n$\n',
    ]);
    assert.deepEqual(check('docker-bake.hcl', bakeWith('FROM a:$V AS b\nRUN $${x} $$ %%{y\n')), [
      '3+0: FROM a:$V AS b\nRUN ${x} $$ %{y',
    ]);
    assert.deepEqual(check('docker-bake.hcl', bakeWith('  $${\n  FROM a\n', '<<-EOT')), ['3+2: ${\nFROM a']);
  });

  it('is one for all builds that share it, with all of them', () => {
    const text =
      'x-build: &b\n  dockerfile_inline: |\n    FROM a AS b\n    FROM b\nservices:\n  one:\n    build: *b\n  two:\n    build:\n      <<: *b\n      target: b\n';
    const blocks = blocksIn('compose.yaml', text);
    assert.deepEqual(
      blocks.map(({ snapshot }) => snapshot.targets.map(({ label }) => label)),
      [['one', 'two']],
    );
  });

  it('is several where each build has its own', () => {
    const text =
      'services:\n  one:\n    build:\n      dockerfile_inline: |\n        FROM a\n  two:\n    build:\n      dockerfile_inline: |\n        FROM b\n';
    assert.deepEqual(check('compose.yaml', text), ['5+8: FROM a', '9+8: FROM b\n']);
  });

  it('is none where its lines are others, as in quotes and folds', () => {
    const inline = (value: string) => `services:\n  app:\n    build:\n      dockerfile_inline: ${value}\n`;
    assert.deepEqual(check('compose.yaml', inline('"FROM a\\nRUN b"')), []);
    assert.deepEqual(check('compose.yaml', inline('FROM a')), []);
    assert.deepEqual(check('compose.yaml', composeWith('FROM a\n# b\rc\n')), []);
    assert.deepEqual(check('compose.yaml', inline('"FROM a\n\n        RUN b"')), []);
    assert.deepEqual(check('compose.yaml', inline('>\n        FROM a\n\n        RUN b')), []);
    assert.deepEqual(check('compose.yaml', inline('|')), []);
    assert.deepEqual(check('compose.yaml', inline('|\n\n\n')), []);
    assert.deepEqual(check('docker-bake.hcl', 'target "a" { dockerfile-inline = "FROM a AS b" }\n'), []);
    assert.deepEqual(check('docker-bake.json', '{"target":{"a":{"dockerfile-inline":"FROM a\\nRUN b"}}}'), []);
  });

  it('tells whether the names of its stages are written there', () => {
    const isKnown = (dockerfile: string) => knowsNames(blocksIn('compose.yaml', composeWith(dockerfile))[0]);
    assert.equal(isKnown('FROM a:${V} AS b\nRUN $X\n'), true);
    assert.equal(isKnown('FROM a AS $$NAME\n'), true);
    assert.equal(isKnown('FROM a AS ${NAME}\n'), false);
    assert.equal(isKnown('FROM a\n${LINES}\n'), false);
  });

  it('is read however broken it and the file are', () => {
    const whole = composeWith('FROM a AS $$b\nRUN <<X\n  c\nX\n# d\nCOPY --from=b /a \\\n\n', 'b');
    for (let end = 0; end <= whole.length; end++) check('compose.yaml', whole.slice(0, end));
    const bake = bakeWith('FROM a AS b\nRUN $${x} \\\n # y\n c\n');
    for (let end = 0; end <= bake.length; end++) check('docker-bake.hcl', bake.slice(0, end));
  });
});
