import assert from 'node:assert/strict';
import { readScript } from './readScript';
import type { ShellCommand } from './shellCommand';

/** Each command as `joint name args (nesting)`. */
function commands(text: string): string[] {
  return readScript(text).map(line);
}

function line({ joint, name, args, nesting }: ShellCommand): string {
  const what = [name || '?', ...args.map((arg) => arg.text)].join(' ');
  return `${joint} ${what}${nesting.length > 0 ? ` (${nesting.join(' ')})` : ''}`;
}

function only(text: string): ShellCommand {
  const found = readScript(text);
  assert.equal(found.length, 1, text);
  return found[0];
}

describe('A script', () => {
  it('consists of commands that know what joins them', () => {
    assert.deepEqual(commands('a && b || c; d | e |& f & g\nh'), [
      'first a',
      '&& b',
      '|| c',
      '; d',
      '| e',
      '|& f',
      '& g',
      'newline h',
    ]);
  });

  it('goes on behind an operator at the end of a line', () => {
    assert.deepEqual(commands('a &&\n\n  b |\n c\n\nd'), ['first a', '&& b', '| c', 'newline d']);
  });

  it('has pipelines, whose commands share a number', () => {
    const numbers = readScript('a | b && c | d | e; f').map(({ pipeline }) => pipeline);
    assert.deepEqual(numbers, [1, 1, 2, 2, 2, 3]);
  });

  it('may be in parentheses and braces', () => {
    assert.deepEqual(commands('( cd x && make ) && { a; b; } | c'), [
      'first cd x (subshell)',
      '&& make (subshell)',
      '&& a (group)',
      '; b (group)',
      '| c',
    ]);
  });

  it('is the same list in front of a compound command and behind it', () => {
    const [a, b, c] = readScript('a && ( b ) && c').map(({ list }) => list);
    assert.equal(a, c);
    assert.notEqual(a, b);
  });

  it('tells conditions and loops from their commands', () => {
    assert.deepEqual(commands('if a && b; then c; elif d; then e; else f; fi && g'), [
      'first a (condition)',
      '&& b (condition)',
      'first c (condition)',
      'first d (condition)',
      'first e (condition)',
      'first f (condition)',
      '&& g',
    ]);
    assert.deepEqual(commands('for x in 1 2; do a $x; done; while read y; do b; done < c'), [
      'first a $x (loop)',
      '; read y (loop)',
      'first b (loop)',
    ]);
    assert.deepEqual(commands('a | while read x; do b; done | c'), [
      'first a',
      '| read x (loop)',
      'first b (loop)',
      '| c',
    ]);
    assert.deepEqual(commands('! a; if ! b; then c; fi'), ['first a', '; b (condition)', 'first c (condition)']);
  });

  it('tells the patterns of a case from its commands', () => {
    const arms = ['first a (case)', '&& b (case)', 'first c (case)', '; d'];
    assert.deepEqual(commands('case "$X" in\n  amd64|x86) a && b ;;\n  (*) c;;\nesac; d'), arms);
    assert.deepEqual(commands('case $X in amd64) a && b;; *) c ;; esac; d'), arms);
    assert.deepEqual(commands('x="$(case $X in y) a && b;; *) c;; esac)"; d').slice(1), [
      'first a (substitution case)',
      '&& b (substitution case)',
      'first c (substitution case)',
      '; d',
    ]);
  });

  it('may define functions', () => {
    assert.deepEqual(commands('f() { a; b; }; f'), ['first a (function)', '; b (function)', '; f']);
    assert.deepEqual(commands('function f {\n a\n}\ng() ( b )\nf'), [
      'first a (function)',
      'first b (function)',
      'newline f',
    ]);
  });

  it('has no commands in tests and arithmetic', () => {
    assert.deepEqual(commands('[[ -f a && -d b ]] && c'), ['first [[ -f a', '&& c']);
    assert.deepEqual(commands('[ "$a" = b ] && c'), ['first [ $a = b ]', '&& c']);
    assert.deepEqual(commands('echo $((1 << 2)) && a'), ['first echo $((1 << 2))', '&& a']);
    assert.deepEqual(commands('((i++)); a'), ['first ?', '; a']);
  });

  it('has commands in substitutions, which know where they stand', () => {
    const [outer, first, second] = readScript('x="$(a | b)" c');
    assert.equal(outer.name, 'c');
    assert.deepEqual([line(first), line(second)], ['first a (substitution)', '| b (substitution)']);
    assert.equal(first.within, outer);
    assert.deepEqual(commands('a `b c` $(d $(e)) <(f)'), [
      'first a `b c` $(d $(e)) <(f)',
      'first b c (substitution)',
      'first d $(e) (substitution)',
      'first e (substitution substitution)',
      'first f (substitution)',
    ]);
  });

  it('runs the scripts that it gives to shells', () => {
    assert.deepEqual(commands(`bash -o pipefail -ec 'a && b "c d"' x`).slice(1), [
      'first a (quoted)',
      '&& b c d (quoted)',
    ]);
    assert.deepEqual(commands('su - postgres -c "a; b"').slice(1), ['first a (quoted)', '; b (quoted)']);
    assert.deepEqual(commands('bash <<EOF && c\na\nb\nEOF\nd'), [
      'first bash',
      'first a (heredoc)',
      'newline b (heredoc)',
      '&& c',
      'newline d',
    ]);
    assert.deepEqual(commands('sh script.sh <<EOF\na\nEOF'), ['first sh script.sh']);
  });

  it('does not run what it gives to others', () => {
    assert.deepEqual(commands('cat > x <<EOF\napt-get install y\nEOF'), ['first cat']);
    assert.deepEqual(commands('echo "apt-get install y" # rm -rf /'), ['first echo apt-get install y']);
    assert.deepEqual(commands('python3 -c "import os; os.system()"'), ['first python3 -c import os; os.system()']);
  });

  it('knows where its words stand, also in another shell', () => {
    const text = `a; sh -c "b \\"c d\\" e" f`;
    const inner = readScript(text).find(({ name }) => name === 'b');
    assert.ok(inner?.program);
    const [quoted, last] = inner.args;
    assert.equal(text.slice(inner.program.start, inner.program.end), 'b');
    assert.equal(text.slice(quoted.start, quoted.end), '\\"c d\\"');
    assert.equal(text.slice(last.start, last.end), 'e');
  });

  it('may be of any kind', () => {
    const hostile = [
      '(',
      '((',
      '$((',
      '${',
      '`',
      '"',
      "'",
      'case',
      'case x in',
      'if',
      '}',
      ')',
      ';;',
      'fi done esac }',
    ];
    for (const one of hostile) for (const other of hostile) readScript(`${one} ${other} x ${one}${other}\n${other}`);
  });
});

