import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Snapshot } from '../../workspace/snapshot';
import { type StageReference, stageReferences } from '../stageReferences';
import { describedNameRange } from './describedName';
import { keepingQuotes, type NamePlace } from './namePlace';
import { checkVariableChoices } from './variableChoices';
import { variablePlaces } from './variablePlaces';

/**
 * All that has to be rewritten for `stage` to have another name, in file order: its declaration, the references that
 * are bound to it by name, the defaults by which a variable chooses it, and the name in its describing comment. Throws
 * a Refusal where something hangs on the name that can't be rewritten.
 */
export function placesToRewrite(snapshot: Snapshot, stage: Stage): readonly NamePlace[] {
  const { nameRange, writtenName = '' } = stage;
  if (!nameRange) return [];
  checkContexts(stage);
  checkUnwritten(snapshot, stage);
  const named = stageReferences(snapshot, stage).filter(({ form }) => form !== 'index');
  const places = named.filter((reference) => !isExpanded(reference)).map(referencePlace);
  const chosen = variablePlaces(snapshot, stage, named.filter(isExpanded));
  checkVariableChoices(snapshot, stage);
  places.push({ range: nameRange, written: writtenName, rewritten: ({ typed }) => typed });
  const described = describedNameRange(snapshot, stage);
  if (described) places.push({ range: described, written: stage.name ?? '', rewritten: ({ lower }) => lower });
  return places.concat(chosen).sort((a, b) => compareStarts(a.range, b.range));
}

/** Whether a reference names its stage through variables. */
export function isExpanded({ form, written }: StageReference): boolean {
  return form === 'expression' && written.includes('$');
}

/** FROM finds a stage by its lower-case name only. */
function referencePlace({ kind, range, written }: StageReference): NamePlace {
  return { range, written, rewritten: ({ typed, lower }) => keepingQuotes(written, kind === 'base' ? lower : typed) };
}

function checkContexts({ writtenName, replacedBy }: Stage): void {
  if (replacedBy === undefined) return;
  throw new Refusal(l10n.t("The named context '{0}' takes the place of this stage by its name.", writtenName ?? ''));
}

/** A mount without `from` takes from a stage called scratch; a trigger in an image's configuration names stages too. */
function checkUnwritten({ graph }: Snapshot, stage: Stage): void {
  for (const { kind, index, word, trigger, instruction } of graph.dependents(stage)) {
    if (index !== undefined || (word && (trigger || !kind.startsWith('onbuild')))) continue;
    throw new Refusal(
      l10n.t(
        "Line {0} takes from '{1}' without writing that name, so it can't change.",
        instruction.line + 1,
        stage.writtenName ?? '',
      ),
    );
  }
}

function compareStarts({ start: a }: Range, { start: b }: Range): number {
  return a.line - b.line || a.character - b.character;
}
