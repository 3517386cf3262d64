import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Parts } from '../../syntax/parts';
import type { Span } from '../../util/span';
import type { Finding, Fix, InstructionRule } from '../rule';
import { type Flaw, type LooseArray, readLooseArray } from '../shared/texts/looseArray';

/** An array that is no JSON, so that BuildKit takes it as it stands, with its brackets. */
export const brokenJsonForm: InstructionRule = {
  id: 'broken-json-form',
  family: 'form',
  summary: () =>
    l10n.t('Something that is meant as a JSON array and is not one, so that its brackets are taken as text.'),
  defaultSeverity: 'warning',
  keywords: ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'VOLUME'],
  *checkInstruction({ instruction, parts }): Generator<Finding> {
    const span = arraySpan(parts, instruction.syntax.logical.text);
    if (!span) return;
    const text = instruction.syntax.logical.text.slice(span.start, span.end);
    const array = takesCommand.has(parts.name) ? readCommand(text) : readLooseArray(text, false);
    if (!array) return;
    yield {
      range: instruction.rangeOf(span),
      message: paths.has(parts.name)
        ? l10n.t('This is not JSON, so its brackets belong to the paths: {0}.', advice(array.flaw))
        : l10n.t('This is not JSON, so a shell runs it with its brackets: {0}.', advice(array.flaw)),
      fixes: fixesOf(array, instruction, span),
    };
  },
};

const paths: ReadonlySet<string> = new Set(['ADD', 'COPY', 'VOLUME']);
/** A name in brackets is nothing else there; behind RUN it is a type of PowerShell, behind COPY a pattern. */
const takesCommand: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT']);

/** `CMD = ["app"]` is one as well. */
function readCommand(text: string): Reading | undefined {
  const equals = /^=[ \t]*(?=\[)/.exec(text)?.[0].length ?? 0;
  const array = text.slice(equals);
  const strings = equals > 0 ? jsonStrings(array) : undefined;
  const read = strings ? { strings } : readLooseArray(array, true);
  return read && (equals > 0 ? { strings: read.strings, flaw: 'equals' } : (read as LooseArray));
}

function jsonStrings(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

interface Reading {
  readonly strings: readonly string[] | undefined;
  readonly flaw: Flaw | 'equals';
}

/** What begins with a bracket and was not read as JSON. */
function arraySpan({ body, rest }: Parts, text: string): Span | undefined {
  if (body.kind === 'copy') return !body.json && text[rest.start] === '[' ? rest : undefined;
  // In JSON, a word's span begins inside its quotes.
  if (body.kind === 'words') return body.words[0]?.start === rest.start && text[rest.start] === '[' ? rest : undefined;
  if (body.kind !== 'run' && body.kind !== 'command' && body.kind !== 'healthcheck') return undefined;
  const [line] = body.command.words;
  return body.command.form === 'shell' && line && /^(?:=[ \t]*)?\[/.test(line.text) ? line : undefined;
}

function advice(flaw: Reading['flaw']): string {
  switch (flaw) {
    case 'quotes':
      return l10n.t('strings have double quotes');
    case 'bare':
      return l10n.t('each word needs double quotes');
    case 'comma':
      return l10n.t('a comma is missing');
    case 'extra-comma':
      return l10n.t('there is a comma too many');
    case 'escape':
      return l10n.t('a backslash is written \\\\');
    case 'behind':
      return l10n.t('nothing may stand behind the closing bracket');
    case 'equals':
      return l10n.t('no equals sign stands in front of it');
    case 'open':
      return l10n.t('a quote or the closing bracket is missing');
  }
}

/** None over comments. */
function fixesOf({ strings }: Reading, instruction: Instruction, span: Span): readonly Fix[] {
  if (!strings || /^[ \t]*#/m.test(instruction.syntax.text)) return [];
  const newText = `[${strings.map((text) => JSON.stringify(text)).join(', ')}]`;
  return [{ title: l10n.t('Write it as JSON'), edits: [{ range: instruction.rangeOf(span), newText }] }];
}
