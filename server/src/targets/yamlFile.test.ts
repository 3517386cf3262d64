import assert from 'node:assert/strict';
import { yamlFile } from './yamlFile';

const plain = () => false;

/** What stands behind the key `a` of the first document: its text, and the place as `line:from-to`. */
function written(text: string): string | undefined {
  const file = yamlFile({ path: 'x.yml', text });
  const found = file.written(file.at(file.roots[0], 'a'), plain);
  if (!found) return undefined;
  const { start, end } = found.range;
  return `${found.text} ${start.line}:${start.character}-${end.character}`;
}

describe('a YAML file', () => {
  it('tells what stands behind a key, without its quotes', () => {
    assert.equal(written('a: dev\r\n'), 'dev 0:3-6');
    assert.equal(written('a: "dev" # why\n'), 'dev 0:4-7');
    assert.equal(written('a: |\n  dev\n'), 'dev 1:2-5');
    assert.equal(written('a: 1\n'), '1 0:3-4');
  });

  it('tells where a value is about to be typed', () => {
    assert.equal(written('a:'), ' 0:2-2');
    assert.equal(written('a: \nb: x\n'), ' 0:3-3');
    assert.equal(written('a: "\nb: "x"\n'), ' 0:4-4');
    assert.equal(written('a: # why\n'), ' 0:3-3');
  });

  it('ends a value whose quote is still open at the end of the line', () =>
    assert.equal(written('a: "dev\nb: "x"\n'), 'dev 0:4-7'));

  it('follows aliases to the last anchor in front of them, and merge keys', () => {
    assert.equal(written('x: &x one\ny: &x two\na: *x\nz: &x three\n'), 'two 1:6-9');
    assert.equal(written('x: &x { a: dev }\n<<: *x\n'), 'dev 0:11-14');
    assert.equal(written('x: &x { a: dev }\n<<: [*x]\na: own\n'), 'own 2:3-6');
  });

  it('ends where anchors go round, and is silent where there is none', () => {
    assert.equal(written('x: &x { <<: *x }\n<<: *x\n'), undefined);
    assert.equal(written('a: *x\n'), undefined);
  });

  it('reads no text that nests without end', () => {
    for (const text of ['- ', '[', '{a: ', '? ', 'a: b: '])
      assert.equal(written(`a: x\nb:\n  ${text.repeat(20_000)}`), undefined);
  });

  it('is read once however many finders ask', () => {
    const source = { path: 'x.yml', text: 'a: b' };
    assert.equal(yamlFile(source), yamlFile(source));
  });
});
