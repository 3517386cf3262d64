import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Snapshot } from '../../workspace/snapshot';
import { writtenSources } from '../stageReferences';
import type { NewName } from './namePlace';
import { chooserOf } from './variableChoices';

/** BuildKit's rule for the names of stages, in any case. */
const legal = /^[a-zA-Z][a-zA-Z0-9._-]*$/;

/** Checks that `stage` can be called `typed` without anything else in the file getting another meaning; else a Refusal. */
export function newStageName(snapshot: Snapshot, stage: Stage, typed: string): NewName {
  const lower = typed.toLowerCase();
  const reason = reasonAgainst(snapshot, stage, typed, lower);
  if (reason !== undefined) throw new Refusal(reason);
  return { typed, lower };
}

function reasonAgainst(snapshot: Snapshot, stage: Stage, typed: string, lower: string): string | undefined {
  if (!legal.test(typed)) {
    return l10n.t(
      "'{0}' can't be a stage name: it starts with a letter, then letters, digits, '-', '_' and '.' follow.",
      typed,
    );
  }
  if (lower === stage.name) return undefined;
  if (lower === 'scratch' || lower === 'context') {
    return l10n.t("'{0}' means something else to BuildKit already.", typed);
  }
  const other = snapshot.graph.stagesNamed(lower).find((same) => same !== stage);
  if (other) return l10n.t("The stage on line {0} is called '{1}' already.", other.line + 1, lower);
  const line = lineOfImage(snapshot, lower);
  if (line !== undefined)
    return l10n.t("'{0}' is an image on line {1}, which would then mean this stage.", lower, line + 1);
  if (isContext(snapshot, lower)) return l10n.t("'{0}' is the name of a build context.", lower);
  const chooser = chooserOf(snapshot.graph, lower);
  if (!chooser) return undefined;
  const { base, line: at } = chooser;
  return l10n.t("'{0}' on line {1} might then choose this stage by the name '{2}'.", base.written, at + 1, lower);
}

/** The 0-based line of the first place that names an image so, in any case. */
function lineOfImage(snapshot: Snapshot, lower: string): number | undefined {
  for (const { source, range } of writtenSources(snapshot)) {
    if (source.kind === 'image' && source.reference.toLowerCase() === lower) return range.start.line;
  }
  for (const { line, dependencies } of snapshot.graph.stages) {
    const named = dependencies.some(
      ({ kind, trigger, reference }) => kind.startsWith('onbuild') && !trigger && reference.toLowerCase() === lower,
    );
    if (named) return line;
  }
  return undefined;
}

function isContext({ graph }: Snapshot, lower: string): boolean {
  return Object.keys(graph.inputs.namedContexts ?? {}).some((key) => key.replace(/::.*$/, '') === lower);
}
