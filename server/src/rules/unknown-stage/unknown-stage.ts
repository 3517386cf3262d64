import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../../images/imageReference';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { type MistypedName, mistypedNames, type StrangeName, strangeNames } from '../shared/stages/mistypedNames';
import { nameInStage } from '../shared/stages/nameInStage';
import { relatedStage } from './relatedStage';

/** A name that no stage has: one that looks like that of a stage, or one that can hardly be an image. */
export const unknownStage: Rule = {
  id: 'unknown-stage',
  family: 'stages',
  summary: () => l10n.t('A name that is taken as an image, but looks like a mistyped stage.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3022'],
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    for (const name of mistypedNames(graph)) if (!isNoImage(name.written)) yield mistyped(name);
    // Without other stages, who writes a name means an image.
    if (graph.stages.length < 2 || snapshot.lookedThrough?.state === 'reading') return;
    for (const name of strangeNames(graph)) {
      if (!isNoImage(name.written) && !isContext(name.written, snapshot)) yield strange(name, graph);
    }
  },
};

/** What can't be an image either is an error: see `blank-base`. */
function isNoImage(name: string): boolean {
  return typeof parseImageReference(name) === 'string';
}

/** Whether a build that we know of gives this name a context, or may. */
function isContext(name: string, { targets }: Snapshot): boolean {
  return targets.some(({ build }) =>
    build.namedContexts.some((context) => context.name.toLowerCase() === name.toLowerCase()),
  );
}

function mistyped({ written, range, meant, replacement }: MistypedName): Finding {
  const name = meant.name ?? '';
  return {
    range,
    message: l10n.t("'{0}' is taken as an image; did you mean stage '{1}'?", written, name),
    related: [beginning(meant)],
    replacement,
    hadolintRule: 'DL3022',
  };
}

function strange({ written, range, stage }: StrangeName, graph: StageGraph): Finding {
  const meant = relatedStage(written, graph.stages.slice(0, stage.index));
  if (!meant) {
    const message = l10n.t(
      "'{0}' is no stage of this file and no official image: a build needs a named context or a local image of that name.",
      written,
    );
    return { range, message, severity: 'information', hadolintRule: 'DL3022' };
  }
  const message = l10n.t(
    "'{0}' is no stage of this file and no official image; did you mean stage '{1}'?",
    written,
    meant.name ?? '',
  );
  const replacement = nameInStage(meant, { graph, index: stage.index, inFrom: false });
  return { range, message, related: [beginning(meant)], replacement, hadolintRule: 'DL3022' };
}

function beginning({ name = '', nameRange, base }: Stage) {
  return { range: nameRange ?? base.range, message: l10n.t('Stage {0} begins here', `'${name}'`) };
}
