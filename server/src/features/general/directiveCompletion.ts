import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { buildChecks } from '../../protocol/buildChecks';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';
import { directiveText } from './keywordTexts';
import { lineTextAt } from './lineText';

/**
 * Parser directives and what they can say: their names in the comments at the top of a file, their values behind the
 * equals sign, and the names of build checks also in a `# check=` above an instruction.
 */
export function directiveCompletions(snapshot: Snapshot, position: Position): CompletionItem[] {
  const before = commentBefore(snapshot, position);
  if (before === undefined) return [];
  const value = /^#\s*(syntax|escape|check)\s*=\s*(.*)$/i.exec(before);
  if (value) return valueItems(snapshot, position, (value[1] as string).toLowerCase(), value[2] as string);
  const name = /^(#?)(\s*)([a-z]*)$/i.exec(before);
  if (!name || !isAtTop(snapshot, position)) return [];
  const [, marker = '', blanks = '', typed = ''] = name;
  if (marker === '' && (typed !== '' || position.line > 0)) return [];
  const prefix = marker === '' ? '# ' : blanks === '' ? ' ' : '';
  return nameItems(snapshot, position, typed.length, prefix);
}

/** The line up to the cursor at its end, if it is a comment or blank, unindented and outside of instructions. */
function commentBefore({ dockerfile, text }: Snapshot, position: Position): string | undefined {
  if (instructionAt(dockerfile.instructions, position.line)) return undefined;
  const line = lineTextAt(text, position.line);
  if (line === undefined || line.length > longestLine || line.slice(position.character).trim() !== '') return undefined;
  const before = line.slice(0, position.character).replace(/^\ufeff/, '');
  return /^(?:#|$)/.test(before) ? before : undefined;
}

const longestLine = 2_000;

/** Whether nothing but directives stands above. */
function isAtTop({ dockerfile }: Snapshot, { line }: Position): boolean {
  return dockerfile.directives.filter((directive) => directive.line < line).length === line;
}

function nameItems({ dockerfile }: Snapshot, position: Position, typed: number, prefix: string): CompletionItem[] {
  const taken = new Set(dockerfile.directives.filter(({ line }) => line !== position.line).map(({ key }) => key));
  const texts = { syntax: 'syntax=docker/dockerfile:1', escape: 'escape=`', check: 'check=' };
  return Object.entries(texts)
    .filter(([key]) => !taken.has(key))
    .map(([key, text]) => ({
      ...item(prefix.startsWith('#') ? prefix + text : text, position, typed, prefix + text),
      kind: CompletionItemKind.Keyword,
      documentation: { kind: 'markdown', value: directiveText(key) ?? '' },
    }));
}

function valueItems(snapshot: Snapshot, position: Position, key: string, typed: string): CompletionItem[] {
  if (key === 'check') return checkItems(position, typed);
  if (!isAtTop(snapshot, position)) return [];
  const values = key === 'escape' ? ['`', '\\'] : ['docker/dockerfile:1', 'docker/dockerfile:1-labs'];
  return values.map((value) => item(value, position, typed.length));
}

/** `skip=A,B;error=true;experimental=C`, as far as it is typed. */
function checkItems(position: Position, typed: string): CompletionItem[] {
  const options = typed.split(';');
  const [key = '', names] = (options.at(-1) as string).split('=', 2);
  if (names === undefined) {
    const taken = options.map((option) => option.split('=', 1)[0]);
    const free = ['skip', 'error', 'experimental'].filter((option) => !taken.slice(0, -1).includes(option));
    return free.map((option) => item(`${option}=`, position, key.length));
  }
  if (key === 'error') return ['true', 'false'].map((value) => item(value, position, names.length));
  if (key !== 'skip' && key !== 'experimental') return [];
  const given = names.split(',');
  const last = (given.pop() as string).length;
  return checkNames(key, given).map((name) => item(name, position, last));
}

/** The checks that are not named yet; `all` stands alone. */
function checkNames(key: string, given: readonly string[]): string[] {
  const checks = buildChecks.filter(({ experimental }) => key === 'skip' || experimental).map(({ name }) => name);
  return [...(given.length === 0 ? ['all'] : []), ...checks].filter((name) => !given.includes(name));
}

function item(label: string, { line, character }: Position, typed: number, newText = label): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Value,
    textEdit: { range: { start: { line, character: character - typed }, end: { line, character } }, newText },
    ...(label === 'all' && { detail: l10n.t('every check') }),
  };
}
