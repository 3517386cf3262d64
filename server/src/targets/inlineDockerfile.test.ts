import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { isScalar, parseDocument } from 'yaml';
import { bake } from './bake/bake';
import type { InlineDockerfile } from './buildReference';
import { inlineDockerfile } from './inlineDockerfile';
import { placesIn } from './places';
import { yamlText } from './yamlText';

function fromYaml(file: string): InlineDockerfile {
  const scalar = parseDocument(file).get('a', true);
  assert(isScalar(scalar));
  const mapped = yamlText(scalar, file);
  assert(mapped);
  return inlineDockerfile(mapped, file, placesIn(file));
}

function fromBake(file: string): InlineDockerfile {
  const inline = bake.find({ path: 'docker-bake.hcl', text: file })[0].inline;
  assert(inline);
  return inline;
}

const offsetIn = (text: string, { line, character }: Position) =>
  text.split('\n', line).reduce((sum, one) => sum + one.length + 1, 0) + character;

/** Each of the words stands in the file where the stretch of the Dockerfile that it is in does. */
function check({ text, stretches }: InlineDockerfile, file: string, ...words: string[]) {
  for (const word of words) {
    const at = text.indexOf(word);
    const stretch = stretches.findLast(({ start }) => offsetIn(text, start) <= at);
    assert(stretch && at >= 0, `${word} is not in ${JSON.stringify(text)}`);
    const along = at - offsetIn(text, stretch.start);
    assert(along + word.length <= stretch.length, word);
    assert.equal(file.slice(offsetIn(file, stretch.place) + along).slice(0, word.length), word);
  }
}

const placesOf = ({ stretches }: InlineDockerfile) => stretches.map(({ place }) => place);

describe('a Dockerfile inside another file', () => {
  it('stands line by line in a block of YAML', () => {
    const file = 'a: |\n  FROM a AS b\n\n  RUN c\n\nd: 1\n';
    const inline = fromYaml(file);
    check(inline, file, 'FROM', 'b', 'RUN c');
    assert.deepEqual(placesOf(inline).slice(0, 3), [
      { line: 1, character: 2 },
      { line: 2, character: 0 },
      { line: 3, character: 2 },
    ]);
    assert.deepEqual(inline.range.start, { line: 1, character: 2 });
  });

  it('can be typed on in its empty lines', () =>
    assert.deepEqual(placesOf(fromYaml('a: |\n  FROM a\n  \n  RUN c\n'))[1], { line: 2, character: 2 }));

  it('stands in one line between quotes', () => {
    const file = 'a: "FROM a AS b\\n\\nRUN \\"c\\" d"\n';
    const inline = fromYaml(file);
    assert.equal(inline.text, 'FROM a AS b\n\nRUN "c" d');
    check(inline, file, 'FROM', 'b', 'RUN', 'c', 'd');
  });

  it('stands in a heredoc of a bake file, with its indentation and escapes', () => {
    const file = 'target "a" {\n  dockerfile-inline = <<-EOT\n    FROM $${X} AS b\n      RUN c\n  EOT\n}\n';
    const inline = fromBake(file);
    assert.equal(inline.text, 'FROM ${X} AS b\n  RUN c\n');
    check(inline, file, 'FROM', ' AS b', 'RUN c');
  });

  it('stands in a string of a bake file', () => {
    const file = 'target "a" { dockerfile-inline = "FROM a AS b" }';
    const inline = fromBake(file);
    check(inline, file, 'FROM a AS b');
    assert.deepEqual(placesOf(inline), [{ line: 0, character: 34 }]);
  });

  it('can be empty', () => {
    const inline = fromBake('target "a" { dockerfile-inline = "" }');
    assert.deepEqual(placesOf(inline), [{ line: 0, character: 34 }]);
    assert.deepEqual(inline.range, { start: { line: 0, character: 34 }, end: { line: 0, character: 34 } });
  });
});
