import type { Parts, Word } from '../syntax/parts';
import type { ConversionProblem, Expand } from './conversionFacts';

/** Checks that BuildKit makes on expanded arguments; each returns BuildKit's message or undefined. */

const signals: ReadonlySet<string> = new Set(
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP
  TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX`
    .split(/\s+/)
    .concat(Array.from({ length: 15 }, (_, i) => `RTMIN+${i + 1}`))
    .concat(Array.from({ length: 14 }, (_, i) => `RTMAX-${i + 1}`)),
);

/** A signal by name, with or without SIG, or by a number other than 0. */
function checkSignal(signal: string): string | undefined {
  if (/^[+-]?\d{1,18}$/.test(signal)) return Number(signal) === 0 ? `invalid signal: ${signal}` : undefined;
  return signals.has(signal.toUpperCase().replace(/^SIG/, '')) ? undefined : `invalid signal: ${signal}`;
}

/** A port of EXPOSE: `80`, `80-90/udp`, `127.0.0.1:8080:80`. */
function checkPort(port: string): string | undefined {
  const parts = port.split(':');
  const last = parts.at(-1) ?? '';
  const host = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  const ip = parts.slice(0, -2).join(':');
  const slash = last.indexOf('/');
  const container = slash < 0 ? last : last.slice(0, slash);
  const protocol = slash < 0 ? 'tcp' : last.slice(slash + 1).toLowerCase();
  if (ip !== '' && !isIp(ip)) return `invalid IP address: ${ip}`;
  if (container === '') return `no port specified: ${port}<empty>`;
  const range = portRange(container);
  if (!range) return `invalid containerPort: ${container}`;
  const hostRange = host === '' ? undefined : portRange(host);
  if (host !== '' && !hostRange) return `invalid hostPort: ${host}`;
  if (hostRange && range[1] - range[0] !== hostRange[1] - hostRange[0] && range[0] !== range[1]) {
    return `invalid ranges specified for container and host Ports: ${container} and ${host}`;
  }
  return ['tcp', 'udp', 'sctp', ''].includes(protocol) ? undefined : `invalid proto: ${protocol}`;
}

function portRange(text: string): [number, number] | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return first <= last && last <= 65_535 ? [first, last] : undefined;
}

function isIp(text: string): boolean {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(bare);
  if (four) return four.slice(1).every((part) => Number(part) <= 255);
  return bare.includes(':') && /^[0-9a-fA-F:.]+$/.test(bare);
}

/** `--chmod`: octal up to 07777, or symbolic (`u=rwX,go=rX`). */
export function checkMode(mode: string): string | undefined {
  if (mode === '') return undefined;
  if (/^\d+$/.test(mode)) {
    const valid = /^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777;
    return valid ? undefined : `invalid chmod parameter: '${mode}'. it should be octal string and between 0 and 07777`;
  }
  return mode.split(',').every((clause) => symbolicMode.test(clause)) ? undefined : 'invalid syntax';
}

const symbolicMode = /^[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+$/;

/** What BuildKit refuses in STOPSIGNAL, EXPOSE, VOLUME and `--chmod` once their words are expanded. */
export function checkArguments({ body, name, flags }: Parts, expand: Expand): ConversionProblem | undefined {
  if (body.kind === 'copy') {
    const mode = flags.find((flag) => flag.name.text === 'chmod')?.value;
    return mode && checkWord(mode, expand, checkMode);
  }
  const check = body.kind === 'words' ? checks[name] : undefined;
  if (body.kind !== 'words' || !check) return undefined;
  for (const word of body.words) {
    const problem = checkWord(word, expand, check);
    if (problem) return problem;
  }
  return undefined;
}

const checks: Readonly<Record<string, (text: string) => string | undefined>> = {
  STOPSIGNAL: checkSignal,
  // An expanded word may hold several ports.
  EXPOSE: (text) => text.split(/\s+/).filter(Boolean).map(checkPort).find(Boolean),
  VOLUME: (text) => (text.trim() === '' ? 'VOLUME specified can not be an empty string' : undefined),
};

function checkWord(
  word: Word,
  expand: Expand,
  check: (text: string) => string | undefined,
): ConversionProblem | undefined {
  const expanded = expand(word.text);
  const message = typeof expanded === 'string' ? check(expanded) : expanded.error;
  return message === undefined ? undefined : { message, at: word };
}
