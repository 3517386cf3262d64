import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { stageLabel } from '../../model/buildErrors';
import { freeVariables } from '../../model/freeVariables';
import type { Stage } from '../../model/stageGraph';
import { isAutomatic } from '../../model/variableNames';
import { inheritedFrom } from '../../model/variableScopes';
import type { Parts, Word } from '../../syntax/parts';
import { variableRange, variableTexts } from '../../syntax/variables/variableUses';
import { nearest } from '../../util/editDistance';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule, Severity } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';
import { type UndefinedName, undefinedNames } from './undefinedNames';

/** A variable that is empty, because nothing above declares it. */
export const undefinedVar: Rule = {
  id: 'undefined-var',
  family: 'buildkit',
  summary: () => l10n.t('A variable that nothing declares up to there.'),
  defaultSeverity: 'warning',
  buildkitRule: 'UndefinedVar',
  *check(snapshot): Generator<Finding> {
    const names = new NamesInScope(snapshot);
    for (const missing of undefinedNames(snapshot.graph, snapshot.dockerfile.escape)) {
      const why = reasonOf(missing, names);
      if (why) yield finding(missing, why, snapshot);
    }
  },
};

/** What is most likely wrong. */
type Reason =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'global' | 'automatic' | 'itself' | 'same-env' }
  | { readonly kind: 'typo'; readonly meant: string };

/** Undefined where the image below may well define it. */
function reasonOf(missing: UndefinedName, names: NamesInScope): Reason | undefined {
  const { name, root } = missing;
  if (names.globals.has(name)) return { kind: 'global' };
  if (isAutomatic(name)) return { kind: 'automatic' };
  if (isInItself(missing)) return root ? { kind: 'itself' } : undefined;
  if (isInSameEnv(missing)) return root ? { kind: 'same-env' } : undefined;
  const meant = names.closest(missing);
  if (meant !== undefined) return { kind: 'typo', meant };
  return root ? { kind: 'unknown' } : undefined;
}

/** `ENV LIBRARIES=/lib:$LIBRARIES` */
function isInItself({ command: { parts }, text: { word }, name }: UndefinedName): boolean {
  return word !== undefined && valuesIn(parts).get(name)?.has(word) === true;
}

/** An ENV expands all of its values before it sets the first. */
function isInSameEnv({ command: { parts }, name }: UndefinedName): boolean {
  return parts.name === 'ENV' && valuesIn(parts).has(name);
}

type Values = ReadonlyMap<string, ReadonlySet<Word | undefined>>;

const values = new WeakMap<Parts, Values>();

/** The values of each variable that an instruction sets. */
function valuesIn(parts: Parts): Values {
  const known = values.get(parts);
  if (known) return known;
  const found = new Map<string, Set<Word | undefined>>();
  for (const { name, value } of parts.body.kind === 'assignments' ? parts.body.assignments : []) {
    const before = found.get(name.text);
    if (before) before.add(value);
    else found.set(name.text, new Set([value]));
  }
  values.set(parts, found);
  return found;
}

function finding(missing: UndefinedName, why: Reason, snapshot: Snapshot): Finding {
  const { command, name } = missing;
  const message = messageOf(missing, why);
  if (command.isTrigger) return { range: missing.stage.base.range, message, related: triggerOf(missing) };
  const { place, operator } = placeOf(missing);
  const severity = mildness(missing, why, operator);
  return {
    ...onFirstLine(command.instruction, place, l10n.t("'{0}' stands here", name)),
    message,
    fixes: fixesOf(missing, why, place, snapshot),
    ...(severity && { severity }),
  };
}

function mildness({ stage }: UndefinedName, { kind }: Reason, operator: string | undefined): Severity | undefined {
  // `env-refers-to-itself` says it louder where it can't come from a stage below.
  if (kind === 'same-env') return stage.base.source.kind === 'stage' ? undefined : 'hint';
  // That it is empty may well be meant.
  return kind === 'itself' || (kind === 'unknown' && operator !== undefined) ? 'information' : undefined;
}

