/** Texts of about a megabyte, each made to bring out one way of being slow, deep or large. */
export interface Adversary {
  readonly name: string;
  readonly text: () => string;
}

const MEGABYTE = 1_000_000;

/** Lines `line(0)`, `line(1)` … below `head`, as many as fit into a megabyte, at most `most`. */
function fill(line: (i: number) => string, head = '', most = Number.POSITIVE_INFINITY): string {
  const parts = [head];
  let length = head.length;
  for (let i = 0; i < most; i++) {
    const next = line(i);
    if (length + next.length > MEGABYTE) break;
    parts.push(next);
    length += next.length;
  }
  return parts.join('');
}

const repeat = (piece: string, head = 'FROM alpine\n', tail = '\n') =>
  head + piece.repeat(Math.floor((MEGABYTE - head.length - tail.length) / piece.length)) + tail;

/** A long logical line in physical lines of 40 KB, because BuildKit refuses a line above 64 KiB at once. */
const continued = (piece: string, head: string) => {
  const line = `${piece.repeat(Math.floor(40_000 / piece.length))}\\\n`;
  return `${fill(() => line, head)}${piece}\n`;
};

/** A heredoc as long as scripts are read. */
const scriptOf = (piece: string) => `FROM alpine\nRUN <<EOF\n${piece.repeat(Math.floor(95_000 / piece.length))}\nEOF\n`;

const words: readonly Adversary[] = [
  { name: 'one line of letters', text: () => repeat('a', 'FROM alpine\nRUN ') },
  { name: 'one logical line of letters', text: () => continued('a', 'FROM alpine\nRUN ') },
  { name: 'one logical line of COPY sources', text: () => continued(' a', 'FROM alpine\nCOPY') },
  { name: 'one logical line of ENV pairs', text: () => continued(' a=$b', 'FROM alpine\nENV') },
  { name: 'one logical line of ARG names', text: () => continued(' a', 'FROM alpine\nARG') },
  { name: 'flags without end', text: () => continued(' --link', 'FROM alpine\nCOPY') },
  { name: 'empty flags without end', text: () => continued(' --=', 'FROM alpine\nRUN') },
  { name: 'a mount of commas', text: () => `FROM alpine\nRUN --mount=${','.repeat(60_000)} true\n` },
  { name: 'a continued mount of commas', text: () => continued(',', 'FROM alpine\nRUN --mount=') },
  { name: 'a mount of from options', text: () => continued('from=a,', 'FROM alpine\nRUN --mount=') },
  { name: 'a mount of quotes', text: () => continued('""', 'FROM alpine\nRUN --mount="') },
  { name: 'a JSON array of strings', text: () => `${continued('"a",', 'FROM alpine\nRUN [')}"a"]\n` },
  { name: 'a JSON array that never ends', text: () => continued('["a",', 'FROM alpine\nCMD [') },
  { name: 'brackets only', text: () => continued('[', 'FROM alpine\nENTRYPOINT ') },
  { name: 'a healthcheck of options', text: () => continued(' --interval=1s', 'FROM alpine\nHEALTHCHECK') },
  { name: 'nested ONBUILD', text: () => continued('ONBUILD ', 'FROM alpine\n') },
];

const blanks: readonly Adversary[] = [
  { name: 'blank lines', text: () => repeat('\n') },
  { name: 'carriage returns', text: () => repeat('\r') },
  { name: 'blanks', text: () => repeat(' ') },
  { name: 'blanks before every line end', text: () => repeat(`${' '.repeat(500)}\n`) },
  { name: 'NUL characters', text: () => repeat('\0', 'FROM alpine\nRUN ') },
  { name: 'lone surrogates', text: () => repeat('\ud800', 'FROM alpine\nRUN ') },
  { name: 'line separators', text: () => repeat('\u2028') },
  { name: 'byte order marks', text: () => repeat('\ufeff', '') },
  { name: 'directives without end', text: () => fill((i) => `# key${i}=value\n`) },
  { name: 'known directives without end', text: () => fill(() => '# syntax=a\n') },
  { name: 'comments above one stage', text: () => `${repeat('# comment\n', '', '')}FROM alpine AS a\n` },
  { name: 'comments above every stage', text: () => fill((i) => `# a\n#\n# s${i} b\nFROM alpine AS s${i}\n`) },
  { name: 'comments, then stages', text: () => fill((i) => (i < 100_000 ? '# c\n' : `FROM a AS s${i}\n`)) },
  { name: 'comments inside one instruction', text: () => repeat('# c\n', 'FROM alpine\nRUN a \\\n') },
  { name: 'blank lines inside one instruction', text: () => repeat('\n', 'FROM alpine\nRUN a \\\n') },
  { name: 'continuations only', text: () => repeat('\\\n', 'FROM alpine\nRUN ') },
  { name: 'continuations of blanks', text: () => repeat('   \\\n', 'FROM alpine\nCOPY') },
];

