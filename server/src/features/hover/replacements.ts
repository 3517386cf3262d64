import * as l10n from '@vscode/l10n';
import { familiarImageReference } from '../../images/imageReference';
import type { Source } from '../../model/stageGraph';
import type { TargetReference } from '../../targets/targetReference';
import type { Snapshot } from '../../workspace/snapshot';
import { buildTitle } from '../buildTitle';
import { replacedName } from '../contextNames';
import { code, escapeMarkdown, link } from '../markdown';
import { most } from './lists';

/** Which builds of other files put a named context in the place of a stage or an image, and which one. */
export function replacements({ targets, seenAs }: Snapshot, source: Source): string[] {
  const name = nameOf(source);
  if (name === undefined) return [];
  const found = new Set<string>();
  for (const build of targets) {
    if (found.size >= most) break;
    const context = build === seenAs ? undefined : build.build.namedContexts.find((one) => replacedName(one) === name);
    if (context) found.add(l10n.t('{0} puts {1} in its place', titleLink(build), code(context.source)));
  }
  return [...found];
}

function nameOf(source: Source): string | undefined {
  switch (source.kind) {
    case 'stage':
      return source.stage.name;
    case 'image':
      return familiarImageReference(source.reference);
    case 'scratch':
    case 'context':
      return undefined;
  }
}

function titleLink(build: TargetReference): string {
  return link(escapeMarkdown(buildTitle(build)), build.uri, build.range.start.line);
}
