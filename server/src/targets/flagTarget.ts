import type { MappedText } from '../util/mappedText';
import type { Written } from './buildReference';
import type { Places } from './places';
import { type IsDynamic, writtenIn } from './written';

/** The target in a list of further flags for the build, each of them a text: `--target=dev`, or `--target` and `dev`. */
export function flagTarget(flags: readonly MappedText[], places: Places, isDynamic: IsDynamic): Written | undefined {
  const at = flags.findLastIndex(({ text }) => text === '--target' || text.startsWith('--target='));
  const flag = flags[at];
  if (!flag) return undefined;
  const value = flag.text === '--target' ? flags[at + 1] : after(flag, '--target='.length);
  return value && writtenIn(value, value.text.length, places, isDynamic);
}

function after(mapped: MappedText, count: number): MappedText {
  return {
    text: mapped.text.slice(count),
    startOf: (offset) => mapped.startOf(offset + count),
    endOf: (offset) => mapped.endOf(offset + count),
  };
}
