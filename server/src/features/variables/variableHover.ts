import * as l10n from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver-types';
import { stageComment, stageDescription } from '../../model/stageComment';
import type { Declaration, Meaning, Occurrence } from '../../model/variableBinding';
import { declarationsIn } from '../../model/variableMentions';
import type { Snapshot } from '../../workspace/snapshot';
import { describeAutomatic } from '../automaticArgs';
import { code, escapeMarkdown, link } from '../markdown';
import { occurrenceAt, occurrencesIn, type VariableCursor } from './variableAt';
import { declaredValue, shownValue } from './variableValue';

/** Where a variable comes from, and its value where that is known; a hint where its stage lacks an ARG for it. */
export function variableHover(snapshot: Snapshot, cursor: VariableCursor): Hover | undefined {
  const occurrence = occurrenceAt(snapshot, cursor);
  const lines = occurrence && linesAbout(snapshot, cursor.name, occurrence);
  if (!lines) return undefined;
  const value = [`**${code(cursor.name)}** · ${lines[0]}`, ...lines.slice(1)].join('\n\n');
  return { contents: { kind: 'markdown', value }, range: cursor.range };
}

function linesAbout(
  snapshot: Snapshot,
  name: string,
  { meaning, stage, instruction }: Occurrence,
): string[] | undefined {
  if (meaning) return describe(snapshot, name, meaning);
  return stage && !seesNoArgs.has(instruction.name) ? missingArg(snapshot, name) : undefined;
}

const seesNoArgs: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ONBUILD']);

function describe(snapshot: Snapshot, name: string, meaning: Meaning): string[] {
  switch (meaning.kind) {
    case 'automatic':
      return describeAutomatic(name);
    case 'proxy':
      return [l10n.t('a build argument that RUN sees without an ARG'), l10n.t('Set by --build-arg')];
    case 'shell':
      return [l10n.t('set by the command itself, on {0}', lineLink(snapshot, meaning.range.start.line))];
    default:
      return describeDeclaration(snapshot, meaning);
  }
}

function describeDeclaration(snapshot: Snapshot, declaration: Declaration): string[] {
  const { kind, instruction } = declaration;
  const keyword = kind === 'env' ? 'ENV' : 'ARG';
  const place = link(l10n.t('{0}, line {1}', keyword, instruction.line + 1), snapshot.uri, instruction.line);
  const value = declaredValue(snapshot, declaration);
  const head = [place, ...commentOf(declaration)];
  if (value === undefined) return [...head, l10n.t('Set by --build-arg')];
  const { written, expanded } = value;
  const lines = [
    ...head,
    kind === 'env'
      ? l10n.t('Value: {0}', shownValue(written))
      : l10n.t('Default: {0}, unless --build-arg sets it', shownValue(written)),
  ];
  return expanded === undefined ? lines : [...lines, l10n.t('{0} is {1} here', code(written), shownValue(expanded))];
}

/** The comment line that BuildKit takes for the description; where nothing else is declared, any comment above. */
function commentOf({ instruction, assignment }: Declaration): string[] {
  const { comments } = instruction;
  const isAlone = declarationsIn(instruction).length === 1;
  const comment = stageDescription(comments, assignment.name.text) ?? (isAlone ? stageComment(comments) : undefined);
  return comment ? [escapeMarkdown(comment)] : [];
}

/** A global argument that the stage would have to ask for. */
function missingArg(snapshot: Snapshot, name: string): string[] | undefined {
  const global = occurrencesIn(snapshot, name).findLast(
    ({ access, stage, meaning }) => access === 'declaration' && !stage && meaning?.kind === 'global',
  );
  if (!global) return undefined;
  return [
    l10n.t('not set in this stage'),
    l10n.t(
      'Write {0} in it to take the one from {1}.',
      code(`ARG ${name}`),
      lineLink(snapshot, global.range.start.line),
    ),
  ];
}

function lineLink({ uri }: Snapshot, line: number): string {
  return link(l10n.t('line {0}', line + 1), uri, line);
}
