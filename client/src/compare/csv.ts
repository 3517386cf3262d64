import type { Cell, Table, TableColumn } from './tables';

/**
 * A table as RFC 4180 has it, with numbers as such. No spreadsheet takes a word for a formula, and those that read other
 * than ASCII only with a mark get it.
 */
export function csvTable({ columns, rows }: Table): string {
  const lines = [columns.map(heading), ...rows.map((row) => row.map(field))];
  const text = lines.map((fields) => `${fields.join(',')}\r\n`).join('');
  return NOT_ASCII.test(text) ? `\ufeff${text}` : text;
}

function heading({ title, unit }: TableColumn): string {
  return quoted(harmless(unit === undefined ? title : `${title} (${unit})`));
}

function field({ text, value }: Cell): string {
  return value === undefined ? quoted(harmless(text)) : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What begins like a formula would be run by who opens the file. */
function harmless(text: string): string {
  return /^[\s'"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const NOT_ASCII = /[^\u0000-\u007f]/;
