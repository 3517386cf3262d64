import type { ShellCommand, ShellScript, ShellWord } from '../../shell/shellCommand';
import type { Span } from '../../util/span';

/** Where a command is given something that only its user should know. Offsets are of the script's text. */
export interface Credential extends Span {
  readonly kind: 'password' | 'token';
  /** What stands there, without quotes: it may be a placeholder or a variable as well. */
  readonly text: string;
  readonly command: ShellCommand;
  /** It stands where user names do, so that nothing but its looks tells that it is one. */
  readonly mayBeName?: boolean;
}

/** More of a word is read by nobody. */
const longestWord = 4_000;

/** The credentials in the words of one command. Linear. */
export function credentialsOf(command: ShellCommand, script: ShellScript): readonly Credential[] {
  const found: Credential[] = [...fromFlags(command, script), ...fromSettings(command, script)];
  for (const word of command.args) found.push(...fromText(word, command, script));
  for (const { body } of command.redirects) if (body) found.push(...fromText(body, command, script));
  return found;
}

const userinfo = /([^\s/:@"'`]{0,200})(?::([^\s/@"'`]{1,200}))?@(?=[\w[$.-])/y;

/** What stands in a text wherever it goes to: into a URL, a header, `.npmrc` or `.netrc`. */
function* fromText({ start, end }: Span, command: ShellCommand, { text }: ShellScript): Generator<Credential> {
  const raw = text.slice(start, Math.min(end, start + longestWord));
  for (let at = raw.indexOf('://'); at >= 0; at = raw.indexOf('://', at + 3)) {
    userinfo.lastIndex = at + 3;
    const match = userinfo.exec(raw);
    if (!match) continue;
    const [whole, user, password] = match;
    const from = start + match.index + (password === undefined ? 0 : user.length + 1);
    const found = { start: from, end: start + match.index + whole.length - 1, text: password ?? user, command };
    yield password === undefined ? { ...found, kind: 'token', mayBeName: true } : { ...found, kind: 'password' };
  }
  for (const { pattern, kind } of texts) {
    for (const { 0: whole, 1: value, index } of raw.matchAll(pattern)) {
      const from = start + index + whole.length - value.length;
      yield { start: from, end: from + value.length, text: value, kind, command };
    }
  }
}

const texts: readonly { readonly pattern: RegExp; readonly kind: Credential['kind'] }[] = [
  { pattern: /:_(?:authToken|auth|password)=["']?([^\s"']+)/g, kind: 'token' },
  { pattern: /Authorization: ?(?:Bearer|token|Basic) ([^\s"']+)/gi, kind: 'token' },
  { pattern: /(?:PRIVATE-TOKEN|JOB-TOKEN|X-API-Key|X-Auth-Token|X-JFrog-Art-Api): ?([^\s"']+)/gi, kind: 'token' },
  { pattern: /\bmachine \S{1,200}\s{1,40}login \S{1,200}\s{1,40}password ([^\s"'\\]+)/g, kind: 'password' },
];

/** A flag that is followed by a credential, for these programs or, without any, for all. */
interface CredentialFlag {
  readonly programs?: RegExp;
  readonly flags: RegExp;
  readonly kind: Credential['kind'];
  /** The value is `user:password`. */
  readonly behindColon?: boolean;
}

const credentialFlags: readonly CredentialFlag[] = [
  { programs: /^curl$/, flags: /^(?:-u|--user|-U|--proxy-user)$/, kind: 'password', behindColon: true },
  { programs: /^sshpass$/, flags: /^-p$/, kind: 'password' },
  { programs: /^(?:docker|podman|buildah|helm|nerdctl|crane|oras)$/, flags: /^-p$/, kind: 'password' },
  { flags: /^--(?:http-|ftp-|proxy-)?password$/, kind: 'password' },
  { flags: /^--(?:auth-|access-|api-|github-)?token$|^--(?:api|secret|access|auth)-?key$/, kind: 'token' },
];

/** They take hashes, or what is a password of nothing but this image. */
const ownAccounts = /^(?:useradd|usermod|adduser|groupadd|htpasswd|keytool|openssl|mysqladmin|initdb)$/;

function* fromFlags(command: ShellCommand, { text }: ShellScript): Generator<Credential> {
  if (ownAccounts.test(command.name)) return;
  for (let i = 0; i < command.args.length; i++) {
    const word = command.args[i] as ShellWord;
    if (!word.text.startsWith('-')) continue;
    const [flag] = word.text.split('=', 1);
    const isJoined = flag.length < word.text.length;
    const meant = credentialFlags.find(
      ({ programs, flags }) => flags.test(flag) && (programs?.test(command.name) ?? true),
    );
    const value = isJoined ? word : command.args[i + 1];
    if (!meant || !value || (!isJoined && value.text.startsWith('-'))) continue;
    const separator = `${isJoined ? '=' : ''}${meant.behindColon ? ':' : ''}`;
    const place = behind(text, value, separator);
    if (place) yield { ...place, kind: meant.kind, command };
  }
}

/** What stands in a word behind the first of each of these characters, without the quotes around it. */
function behind(text: string, { start, end }: Span, separators: string): (Span & { text: string }) | undefined {
  let from = start;
  for (const separator of separators) {
    const at = text.slice(from, end).indexOf(separator);
    if (at < 0) return undefined;
    from += at + 1;
  }
  let to = end;
  while (from < to && /["']/.test(text[from])) from++;
  while (to > from && /["']/.test(text[to - 1])) to--;
  return from < to ? { start: from, end: to, text: text.slice(from, to) } : undefined;
}

/** `poetry config http-basic.x user password`: programs that write the last word into a file. */
const settings: readonly { readonly program: string; readonly words: RegExp; readonly kind: Credential['kind'] }[] = [
  { program: 'npm', words: /^config set .*:?_(?:authToken|auth|password) \S+$/, kind: 'token' },
  { program: 'pnpm', words: /^config set .*:?_(?:authToken|auth|password) \S+$/, kind: 'token' },
  { program: 'yarn', words: /^config set .*(?:npmAuthToken|_authToken|npmAuthIdent) \S+$/, kind: 'token' },
  { program: 'aws', words: /^configure set (?:\S+\.)?aws_(?:secret_access_key|session_token) \S+$/, kind: 'token' },
  { program: 'poetry', words: /^config (?:--\S+ )*(?:http-basic\.\S+ \S+ \S+|pypi-token\.\S+ \S+)$/, kind: 'password' },
  {
    program: 'composer',
    words: /^config (?:-\S+ )*(?:\S+-(?:oauth|token)\.\S+|bearer\.\S+|http-basic\.\S+ \S+) \S+$/,
    kind: 'token',
  },
  { program: 'git', words: /^config .*\.(?:token|password) \S+$/, kind: 'token' },
];

function* fromSettings(command: ShellCommand, { text }: ShellScript): Generator<Credential> {
  const named = settings.filter(({ program }) => program === command.name);
  const last = command.args.at(-1);
  if (named.length === 0 || !last || command.args.length > 12) return;
  const words = command.args.map((word) => word.text.slice(0, 200)).join(' ');
  const setting = named.find((one) => one.words.test(words));
  const place = setting && behind(text, last, '');
  if (place) yield { ...place, kind: setting.kind, command };
}
