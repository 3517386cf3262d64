import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import type { TargetReference } from '../../targets/targetReference';
import type { Snapshot } from '../../workspace/snapshot';
import { buildTitle } from '../buildTitle';
import { escapeMarkdown, link } from '../markdown';
import { buildsOf } from '../outsideNames';
import { listed } from './lists';

/** Which builds of other files make this very stage; the certain ones first. */
export function stageBuilds(snapshot: Snapshot, stage: Stage): string[] {
  const builds = [...buildsOf(snapshot, stage)].sort((a, b) => Number(isLikely(a)) - Number(isLikely(b)));
  return builds.length > 0 ? [l10n.t('Built by {0}', listed(builds, buildLink))] : [];
}

function buildLink(build: TargetReference): string {
  const title = link(escapeMarkdown(buildTitle(build)), build.uri, build.range.start.line);
  return isLikely(build) ? l10n.t('{0} (likely)', title) : title;
}

function isLikely({ certainty }: TargetReference): boolean {
  return certainty === 'likely';
}
