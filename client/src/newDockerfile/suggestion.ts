import type templates from '../../../snippets/templates.json';
import type { PackageManager } from './packageManager';

/** The name of a template, its key in snippets/templates.json. */
export type TemplateName = keyof typeof templates;

/** A template and what a folder's files say about it. */
export interface Suggestion {
  readonly template: TemplateName;
  /** What speaks for it, as it is in the folder: `go.mod, Go 1.25`. */
  readonly reason: string;
  /** What to begin with, by the number of a tab stop, in the syntax of snippets. */
  readonly values: Readonly<Record<number, string>>;
  /** Who installs the packages of a Node template; npm with a lock file where it says nothing. */
  readonly packageManager?: PackageManager;
  /** Paths that `.dockerignore` should name. */
  readonly ignore: readonly string[];
}

/** Text out of a file, as a value of a tab stop. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Values by tab stop; what is not known is left to the template. */
export function valuesOf(values: Readonly<Record<number, string | undefined>>): Record<number, string> {
  const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(known.map(([stop, value]) => [Number(stop), literal(value)]));
}
