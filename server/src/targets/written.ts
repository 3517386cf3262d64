import type { MappedText } from '../util/mappedText';
import type { Written } from './buildReference';
import type { Places } from './places';

/** What a format has for variables. */
export type IsDynamic = (text: string) => boolean;

/** The first `length` characters of a text, without blanks around them. An empty one stands at their beginning. */
export function writtenIn(mapped: MappedText, length: number, places: Places, isDynamic: IsDynamic): Written {
  const whole = mapped.text.slice(0, length);
  const text = whole.trim();
  const start = text === '' ? 0 : whole.indexOf(text);
  const range = places.range(
    mapped.startOf(start),
    text === '' ? mapped.startOf(0) : mapped.endOf(start + text.length),
  );
  return { text, range, dynamic: isDynamic(text) };
}

/** A path whose beginning was replaced by what it stands for. */
export function withText(written: Written, text: string, isDynamic: IsDynamic): Written {
  return { text, range: written.range, dynamic: isDynamic(text) };
}
