import type { Severity } from '../findings';

type Brush = (text: string) => string;

/** Colours for a terminal. */
export type Paint = Record<Severity | 'bold' | 'dim', Brush>;

/** Colours where `stream` is a terminal and NO_COLOR is not set; otherwise everything stays as it is. */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const colourful = Boolean(stream.isTTY) && !environment.NO_COLOR && environment.TERM !== 'dumb';
  const brush = (open: number, close: number): Brush =>
    colourful ? (text) => `\x1b[${open}m${text}\x1b[${close}m` : (text) => text;
  return {
    error: brush(31, 39),
    warning: brush(33, 39),
    information: brush(34, 39),
    hint: brush(36, 39),
    bold: brush(1, 22),
    dim: brush(2, 22),
  };
}
