import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { code, escapeMarkdown, link } from '../markdown';
import { sourceLabel } from '../words';
import { stageLink } from './lists';
import { stageArguments } from './stageArguments';
import { stageTargets } from './stageTargets';
import { stageUsers } from './stageUsers';
import { takenBy } from './transfers';

/** What a stage is, in a few lines of Markdown: what matters most comes first. */
export function stageCard(snapshot: Snapshot, stage: Stage): string[] {
  const comment = stage.description ?? stage.comment;
  const facts = [
    ...takenBy(snapshot, stage),
    ...stageUsers(snapshot, stage),
    ...stageTargets(snapshot, stage),
    ...stageArguments(snapshot, stage),
  ];
  return [
    title(snapshot, stage),
    ...(comment ? [escapeMarkdown(comment)] : []),
    baseChain(snapshot, stage) + platformOf(stage),
    facts.map((fact) => `- ${fact}`).join('\n'),
  ];
}

function title({ uri }: Snapshot, stage: Stage): string {
  const place = link(l10n.t('line {0}', stage.line + 1), uri, stage.line);
  const number = l10n.t('stage {0}', stage.index);
  return stage.writtenName === undefined
    ? `**${number}** · ${place}`
    : `**${code(stage.writtenName)}** · ${number}, ${place}`;
}

/** A longer chain is cut in the middle. */
const longestChain = 4;

/** `builder ← deps ← node:22`, up to what comes from outside of the file. */
function baseChain(snapshot: Snapshot, stage: Stage): string {
  const names = [stage.writtenName === undefined ? l10n.t('this stage') : code(stage.writtenName)];
  let { source } = stage.base;
  while (source.kind === 'stage' && names.length <= longestChain) {
    names.push(stageLink(snapshot, source.stage));
    source = source.stage.base.source;
  }
  if (source.kind === 'stage') names.push('…');
  return [...names, code(sourceLabel(snapshot.graph.rootOf(stage)))].join(' ← ');
}

/** That of the image at the end of the chain: BuildKit passes over a `--platform` on a FROM of a stage. */
function platformOf(stage: Stage): string {
  let at = stage;
  while (at.base.source.kind === 'stage') at = at.base.source.stage;
  const platform = at.platform?.value?.text;
  return platform ? ` · ${l10n.t('platform {0}', code(platform))}` : '';
}
