import * as l10n from '@vscode/l10n';
import { nameOf, pathBeside } from '../../util/uris';
import type { AskedBuild, TargetFile } from '../../workspace/targetFile';
import type { Finding, Rule } from '../rule';
import { targetPlaces } from '../shared/stages/targetPlaces';

/** A build that asks by name for the stage that it would get anyway. */
export const targetIsDefault: Rule<TargetFile> = {
  id: 'target-is-default',
  family: 'stages',
  summary: () => l10n.t('A build that asks for the last stage, which is built anyway.'),
  defaultSeverity: 'hint',
  *check({ builds, uri }): Generator<Finding> {
    if (isOverlay(nameOf(uri))) return;
    for (const sharing of targetPlaces(builds)) {
      const [{ reference, dockerfile }] = sharing;
      if (!dockerfile || !sharing.every(isDefault)) continue;
      const { target = '', range } = reference;
      yield {
        range,
        message: l10n.t(
          "'{0}' is the last stage of {1}, which is built anyway.",
          target,
          pathBeside(dockerfile.uri, reference.uri),
        ),
      };
    }
  },
};

/** Only where it is certain which Dockerfile is built, and nothing else could have set the target. */
function isDefault({ reference: { target, dynamic, certainty, build }, dockerfile }: AskedBuild): boolean {
  if (!target || dynamic || certainty !== 'certain' || build.role || build.kind === 'bake' || !dockerfile) return false;
  const { graph } = dockerfile;
  return graph.stages.length > 1 && !graph.unreadable && graph.stageNamed(target) === graph.defaultStage;
}

/** A compose file that goes on top of another, which may ask for another stage. */
function isOverlay(name: string): boolean {
  return /^(?:docker-)?compose[.-].+\.ya?ml$/i.test(name);
}
