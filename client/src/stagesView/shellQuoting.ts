/** A language of command lines; `windows` is what both PowerShell and cmd understand, for most words. */
export type Shell = 'posix' | 'powershell' | 'cmd' | 'windows';

/** Which one a shell's program has. */
export function shellOf(program: string, platform: string): Shell {
  const name = (program.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  if (name === 'pwsh' || name === 'powershell') return 'powershell';
  if (platform !== 'win32') return 'posix';
  if (name === 'cmd') return 'cmd';
  return /^(?:ba|z|k|da|fi)?sh$/.test(name) ? 'posix' : 'windows';
}

/** A program and its arguments as a line, each of them one word whatever is in it. */
export function quoteFor(shell: Shell, words: readonly string[]): string {
  const quoted = words.map(quotes[shell]);
  // PowerShell would print a program in quotes instead of running it.
  if (shell === 'powershell' && quoted[0] !== words[0]) quoted.unshift('&');
  return quoted.join(' ');
}

const quotes: Record<Shell, (word: string) => string> = {
  posix: (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`),
  powershell: (word) => (/^[\w+=:./\\-]+$/.test(word) ? word : `'${word.replace(/['\u2018-\u201b]/g, '$&$&')}'`),
  cmd: quoteForCmd,
  windows: quoteForBoth,
};

/** Programs read `\"` as a quote, and backslashes in front of one as half as many; cmd fills in what has `%` around it. */
function quoteForCmd(word: string): string {
  if (/^[\w+:./\\-]+$/.test(word)) return word;
  const inside = word.replace(
    /(\\*)("|$)/g,
    (_, slashes: string, quote: string) => slashes + slashes + (quote && '\\"'),
  );
  return `"${inside}"`.replaceAll('%', '"^%"');
}

/** cmd knows no single quotes; PowerShell would fill in what has a dollar or a backtick between double ones. */
function quoteForBoth(word: string): string {
  if (/^[\w+=:./\\-]+$/.test(word)) return word;
  return /[$`"]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`;
}
