import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { isSecretBeyondBuildkit, isSecretForBuildkit } from '../../protocol/secretNames';
import type { Assignment } from '../../syntax/parts';
import type { Span } from '../../util/span';
import type { Finding, Fix, InstructionRule, InstructionSubject } from '../rule';
import { differentCharacters, isPlaceholder } from '../shared/secrets/placeholders';
import { passwordsInUrls, secretTexts } from '../shared/secrets/secretTexts';

/** What looks like a key, a token or a password, written into the file. */
export const secretInValue: InstructionRule = {
  id: 'secret-in-value',
  family: 'secrets',
  summary: () => l10n.t('A key, token or password that is written into the Dockerfile.'),
  defaultSeverity: 'warning',
  keywords: ['ARG', 'ENV', 'LABEL', 'RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'COPY', 'ADD'],
  *checkInstruction(subject): Generator<Finding> {
    const assigned = assignmentsOf(subject);
    const reported: Range[] = [];
    for (const { kind, ...place } of secretsIn(subject)) {
      const range = rangeIn(subject.instruction.syntax.text, place);
      const holder = assigned.find((one) => contains(subject.instruction.rangeOf(one), range));
      if (holder && subject.parts.name === 'ENV' && isSecretForBuildkit(holder.name.text)) continue;
      reported.push(range);
      yield { range, message: message(kind), fixes: fixesOf(subject, holder) };
    }
    for (const one of assigned) {
      if (!one.value || !isSecretBeyondBuildkit(one.name.text) || !isStrong(one.value.text)) continue;
      const range = subject.instruction.rangeOf(one.value);
      if (reported.some((other) => contains(range, other))) continue;
      yield { range, message: message(l10n.t('a secret')), fixes: fixesOf(subject, one) };
    }
  },
};

function message(kind: string): string {
  return l10n.t(
    'This looks like {0}, which everyone can read who has this file. Revoke it, and mount it as a secret in the RUN that needs it.',
    kind,
  );
}

function secretsIn({ instruction: { syntax }, parts: { name } }: InstructionSubject) {
  const keys = secretTexts(syntax.text);
  // secret-in-command tells of those in the commands of RUN.
  if (name === 'RUN') return keys;
  const passwords = passwordsInUrls(syntax.text).filter((one) => !keys.some((key) => overlap(one, key)));
  return [...keys, ...passwords.map((span) => ({ kind: l10n.t('a password'), ...span }))];
}

function assignmentsOf({ parts: { name, body } }: InstructionSubject): readonly Assignment[] {
  return body.kind === 'assignments' && name !== 'LABEL' ? body.assignments : [];
}

/** Nobody thinks of such a text: letters among digits, many of them different, and neither a path nor a version. */
function isStrong(written: string): boolean {
  const value = written.replace(/^["']|["']$/g, '');
  if (value.length < 12 || isPlaceholder(value)) return false;
  return /^[\w+/=!@#^&*-]+$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && differentCharacters(value) >= 8;
}

/** ARG needs no default. */
function fixesOf({ instruction, parts, isTrigger }: InstructionSubject, holder: Assignment | undefined): Fix[] {
  if (parts.name !== 'ARG' || !holder?.value || isTrigger) return [];
  const range = instruction.rangeOf({ start: holder.name.end, end: holder.value.end });
  return [{ title: l10n.t('Take the default of ARG {0} away', holder.name.text), edits: [{ range, newText: '' }] }];
}

/** Lines count from the first of the text. */
function rangeIn(text: string, { start, end }: Span): Range {
  const before = text.slice(0, start);
  const character = start - (before.lastIndexOf('\n') + 1);
  const line = before.split('\n').length - 1;
  return { start: { line, character }, end: { line, character: character + end - start } };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function contains(outer: Range, inner: Range): boolean {
  return isNotAfter(outer.start, inner.start) && isNotAfter(inner.end, outer.end);
}

function isNotAfter(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
