import { parse } from 'smol-toml';

/** A table of a TOML file; values are whatever stands there. */
export type Table = Readonly<Record<string, unknown>>;

/** What a TOML text says; nothing where it is missing or broken. */
export function parseToml(text: string | undefined): Table {
  try {
    return parse(text ?? '');
  } catch {
    return {};
  }
}

/** The table below others, empty where there is none. */
export function tableIn(table: Table, ...path: readonly string[]): Table {
  let at: unknown = table;
  for (const key of path) at = isTable(at) ? at[key] : undefined;
  return isTable(at) ? at : {};
}

/** The text at a key of a table. */
export function textIn(table: Table, key: string): string | undefined {
  const value = table[key];
  return typeof value === 'string' ? value : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