const expansions: readonly Adversary[] = [
  { name: 'backslashes in one line', text: () => repeat('\\', 'FROM alpine\nENV a=') },
  { name: 'backslashes in one logical line', text: () => continued('\\\\a', 'FROM alpine\nENV a=') },
  { name: 'open braces and backslashes', text: () => continued('${\\', 'FROM alpine\nENV a=') },
  { name: 'open braces in FROM', text: () => continued('${', 'FROM ') },
  { name: 'open braces in a global ARG', text: () => `${continued('${a', 'ARG a=')}FROM $a\n` },
  { name: 'deep defaults in FROM', text: () => `FROM ${'${a:-'.repeat(10_000)}x${'}'.repeat(10_000)}\n` },
  { name: 'deeper defaults in FROM', text: () => `${continued('${a:-', 'FROM ')}x\n` },
  { name: 'deep defaults in ENV', text: () => `FROM a\nENV a=${'${a:-'.repeat(10_000)}x${'}'.repeat(10_000)}\n` },
  {
    name: 'deep defaults in a global ARG',
    text: () => `ARG a=${'${b:-'.repeat(9_000)}x${'}'.repeat(9_000)}\nFROM $a\n`,
  },
  { name: 'deep defaults in quotes', text: () => `FROM ${'${a:-"'.repeat(8_000)}x${'"}'.repeat(8_000)}\n` },
  { name: 'a quote that never ends', text: () => continued('"a \'', 'FROM alpine\nLABEL a=') },
  { name: 'dollar signs', text: () => continued('$', 'FROM alpine\nWORKDIR ') },
  { name: 'variables in FROM', text: () => `ARG a=a\n${continued('$a', 'FROM ')}` },
  {
    name: 'an ARG that doubles',
    text: () => fill((i) => `ARG a${i + 1}=$a${i}$a${i}\n`, 'ARG a0=aaaaaaaa\n', 60) + doubled,
  },
  { name: 'an ENV that doubles', text: () => fill((i) => `ENV a${i + 1}=$a${i}$a${i}\n`, 'FROM a\nENV a0=aaaa\n', 60) },
  { name: 'a replacement that multiplies', text: () => `ARG a=${'x'.repeat(30_000)}\nFROM \${a//x/$a}\n` },
  { name: 'a prefix pattern of stars', text: () => `ARG a=${'x'.repeat(30_000)}\nFROM \${a#${'*x'.repeat(30)}y}\n` },
  { name: 'a suffix pattern of stars', text: () => `ARG a=${'x'.repeat(30_000)}\nFROM \${a%%y${'x*'.repeat(30)}}\n` },
  {
    name: 'a replaced pattern of stars',
    text: () => `ARG a=${'x'.repeat(30_000)}\nFROM \${a//${'*x'.repeat(30)}y/b}\n`,
  },
  { name: 'global ARGs in a chain', text: () => fill((i) => `ARG a${i + 1}=$a${i}\n`, 'ARG a0=x\n') + lastArg },
  {
    name: 'ARG and ENV in turns',
    text: () => fill((i) => `ARG a${i}=$e${i}\nENV e${i + 1}=$a${i}\n`, 'FROM alpine\n'),
  },
];
const doubled = 'FROM $a60\n';
const lastArg = 'FROM $a1\n';

const heredocs: readonly Adversary[] = [
  { name: 'heredoc openers that never end', text: () => continued(' <<EOF', 'FROM alpine\nRUN') },
  { name: 'distinct heredoc openers that never end', text: () => openers(8_000, false) },
  { name: 'distinct heredocs on one line', text: () => openers(8_000, true) },
  { name: 'heredocs of one terminator', text: () => fill(() => 'RUN <<EOF\nx\nEOF\n', 'FROM alpine\n') },
  { name: 'heredocs of many terminators', text: () => fill((i) => `RUN <<E${i}\nx\nE${i}\n`, 'FROM alpine\n') },
  { name: 'a script of commands', text: () => scriptOf('make a;b|c&&') },
  { name: 'a script of pipelines', text: () => scriptOf('a|') },
  { name: 'a script of substitutions that never end', text: () => scriptOf('"$(') },
  { name: 'a script of cases that never end', text: () => scriptOf('case a in b) c;; ') },
  { name: 'a script of installations', text: () => scriptOf('apt-get update && apt-get install -y a && ') },
  { name: 'a heredoc around all', text: () => `${fill((i) => `FROM a AS s${i}\n`, 'FROM alpine\nRUN <<EOF\n')}EOF\n` },
  { name: 'a heredoc that never ends', text: () => fill(() => 'COPY <<EOF /a\nx\n', 'FROM alpine\n') },
  { name: 'openers in every word', text: () => continued('a<<b ', 'FROM alpine\nRUN ') },
  { name: 'heredocs with tabs', text: () => fill(() => 'RUN <<-E\n\t\t\tE x\n\t\tE\n', 'FROM alpine\n') },
];

function openers(count: number, terminated: boolean): string {
  const names = Array.from({ length: count }, (_, i) => `E${i}`);
  const body = terminated ? names.join('\n') : fill((i) => `x${i}\n`, '', 100_000);
  return `FROM alpine\nRUN ${names.map((name) => `<<${name}`).join(' ')}\n${body}\n`;
}

