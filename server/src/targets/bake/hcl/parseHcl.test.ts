import assert from 'node:assert/strict';
import type { HclBody, HclValue } from './hclSyntax';
import { parseHcl } from './parseHcl';

/** The attributes of a file and of its blocks, a line for each: what stands at the value's span, and what it is. */
function read(text: string): string[] {
  const show = (value: HclValue): string => {
    const source = text.slice(value.start, value.end);
    switch (value.kind) {
      case 'string':
        return value.text.text === source ? `"${source}"` : `"${value.text.text}" from ${JSON.stringify(source)}`;
      case 'list':
        return `[${value.items.map(show).join(', ')}]`;
      case 'object':
        return `{${value.entries.map((entry) => `${entry.name.text}: ${show(entry.value)}`).join(', ')}}`;
      case 'missing':
        return `missing at ${value.start}`;
      default:
        return `${value.kind} ${value.text}`;
    }
  };
  const lines = (body: HclBody, path: string): string[] => [
    ...body.attributes.map(({ name, value }) => `${path}${name.text} = ${show(value)}`),
    ...body.blocks.flatMap((block) => {
      const here = [...[block.type, ...block.labels.map((label) => label.text)].join(' '), ' > '].join('');
      return [`${path}${here.trimEnd().slice(0, -2)}`, ...lines(block.body, `${path}${here}`)];
    }),
  ];
  return lines(parseHcl(text), '');
}

const check = (text: string, ...expected: string[]) =>
  assert.deepEqual(
    read(text).filter((line) => line.includes('=')),
    expected,
  );

describe('the HCL of bake files', () => {
  it('has blocks with quoted and plain labels, and attributes in them', () =>
    check(
      'target "app" {\n  target = "dev"\n}\ntarget b { no-cache-filter = ["x"] }\n',
      ...['target app > target = "dev"', 'target b > no-cache-filter = ["x"]'],
    ));

  it('has attributes at the top', () => check('A = "x"\n"B" = 1\n', 'A = "x"', 'B = word 1'));

  it('has comments of three kinds', () =>
    check('# a = 1\n// b = 2\n/* c = 3\n d = 4 */ e = 5 # f\ng = 6 // h\n', 'e = word 5', 'g = word 6'));

  it('has lists over many lines, with commas and comments at their ends', () =>
    check('a = [ # one\n  "x", // two\n  "y",\n]\nb = 1', 'a = ["x", "y"]', 'b = word 1'));

  it('has objects with both signs, quoted keys, and entries without commas', () =>
    check('a = {\n  b = "c"\n  "d": 1, e = { f = null }\n}', 'a = {b: "c", d: word 1, e: {f: word null}}'));

  it('has strings with escapes and templates', () => {
    check('a = "x\\"\\n\\u0041\\\\"', 'a = "x"\nA\\" from "x\\\\\\"\\\\n\\\\u0041\\\\\\\\"');
    check('a = "b-${c("}", "${d}")}-e"\nf = 1', 'a = "b-${c("}", "${d}")}-e"', 'f = word 1');
    check('a = "$${b" \nf = 1', 'a = "$${b"', 'f = word 1');
  });

  it('has heredocs, with and without their indentation', () => {
    check('a = <<EOT\n  b\n c\nEOT\nd = 1', 'a = "  b\n c\n"', 'd = word 1');
    check('a = <<-EOT\n    b\n\n      c\n  EOT\nd = 1', 'a = "b\n\n  c\n" from "    b\\n\\n      c\\n"', 'd = word 1');
    check('a = <<EOT\r\nb\r\nEOT\r\nd = 1', 'a = "b\n" from "b\\r\\n"', 'd = word 1');
  });

  it('keeps what takes more than a value as it is written', () => {
    check('a = B != "" ? [\n "x",\n] : []\nc = 1', 'a = expression B != "" ? [\n "x",\n] : []', 'c = word 1');
    check('a = [f("x", "y"), z]', 'a = [expression f("x", "y"), word z]');
    check('a = { for k, v in x : k => v }\nb = 1', 'a = {}', 'b = word 1');
    check('a = b == c\nf = -x', 'a = expression b == c', 'f = expression -x');
  });

  it('has nothing yet where a value is about to be typed', () => {
    check('target "a" {\n  target = \n}', 'target a > target = missing at 24');
    check('target "a" {\n  target =', 'target a > target = missing at 23');
    check('target "a" { target = }', 'target a > target = missing at 22');
    check('a = # b\nc = 1', 'a = missing at 4', 'c = word 1');
  });

  it('ends a quote that is left open with its line', () => {
    check('target "a" {\n  target = "\n  x = 1\n}', 'target a > target = ""', 'target a > x = word 1');
    check('a = "${b\r\nc = "d', 'a = "${b"', 'c = "d"');
  });

  it('ends a bracket that is left open where the next attribute or block begins', () => {
    check(
      'target "a" {\n  x = ["b",\n  y = 1\n}\nz = 1',
      'z = word 1',
      'target a > x = ["b"]',
      'target a > y = word 1',
    );
    check(
      'target "a" {\n  x = {\n  y = 1\ntarget "b" {\n  z = 1\n}',
      ...['target a > x = {y: word 1}', 'target b > z = word 1'],
    );
    check('target "a" {\n  x = f(\ntarget "b" {\n  z = 1\n}', 'target a > x = expression f(', 'target b > z = word 1');
  });

  it('ends a block that is left open where the next one begins', () =>
    check('target "a" {\n  x = 1\n\ntarget "b" {\n  y = 2\n}\n', 'target a > x = word 1', 'target b > y = word 2'));

  it('goes on behind what it does not understand', () =>
    check('?? a = 1\n) ] }\ntarget\ntarget "x"\nb = 2', 'a = word 1', 'b = word 2'));

  it('is read however deep it goes', () => {
    for (const unit of ['[', '{', '(', 'a {', 'a = {', 'a = [{', '"${', '${"', '<<a\n', '([{)]}', '/*', '=', ','])
      for (const head of ['', 'a = ', 'a "b" {\n  c = ', 'a = "']) parseHcl(head + unit.repeat(20_000));
  });
});
