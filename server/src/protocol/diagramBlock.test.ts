import assert from 'node:assert/strict';
import { blockContent, changeOfBlock, diagramBlocks, newBlock, svgName, withChanges } from './diagramBlock';

const mermaid = 'flowchart TD\n  n0\n';

/** A Markdown text with the diagrams of all its blocks. */
function updated(markdown: string, drawn = mermaid): string {
  const changes = diagramBlocks(markdown).flatMap(
    (block) => changeOfBlock(markdown, block, blockContent(block, drawn, `Stages of ${block.dockerfile}`)) ?? [],
  );
  return withChanges(markdown, changes);
}

describe('The block of a diagram in Markdown', () => {
  const full = [
    '# Title',
    '<!-- dockerfile-stages: Dockerfile -->',
    '```mermaid',
    'flowchart TD',
    '  n0',
    '```',
    '<!-- /dockerfile-stages -->',
    'Text.',
    '',
  ].join('\n');

  it('is filled in behind a marker, and ended', () => {
    assert.equal(updated('# Title\n<!-- dockerfile-stages: Dockerfile -->\nText.\n'), full);
    assert.equal(
      updated('<!--dockerfile-stages:Dockerfile-->'),
      `<!--dockerfile-stages:Dockerfile-->\n${full.slice(full.indexOf('```mermaid'), -6)}`,
    );
  });

  it('stays as it is where it is up to date', () => {
    assert.equal(updated(full), full);
    assert.deepEqual(
      changeOfBlock(full, diagramBlocks(full)[0], blockContent({ dockerfile: 'x', format: 'mermaid' }, mermaid, '')),
      undefined,
    );
  });

  it('is brought up to date, with all around it left as it is', () => {
    assert.equal(updated(full.replace('  n0', '  old')), full);
    assert.equal(updated(full.replace('  n0', '  n0\n~~~\n\n<b>')), full);
  });

  it('keeps the ends of lines and the indentation of the file', () => {
    const crlf = full.replaceAll('\n', '\r\n');
    assert.equal(updated(crlf.replace('  n0', '  old')), crlf);
    assert.equal(
      updated('- item\n  <!-- dockerfile-stages: a -->\n'),
      '- item\n  <!-- dockerfile-stages: a -->\n  ```mermaid\n  flowchart TD\n    n0\n  ```\n  <!-- /dockerfile-stages -->\n',
    );
  });

  it('may be there several times', () => {
    const two = '<!-- dockerfile-stages: a -->\n<!-- /dockerfile-stages -->\n<!-- dockerfile-stages: b -->\n';
    assert.deepEqual(
      diagramBlocks(two).map(({ dockerfile }) => dockerfile),
      ['a', 'b'],
    );
    assert.equal(updated(two).match(/```mermaid/g)?.length, 2);
    assert.equal(updated(updated(two)), updated(two));
  });

  it('is text where it stands in fenced code', () => {
    for (const fence of ['```', '~~~~', '- ```']) {
      const text = `${fence}md\n<!-- dockerfile-stages: Dockerfile -->\n${fence.replace('- ', '')}\n`;
      assert.equal(updated(text), text);
    }
    const after = '```\n```\n<!-- dockerfile-stages: Dockerfile -->\n';
    assert.notEqual(updated(after), after);
  });

  it('may say which target, level, images and format', () => {
    const [block] = diagramBlocks(
      '<!-- dockerfile-stages: docker/my app/Dockerfile target=web level=detailed images=per-use format=svg legend=yes -->\n',
    );
    const { dockerfile, target, level, images, format, legend } = block;
    assert.deepEqual(
      [dockerfile, target, level, images, format, legend],
      ['docker/my app/Dockerfile', 'web', 'detailed', 'perUse', 'svg', true],
    );
    const [other] = diagramBlocks('<!-- dockerfile-stages: level=huge -->\n');
    assert.deepEqual([other.dockerfile, other.level, other.format], ['Dockerfile', undefined, 'mermaid']);
  });

  it('can be of a file with any name', () => {
    for (const path of ['a--b/-->x', '100%/Dockerfile', '../a b/Dockerfile.test', 'x-', 'a\u202eb', 'target', '<!--']) {
      const text = `${newBlock(path, ['']).join('\n')}\n`;
      assert.doesNotMatch(text.slice(4, text.indexOf('\n') - 3), /--|>|\u202e/, path);
      assert.equal(diagramBlocks(text)[0]?.dockerfile, path);
    }
  });

  it('names a picture beside the Markdown and nowhere else', () => {
    const name = (dockerfile: string, target?: string) => svgName({ dockerfile, target, format: 'svg' });
    assert.equal(name('Dockerfile'), 'Dockerfile.svg');
    assert.equal(name('../services/api/Dockerfile', 'web'), 'services-api-Dockerfile.web.svg');
    assert.equal(name('/etc/../../x'), 'etc-..-..-x.svg');
    assert.equal(name('..\\..\\x\u0000y'), 'x-y.svg');
    assert.equal(name('../..'), 'Dockerfile.svg');
    assert.deepEqual(blockContent({ dockerfile: 'a(b)', format: 'svg' }, '', 'Stages of [a](b)'), [
      '![Stages of \\[a\\](b)](a-b-.svg)',
    ]);
  });
});
