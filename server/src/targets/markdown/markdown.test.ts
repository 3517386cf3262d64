import assert from 'node:assert/strict';
import { markdown } from './markdown';

/** Each build as `folder: target`, `-` for the default target. What is written is the target, if it is not dynamic. */
function check(path: string, text: string, expected: string) {
  assert(markdown.matches(path), path);
  const lines = text.split('\n');
  const said = markdown.find({ path, text }).map(({ directory, target }) => {
    const { start, end } = target?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    if (target && !target.dynamic) assert.equal(lines[start.line].slice(start.character, end.character), target.text);
    return `${directory && `${directory}: `}${target?.text ?? '-'}`;
  });
  assert.equal(said.join(', '), expected);
}

const fence = (language: string, ...lines: string[]) => ['Hi', '', `\`\`\`${language}`, ...lines, '```', ''].join('\n');

describe('builds in Markdown', () => {
  it('stand in code blocks of shells', () => {
    check('README.md', fence('sh', 'docker build \\', '  --target dev .', '# docker build --target no .'), 'dev');
    check('docs/a.mdx', fence('', 'docker build --target dev .'), 'dev');
    check('README.md', fence('powershell', 'docker build `', '  --target dev .'), 'dev');
    check('README.md', '- x\n\n  ~~~bash\n  docker build --target dev .\n  ~~~\n', 'dev');
    check('README.md', '> ```\n> docker build --target dev .\n> ```\n', 'dev');
  });

  it('do not stand in other code or in the text', () => {
    check('README.md', fence('js', 'docker build --target dev .'), '');
    check('README.md', 'docker build --target dev .\n', '');
    check('README.md', '```sh\nx\n```\ndocker build --target dev .\n', '');
  });

  it('stand behind prompts, and not in what is printed', () =>
    check(
      'README.md',
      fence(
        'console',
        '$ docker build \\',
        '    --target dev .',
        'docker build --target no .',
        'me@host:~$ docker build --target prod .',
      ),
      'dev, prod',
    ));

  it('are code spans that are whole commands', () => {
    check('README.md', 'Run `docker build --target dev .` or `$ sudo docker build --target prod .`.', 'dev, prod');
    check('README.md', 'It is `docker build` and `--target dev`, not `x docker build --target dev .`.', '');
  });

  it('are no placeholders', () => {
    check(
      'README.md',
      fence('sh', 'docker build --target <stage> .', 'docker build --target … .', 'docker build --target [stage] .'),
      '',
    );
    check('README.md', 'Try `docker build --target <your stage> .`', '');
  });

  it('are likely at most', () => {
    const [build] = markdown.find({ path: 'README.md', text: fence('sh', 'docker build --target dev .') });
    assert.deepEqual([build.certainty, build.kind, build.paths], ['likely', 'markdown', 'either']);
  });

  it('have an empty target while it is typed', () => check('README.md', fence('sh', 'docker build --target '), ''));

  it('are read from any text', () => {
    for (const scrap of ['`', '```\n', '~~~', '> ', '``` `', '$ ', '`docker build '])
      markdown.find({ path: 'README.md', text: `build ${scrap.repeat(20_000 / scrap.length)}` });
  });
});
