import type { Scanner } from './dialect';
import type { Part } from './steps';

/** Whether a tool's template begins at the place. */
export function opensTemplate({ text, at, dialect }: Scanner): boolean {
  return dialect.templateEnd?.(text, at) !== undefined;
}

/** Reads what a tool puts into the script before a shell sees it. */
export function readTemplate(scanner: Scanner, parts: Part[]): boolean {
  const { text, at, dialect } = scanner;
  const end = dialect.templateEnd?.(text, at);
  if (end === undefined) return false;
  scanner.at = end;
  parts.push({ kind: 'unknown', start: at, end });
  return true;
}
