import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import { pathBeside } from '../../util/uris';
import type { Snapshot } from '../../workspace/snapshot';
import type { AskedBuild, TargetFile } from '../../workspace/targetFile';
import type { Finding, Rule } from '../rule';
import { closest, namedStages } from '../shared/stages/closeNames';
import { targetPlaces } from '../shared/stages/targetPlaces';

/** A build that asks for a stage that its Dockerfile does not have. */
export const unknownTarget: Rule<TargetFile> = {
  id: 'unknown-target',
  family: 'stages',
  summary: () => l10n.t('A build that asks for a stage that its Dockerfile does not have.'),
  defaultSeverity: 'error',
  *check({ builds }): Generator<Finding> {
    for (const [first, ...others] of targetPlaces(builds)) {
      if ([first, ...others].every(isMissed)) yield* findingsOf(first);
      else if (others.length === 0 && first.isNowhere) yield* nowhere(first);
    }
  },
};

/** Whether the Dockerfile is there and the stage is not. */
function isMissed({ reference: { target, dynamic }, dockerfile }: AskedBuild): boolean {
  if (!target || dynamic || !dockerfile) return false;
  const { graph } = dockerfile;
  return !graph.unreadable && graph.stages.length > 0 && !graph.stageNamed(target);
}

/** Of a text for people, which may be about another Dockerfile, only what looks like a slip. */
function* findingsOf({ reference, dockerfile }: AskedBuild): Generator<Finding> {
  const { target = '', range, certainty, kind, build } = reference;
  if (!dockerfile) return;
  const meant = closeStage(dockerfile, target);
  if (certainty === 'likely' && !meant && told.has(kind)) return;
  yield {
    range,
    message: messageOf(pathBeside(dockerfile.uri, reference.uri), dockerfile, target, meant),
    ...((certainty === 'likely' || build.role) && { severity: 'warning' }),
    ...(meant && {
      related: [
        { uri: dockerfile.uri, range: placeOf(meant), message: l10n.t('Stage {0} begins here', `'${meant.name}'`) },
      ],
      replacement: meant.writtenName ?? '',
    }),
  };
}

/** The Dockerfile may still be made before it is built. */
function* nowhere({ reference: { target = '', range, kind } }: AskedBuild): Generator<Finding> {
  if (told.has(kind)) return;
  yield { range, message: l10n.t("No Dockerfile here has a stage '{0}'.", target), severity: 'information' };
}

/** Tells people what to type. */
const told: ReadonlySet<string> = new Set(['markdown', 'comment']);

function closeStage({ graph }: Snapshot, target: string): Stage | undefined {
  const budget = { comparisons: 10_000, distances: 500 };
  const meant = closest(target, namedStages(graph.stages), graph.stages.length, budget);
  return meant?.name === undefined ? undefined : graph.stageNamed(meant.name);
}

function placeOf({ nameRange, base }: Stage) {
  return nameRange ?? base.range;
}

/** More names are not listed. */
const most = 8;

function messageOf(file: string, { graph }: Snapshot, target: string, meant: Stage | undefined): string {
  if (meant) return l10n.t("'{0}' is no stage of {1}; did you mean '{2}'?", target, file, meant.writtenName ?? '');
  const names = graph.stages.flatMap(({ writtenName }) => writtenName ?? []);
  if (names.length === 0) return l10n.t("'{0}' is no stage of {1}, where no stage has a name.", target, file);
  const listed = names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
  return l10n.t("'{0}' is no stage of {1}, which has {2}.", target, file, listed);
}
