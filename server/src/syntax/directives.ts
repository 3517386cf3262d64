import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { readCheckOptions } from './checkOptions';
import type { Directive, PlacedProblem } from './dockerfile';
import { contentStart, lineAt } from './logicalText';

export interface Directives {
  readonly list: readonly Directive[];
  readonly escape: '\\' | '`';
  readonly problems: readonly PlacedProblem[];
  /** Offset behind the last line that was looked at: edits below it change no directive. */
  readonly end: number;
}

const directiveForm = /^(#[ \t\v\f\r]*)([a-zA-Z][a-zA-Z0-9]*)(\s*=\s*)(\S|\S.*\S)\s*$/;
const known: ReadonlySet<string> = new Set(['syntax', 'escape', 'check']);

/**
 * The parser directives at the very top. The first line that is no known directive ends them.
 * A first line with `#!` may stand above them, but then `escape` is not looked for (BuildKit's own quirk).
 */
export function readDirectives(text: string): Directives {
  const list: Directive[] = [];
  const problems: PlacedProblem[] = [];
  let escape: '\\' | '`' = '\\';
  let at = 0;
  let line = 0;
  const shebang = text.startsWith('#!');
  while (at < text.length) {
    const physical = lineAt(text, at);
    const start = contentStart(text, physical);
    const content = text.slice(start, Math.min(physical.end, start + maxDirectiveLength));
    at = physical.next;
    if (line === 0 && shebang) {
      line++;
      continue;
    }
    const match = directiveForm.exec(content);
    const key = match?.[2]?.toLowerCase() ?? '';
    if (!match || !known.has(key)) break;
    const indented = start > physical.start + (physical.start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
    if (indented && key !== 'escape') break;
    const directive = toDirective(match, key, line, start - physical.start);
    if (list.some((other) => other.key === key)) {
      problems.push(twice(directive, line));
      break;
    }
    list.push(directive);
    if (key === 'escape' && !shebang) {
      if (isEscape(directive.value)) escape = directive.value;
      else problems.push(noEscape(directive, line));
    }
    line++;
  }
  const invalidCheck = checkProblem(list);
  if (invalidCheck) problems.unshift(invalidCheck);
  return { list, escape, problems, end: at };
}

function isEscape(value: string): value is Directives['escape'] {
  return value === '\\' || value === '`';
}

function twice({ key, keyRange }: Directive, line: number): PlacedProblem {
  const message = l10n.t("The directive '{0}' stands here twice.", key);
  return refusal('duplicate-directive', keyRange, line - 1, message);
}

function noEscape({ value, valueRange }: Directive, line: number): PlacedProblem {
  const message = l10n.t("The escape character is ` or \\, not '{0}'.", value);
  return refusal('invalid-escape', valueRange, line - 1, message);
}

/** A directive line longer than this is no directive to us. */
const maxDirectiveLength = 10_000;

function toDirective(match: RegExpExecArray, key: string, line: number, character: number): Directive {
  const [, marker = '', written = '', equals = '', value = ''] = match;
  const keyStart = character + marker.length;
  const valueStart = keyStart + written.length + equals.length;
  return {
    key,
    value,
    line,
    keyRange: onLine(line, keyStart, written.length),
    valueRange: onLine(line, valueStart, value.length),
  };
}

function onLine(line: number, start: number, length: number): Range {
  return { start: { line, character: start }, end: { line, character: start + length } };
}

/** BuildKit counts the line in front of the one that it blames. */
function refusal(
  id: 'duplicate-directive' | 'invalid-escape',
  range: Range,
  line: number,
  message: string,
): PlacedProblem {
  return { id, pass: 'parse', message, range, lines: { first: line, last: line } };
}

/** `# check=` is read before anything else, and fails the build without a location. */
function checkProblem(list: readonly Directive[]): PlacedProblem | undefined {
  const check = list.find((directive) => directive.key === 'check');
  const bad = check && readCheckOptions(check.value).problem;
  if (!check || !bad) return undefined;
  const message = l10n.t(
    "'{0}' is no option of the check directive; it knows skip=…, error=true|false and experimental=….",
    bad.text,
  );
  return { id: 'invalid-check', pass: 'parse', message, range: check.valueRange };
}
