import { readFlags } from '../../syntax/flags';
import type { Flag, Mount, Parts } from '../../syntax/parts';
import { isBlank, skipSpaces } from '../../util/whitespace';
import { behindQuote, type Cut, type FoundSpot, spot, wordTail } from './foundSpot';
import { spotInArguments } from './spotInArguments';

const dash = 0x2d;
const flagNameTail = /^[^\s=]*/;
const flagValueTail = /^[^\s"']*/;
const mountKeyTail = /^[^\s=,"']*/;
const mountValueTail = /^[^\s,"']*/;

/**
 * What stands at the end of `before`. Only `before` is read for that, so that no quote which is still open, and nothing
 * else behind the cursor, can mislead; `after` says how far the word under the cursor goes.
 */
export function findSpot(before: string, after: string, parts: Parts, escape: number): FoundSpot | undefined {
  return inInstruction({ before, after, parts, escape, inTrigger: false }, 0);
}

function inInstruction(cut: Cut, from: number): FoundSpot | undefined {
  const { before, escape } = cut;
  const start = skipSpaces(before, from, before.length);
  let keywordEnd = start;
  while (keywordEnd < before.length && !isBlank(before.charCodeAt(keywordEnd))) keywordEnd++;
  if (keywordEnd === before.length) return spot(cut, start, wordTail, { kind: 'keyword' });
  const name = before.slice(start, keywordEnd).toUpperCase();
  // BuildKit refuses one ONBUILD in another, and a thousand of them would be as many calls.
  if (name === 'ONBUILD') return cut.inTrigger ? undefined : inTrigger(cut, keywordEnd);
  const { flags, restStart } = readFlags(before, keywordEnd, before.length, escape);
  const last = flags.at(-1);
  if (last && last.end === before.length) return inFlag(cut, last);
  const dashes = dashesAt(before, restStart);
  if (dashes !== undefined) return inFlagName(cut, dashes);
  return spotInArguments(cut, name, skipSpaces(before, restStart, before.length));
}

function inTrigger(cut: Cut, from: number): FoundSpot | undefined {
  const { body } = cut.parts;
  const trigger = body.kind === 'onbuild' ? body.trigger : undefined;
  return inInstruction({ ...cut, parts: trigger ?? cut.parts, inTrigger: true }, from);
}

/** Where a dash or two that may become a flag begin; `restStart` is behind two of them. */
function dashesAt(before: string, restStart: number): number | undefined {
  const isOne = restStart === before.length - 1 && before.charCodeAt(restStart) === dash;
  if (isOne) return restStart;
  return restStart === before.length && before.endsWith('--') ? restStart - 2 : undefined;
}

function inFlagName(cut: Cut, start: number): FoundSpot {
  const length = flagNameTail.exec(cut.after)?.[0].length ?? 0;
  return spot(cut, start, flagNameTail, { kind: 'flag-name', hasValue: cut.after[length] === '=' });
}

function inFlag(cut: Cut, flag: Flag): FoundSpot {
  const { name, value } = flag;
  if (!value) return inFlagName(cut, flag.start);
  if (cut.parts.body.kind === 'run' && name.text === 'mount') return inMount(cut, flag, value.start);
  const start = behindQuote(cut.before, value.start);
  return spot(cut, start, flagValueTail, { kind: 'flag-value', flag: name.text });
}

function inMount(cut: Cut, flag: Flag, valueStart: number): FoundSpot {
  const { before, after, parts } = cut;
  const start = behindQuote(before, Math.max(valueStart, before.lastIndexOf(',') + 1));
  const mount = mountOf(parts, flag);
  const equals = before.indexOf('=', start);
  if (equals < 0) {
    const length = mountKeyTail.exec(after)?.[0].length ?? 0;
    return spot(cut, start, mountKeyTail, { kind: 'mount-key', mount, hasValue: after[length] === '=' });
  }
  const key = before.slice(start, equals).toLowerCase();
  return spot(cut, behindQuote(before, equals + 1), mountValueTail, { kind: 'mount-value', mount, key });
}

/** The mount as the whole instruction has it: what stands behind the cursor counts as well. */
function mountOf({ body }: Parts, flag: Flag): Mount {
  const found = body.kind === 'run' ? body.mounts.find((mount) => mount.flag.start === flag.start) : undefined;
  return found ?? { flag, options: [], type: 'bind' };
}