function messageOf({ stage, name, command }: UndefinedName, why: Reason): string {
  const label = stageLabel(stage);
  switch (why.kind) {
    case 'global':
      return l10n.t(
        "'{0}' is declared in front of the first FROM only, so it is empty in stage {1}: repeat ARG {0} there.",
        name,
        label,
      );
    case 'automatic':
      return l10n.t("'{0}' is empty in stage {1} until it has ARG {0}.", name, label);
    case 'itself':
      return l10n.t("Nothing above sets '{0}', so nothing is added to it here.", name);
    case 'same-env':
      return l10n.t("'{0}' is not set yet: an ENV reads all of its values before it sets any.", name);
    case 'typo':
      return l10n.t("Stage {0} has no variable '{1}'; did you mean '{2}'?", label, name, why.meant);
    case 'unknown':
      return l10n.t(
        "Nothing above declares '{0}' in stage {1}, so it is empty in this {2}.",
        name,
        label,
        command.parts.name,
      );
  }
}

function triggerOf({ command: { trigger } }: UndefinedName): Finding['related'] {
  return trigger && [{ range: trigger.range, message: l10n.t('It is triggered here') }];
}

interface UsePlace {
  readonly place: Range;
  readonly operator: string | undefined;
}

/** Where the name stands, and what is done with it there. */
function placeOf({ command: { instruction }, text: { word }, name }: UndefinedName): UsePlace {
  for (const text of variableTexts(instruction.syntax)) {
    if (text.expander !== 'buildkit' || (text.place === 'body') !== (word === undefined)) continue;
    const use = text.uses.find(({ name: other, nameSpan: { start } }) => {
      return other === name && (!word || (start >= word.start && start < word.end));
    });
    if (use) return { place: variableRange(instruction, text, use.nameSpan), operator: use.operator };
  }
  return { place: instruction.rangeOf(word ?? instruction.parts.keyword), operator: undefined };
}

function fixesOf({ command: { instruction }, name }: UndefinedName, why: Reason, place: Range, snapshot: Snapshot) {
  if (!/^[A-Za-z_]\w*$/.test(name) || why.kind === 'same-env' || why.kind === 'itself') return [];
  const start = { line: instruction.line, character: 0 };
  const lineEnd = snapshot.text.includes('\r\n') ? '\r\n' : '\n';
  const declare: Fix = {
    title: l10n.t('Add ARG {0} above', name),
    edits: [{ range: { start, end: start }, newText: `ARG ${name}${lineEnd}` }],
  };
  if (why.kind !== 'typo') return [declare];
  return [{ title: l10n.t("Replace with '{0}'", why.meant), edits: [{ range: place, newText: why.meant }] }, declare];
}

/** So many stages and names are looked through for one file. */
const mostLooks = 3_000;

/** The names that somebody may have meant. */
class NamesInScope {
  readonly globals: ReadonlySet<string>;
  private looksLeft = mostLooks;

  constructor({ graph }: Snapshot) {
    this.globals = new Set(graph.globalArgs.map(({ name }) => name));
  }

  /** A declared name that is easily taken for this one; on an image that may define anything, only one slip away. */
  closest({ stage, name, root }: UndefinedName): string | undefined {
    if (name.length < 3) return undefined;
    const candidates = [...this.inScope(stage), ...(root ?? [])].filter((one) => one !== name && one.length > 2);
    return nearest(name, candidates, root && name.length > 4 ? 2 : 1);
  }

  private *inScope(stage: Stage | undefined): Generator<string> {
    for (let at = stage; at; at = inheritedFrom(at)) {
      for (const name of freeVariables(at).declared) {
        if (--this.looksLeft < 0) return;
        yield name;
      }
      if (--this.looksLeft < 0) return;
    }
  }
}