const stages: readonly Adversary[] = [
  { name: 'FROM lines', text: () => fill(() => 'FROM a\n', '', 150_000) },
  { name: 'empty FROM lines', text: () => fill(() => 'FROM\n', '', 150_000) },
  { name: 'FROM lines of a variable', text: () => fill(() => 'FROM $a\n', 'ARG a=x\n') },
  { name: 'stages of one name', text: () => fill(() => 'FROM a AS b\n') },
  { name: 'stages FROM the one above', text: () => fill((i) => `FROM s${i} AS s${i + 1}\n`) },
  { name: 'stages FROM a name in other case', text: () => fill((i) => `FROM S${i} AS s${i + 1}\n`) },
  { name: 'unknown stages', text: () => fill(() => 'COPY --from=unknown /a /b\n', 'FROM alpine\n') },
  { name: 'mistyped stages', text: () => fill((i) => `FROM a AS stage${i}\nCOPY --from=stagf${i} /a /b\n`) },
  { name: 'mistyped names among many', text: () => fill((i) => (i < 12_000 ? stage(i) : `COPY --from=sx${i} a b\n`)) },
  { name: 'long mistyped names', text: () => fill((i) => `FROM a AS ${long}${i}\nCOPY --from=${long}x${i} / /\n`) },
  { name: 'forward references', text: () => fill((i) => `FROM a AS s${i}\nCOPY --from=s${i + 1} / /\n`) },
  { name: 'a cycle over all stages', text: () => ring(20_000) },
  { name: 'stages that copy from themselves', text: () => fill((i) => `FROM a AS s${i}\nCOPY --from=s${i} / /\n`) },
  {
    name: 'every stage in a cycle with the first',
    text: () => star(18_000),
  },
  { name: 'two copies from the stage above', text: () => fill(diamond, 'FROM a AS s0\n') },
  { name: 'two copies from the stage below', text: () => fill(reversedDiamond, '') },
  { name: 'many edges', text: () => fill((i) => mesh(i), '') },
  { name: 'indices', text: () => fill((i) => `FROM a\nCOPY --from=${i} / /\n`) },
  { name: 'indices that do not exist', text: () => fill((i) => `COPY --from=${i + 5} / /\n`, 'FROM a\n') },
  { name: 'variables in --from', text: () => fill(() => 'COPY --from=$a / /\n', 'FROM a\n') },
  { name: 'mounts from stages', text: () => fill((i) => `FROM a AS s${i}\nRUN --mount=from=s${i - 1} true\n`) },
  {
    name: 'mounts without from',
    text: () => fill(() => 'RUN --mount=type=cache,target=/a true\n', 'FROM a AS scratch\n'),
  },
  {
    name: 'triggers and children',
    text: () => fill((i) => (i < 1_000 ? trigger : 'FROM a\n'), 'FROM x AS a\n', 41_000),
  },
  {
    name: 'many triggers, many children',
    text: () => fill((i) => (i < 18_000 ? trigger : 'FROM a\n'), 'FROM x AS a\n'),
  },
  { name: 'unknown instructions', text: () => fill((i) => `FRON a${i}\n`, 'FROM a\n') },
  { name: 'long unknown instructions', text: () => fill(() => `${'x'.repeat(5_000)}\n`, 'FROM a\n') },
  { name: 'instructions before the first stage', text: () => fill(() => 'RUN a\n') },
  { name: 'bad stage names', text: () => fill((i) => `FROM a AS ${i}\n`) },
  { name: 'odd platforms', text: () => fill(() => 'FROM --platform=$x/a/b/c/d a\n') },
  { name: 'keywords only', text: () => fill(() => 'COPY\n', 'FROM a\n') },
  { name: 'small RUN lines', text: () => fill(() => 'RUN a\n', 'FROM a\n') },
];

const long = 'a-rather-long-name-of-a-stage-'.repeat(8);
const trigger = 'ONBUILD COPY --from=x / /\n';
const stage = (i: number) => `FROM a AS s${i}\n`;
const diamond = (i: number) => `FROM a AS s${i + 1}\nCOPY --from=s${i} / /\nRUN --mount=from=s${i} x\n`;
const reversedDiamond = (i: number) => `FROM a AS s${i}\nCOPY --from=s${i + 1} / /\nCOPY --from=s${i + 2} / /\n`;
const mesh = (i: number) =>
  i % 150 === 0 ? `FROM a AS s${i / 150}\n` : `COPY --from=s${((i * 7) % (i / 150 + 1)) | 0} / /\n`;
const ring = (n: number) => fill((i) => `FROM a AS s${i}\nCOPY --from=s${(i + 1) % n} / /\n`, '', n);
const star = (n: number) =>
  fill((i) => `COPY --from=s${i} / /\n`, 'FROM a AS first\n', n) +
  fill((i) => `${stage(i)}COPY --from=first / /\n`, '', n);

export const adversaries: readonly Adversary[] = [...words, ...blanks, ...expansions, ...heredocs, ...stages];