describe('A command', () => {
  it('is named without its folder and what only runs it', () => {
    const command = only('X=1 sudo -E -u root Y=2 env Z=3 nice -n 5 /usr/bin/apt-get -y install x');
    assert.equal(command.name, 'apt-get');
    assert.deepEqual(
      command.wrappers.map(({ text }) => text),
      ['sudo', 'env', 'nice'],
    );
    assert.deepEqual(
      command.assignments.map(({ name, value }) => [name, value.text]),
      [
        ['X', '1'],
        ['Y', '2'],
        ['Z', '3'],
      ],
    );
  });

  it('has no name that is known where a variable hides it', () => {
    assert.equal(only('$APT install').name, '');
    assert.equal(only('"${JAVA_HOME}/bin/keytool" -x').name, 'keytool');
    assert.equal(only('python$V -m pip').name, '');
    assert.equal(only('X=1').name, '');
  });

  it('may be a wrapper that has nothing to run', () => {
    assert.equal(only('env').name, 'env');
    assert.equal(only('command -v apt-get').name, 'command');
    assert.equal(only('sudo -u root').name, 'sudo');
  });

  it('has words that are known, and some that only the shell knows', () => {
    const { args } = only('a b "c d" \'*\' * x[0] $Y "$Z" \\$x "a\\"b" {a,b}');
    assert.deepEqual(
      args.map(({ text, known }) => `${known ? '' : '?'}${text}`),
      ['b', 'c d', '*', '?*', '?x[0]', '?$Y', '?$Z', '$x', 'a"b', '?{a,b}'],
    );
  });

  it('has its redirections apart from its arguments', () => {
    const { args, redirects } = only('a b >c 2>&1 d </dev/null &>>e <<<f');
    assert.deepEqual(
      args.map(({ text }) => text),
      ['b', 'd'],
    );
    assert.deepEqual(
      redirects.map(({ operator, target }) => `${operator} ${target.text}`),
      ['> c', '2>& 1', '< /dev/null', '&>> e', '<<< f'],
    );
  });

  it('knows the lines of its heredocs', () => {
    const text = 'cat <<A <<-"B" >x\na\nA\n\tb\n\tB\nc';
    const [cat, c] = readScript(text);
    const bodies = cat.redirects.map(({ body }) => body && text.slice(body.start, body.end));
    assert.deepEqual(bodies, ['a\n', '\tb\n', undefined]);
    assert.equal(c.name, 'c');
  });

  it('reaches from its first word to its last', () => {
    const text = 'a;  X=1 b c >d  # e';
    const [, b] = readScript(text);
    assert.equal(text.slice(b.start, b.end), 'X=1 b c >d');
  });
});
