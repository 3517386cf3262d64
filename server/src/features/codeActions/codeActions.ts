import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { fixAllKind } from '../../protocol/actionKinds';
import type { Settings } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { findingsOf, type Log } from '../diagnostics';
import { overlaps } from '../ranges';
import { actionOf, fixActions } from './findingActions';
import { fixAllActions, fixAllOfRules } from './fixAllActions';
import type { Mendable } from './mendable';
import { silencingFixes } from './silencingFixes';
import { turnOffRules } from './turnOffRules';
import { wants } from './wants';

/** What a client asks of actions. */
export interface ActionWishes {
  /** Kinds of action, those below them included; all by default. */
  readonly only?: readonly string[];
  /** Whether the client can turn off rules for us, see `commands.turnOffRule`. */
  readonly turnsOffRules?: boolean;
}

/** What can be done about the findings in `range` of a Dockerfile, and about all that is in it. */
export function codeActions(
  snapshot: Snapshot,
  range: Range,
  settings: Settings,
  wishes: ActionWishes = {},
  log?: Log,
): CodeAction[] {
  return actionsFor([mendableDockerfile(snapshot, range, settings, log)], wishes);
}

function mendableDockerfile(snapshot: Snapshot, asked: Range, settings: Settings, log?: Log): Mendable {
  const { uri, version } = snapshot;
  const findings = findingsOf(snapshot, settings, log);
  return { uri, version, findings, asked, dockerfile: { snapshot, first: 0 } };
}

/** Actions for texts of one document: first what mends, then what silences, then what mends the whole file. */
export function actionsFor(
  texts: readonly Mendable[],
  { only, turnsOffRules = false }: ActionWishes = {},
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const asked = texts.map((text) => ({ text, findings: findingsAsked(text) }));
    const all = asked.flatMap(({ findings }) => findings);
    for (const { text, findings } of asked) actions.push(...fixActions(text, findings));
    actions.push(...fixAllOfRules(texts, all));
    for (const { text, findings } of asked) {
      for (const { fix, finding } of silencingFixes(text, findings)) actions.push(actionOf(text, fix, [finding]));
    }
    if (turnsOffRules) for (const { text, findings } of asked) actions.push(...turnOffRules(text.uri, findings));
  }
  if (wants(only, fixAllKind)) actions.push(...fixAllActions(texts));
  return actions;
}

function findingsAsked({ findings, asked }: Mendable): Mendable['findings'] {
  return asked ? findings.filter(({ range }) => overlaps(range, asked)) : [];
}
