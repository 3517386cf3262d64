import type { MappedText } from '../util/mappedText';
import type { ShellAssignment } from './shellCommand';
import { programName, readAssignment, shellWord } from './shellWords';
import type { Word } from './steps';

interface Wrapper {
  /** Its flags whose value is the next word. */
  readonly valued?: string;
  /** How many words of its own stand in front of the command. */
  readonly operands?: number;
}

/** Programs that run the command that follows. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: { valued: '-u -g -h -p -C -r -t -T -U -D -R --user --group --chdir --host --prompt' },
  doas: { valued: '-u -C' },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  time: { valued: '-f -o' },
  exec: { valued: '-a' },
  command: {},
  builtin: {},
  nohup: {},
  env: { valued: '-u -C --unset --chdir' },
  nice: { valued: '-n --adjustment' },
  ionice: { valued: '-c -n -p' },
  stdbuf: { valued: '-i -o -e' },
  timeout: { valued: '-s -k --signal --kill-after', operands: 1 },
  xargs: { valued: '-a -d -E -I -L -n -P -s --arg-file --delimiter --max-args --max-procs --replace' },
  setarch: { operands: 1 },
  linux32: {},
  linux64: {},
  fakeroot: { valued: '-l -s -i -b' },
  eatmydata: {},
  chronic: {},
  unbuffer: {},
  busybox: {},
  'xvfb-run': { valued: '-e -f -n -p -s -w --server-args --server-num' },
  tini: { valued: '-p -e' },
  'dumb-init': {},
};

const mostLayers = 8;

/** A command without what only runs it. */
export interface Unwrapped {
  readonly wrappers: readonly Word[];
  /** What `env` and `sudo` set. */
  readonly assignments: readonly ShellAssignment[];
  /** The program and its arguments. */
  readonly words: readonly Word[];
}

const nothingAround: Omit<Unwrapped, 'words'> = { wrappers: [], assignments: [] };

/** Takes the wrappers off a command. One that has no command behind it is the command. */
export function unwrap(words: readonly Word[], map: MappedText): Unwrapped {
  if (words.length < 2 || !Object.hasOwn(wrappers, programName(words[0]))) return { ...nothingAround, words };
  const found: Word[] = [];
  const assignments: ShellAssignment[] = [];
  let rest = words;
  for (let layer = 0; layer < mostLayers && rest.length > 1; layer++) {
    const name = programName(rest[0]);
    const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    const inner = wrapper && skipOwn(rest, wrapper, map);
    if (!inner || inner.words.length === 0 || isQuery(name, rest[1], map)) break;
    found.push(rest[0]);
    assignments.push(...inner.assignments);
    rest = inner.words;
  }
  return { wrappers: found, assignments, words: rest };
}

/** `command -v program` runs nothing. */
function isQuery(name: string, next: Word, map: MappedText): boolean {
  return name === 'command' && /^-[vV]/.test(shellWord(next, map).text);
}

/** What stands behind a wrapper's flags, assignments and operands. */
function skipOwn(words: readonly Word[], { valued = '', operands = 0 }: Wrapper, map: MappedText) {
  const flags = valued.split(' ');
  const assignments: ShellAssignment[] = [];
  let at = 1;
  for (; at < words.length; at++) {
    const { text } = shellWord(words[at], map);
    if (text === '--') return { words: words.slice(at + 1 + operands), assignments };
    if (text.startsWith('-') && text !== '-') at += flags.includes(text) ? 1 : 0;
    else {
      const assignment = readAssignment(words[at], map);
      if (!assignment) break;
      assignments.push(assignment);
    }
  }
  return { words: words.slice(at + operands), assignments };
}
