import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import { describeAutomatic } from '../automaticArgs';
import type { SpotOf } from '../spot/spot';
import { goesOnFrom } from './fuzzy';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';

/** What BuildKit sets on its own, what is used most first. */
const automaticNames = [
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETSTAGE',
];

/**
 * What a stage's ARG can take over: the ARGs in front of the first FROM, with their defaults, and what BuildKit sets.
 * Neither is known in a stage that does not name it.
 */
export function argNames(asked: Asked, spot: SpotOf<'variable-name'>): Offered {
  const { stage, parts, typed } = spot;
  if (!stage || parts.name !== 'ARG') return nothing;
  const declared = declaredIn(stage, spot);
  const globals = new Map(asked.snapshot.graph.globalArgs.map((arg) => [arg.name, arg]));
  const items = [...new Set([...globals.keys(), ...automaticNames])]
    .filter((name) => !declared.has(name) && goesOnFrom(typed, name))
    .map((label, index) => {
      const global = globals.get(label);
      const detail = global
        ? l10n.t('{0}, from line {1}', global.value ?? l10n.t('no default'), global.instruction.line + 1)
        : describeAutomatic(label)[0];
      const documentation = global ? undefined : describeAutomatic(label)[1];
      const said = { ...(detail !== undefined && { detail }), ...(documentation !== undefined && { documentation }) };
      return itemAt(asked, spot, {
        label,
        kind: CompletionItemKind.Variable,
        sort: inOrder(global ? 0 : 1, index),
        ...said,
      });
    });
  // Asked anew for each letter, a list never holds what Enter would put in the place of a new name.
  return { items, isIncomplete: true };
}

/** What the stage's other ARGs name. */
function declaredIn({ instructions }: Stage, { instruction, span }: SpotOf<'variable-name'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const one of instructions) {
    if (one.name !== 'ARG' || one.body.kind !== 'assignments') continue;
    for (const { name } of one.body.assignments) {
      if (one !== instruction || name.start !== span.start) names.add(name.text);
    }
  }
  return names;
}
