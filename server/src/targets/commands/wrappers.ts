import { engineOf } from './engines';
import { type Field, isKnown } from './fields';

/** Programs that run the command that follows, with their flags that take a value. */
const wrappers: Readonly<Record<string, string>> = {
  sudo: '-u -g -h -p -C -r -t -T -U -D -R --user --group',
  doas: '-u -C',
  time: '-f -o',
  exec: '-a',
  command: '',
  builtin: '',
  nohup: '',
  env: '-u -C --unset --chdir',
  nice: '-n',
  ionice: '-c -n -p',
  stdbuf: '-i -o -e',
  timeout: '-s -k --signal --kill-after',
  gtimeout: '-s -k',
  chronic: '',
  unbuffer: '',
  winpty: '',
  caffeinate: '',
  lima: '',
  call: '',
  eval: '',
  'cross-env': '',
  'cross-env-shell': '',
  retry: '',
  travis_retry: '',
  run: '',
  run_cmd: '',
  execute: '',
};

/** Those that take arguments of their own: the command begins at its engine. */
const loose = new Set(['retry', 'travis_retry', 'run', 'run_cmd', 'execute', 'timeout', 'gtimeout']);

const mostLayers = 8;

/** A command without what runs it, and whether it is surely what is run. */
export function unwrap(fields: readonly Field[]): { readonly fields: readonly Field[]; readonly isCertain: boolean } {
  let rest = fields;
  for (let layer = 0; layer < mostLayers; layer++) {
    const program = rest[0] && isKnown(rest[0]) ? programName(rest[0].text) : '';
    if (!Object.hasOwn(wrappers, program)) break;
    const own = skipOwn(rest, wrappers[program].split(' '));
    rest = loose.has(program) ? fromEngine(own) : own;
  }
  if (rest[0] && engineOf(rest[0].text)) return { fields: rest, isCertain: true };
  return behindDashes(rest) ?? { fields: rest, isCertain: true };
}

/** Whether a program runs the command that follows it. */
export function isWrapper(program: string): boolean {
  return Object.hasOwn(wrappers, programName(program));
}

function programName(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1).toLowerCase();
}

/** Behind the wrapper's flags and assignments. */
function skipOwn(fields: readonly Field[], valued: readonly string[]): readonly Field[] {
  let at = 1;
  for (; at < fields.length; at++) {
    const { text } = fields[at];
    if (text === '--') return fields.slice(at + 1);
    if (text.startsWith('-')) at += valued.includes(text) ? 1 : 0;
    else if (!/^[A-Za-z_]\w*=/.test(text)) break;
  }
  return fields.slice(at);
}

function fromEngine(fields: readonly Field[]): readonly Field[] {
  const at = fields.slice(0, 4).findIndex((field) => engineOf(field.text));
  return at > 0 ? fields.slice(at) : fields;
}

/** `doppler run -- docker build …`. What runs on other machines or in containers does not count. */
function behindDashes(fields: readonly Field[]): { fields: readonly Field[]; isCertain: boolean } | undefined {
  if (!fields[0] || /^(?:kubectl|oc|ssh|vagrant|multipass|echo|printf|git|grep)$/.test(fields[0].text))
    return undefined;
  const at = fields.slice(0, 12).findIndex((field) => field.text === '--');
  const program = at < 0 ? undefined : fields[at + 1];
  return program && engineOf(program.text) ? { fields: fields.slice(at + 1), isCertain: false } : undefined;
}
