import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { code, escapeMarkdown, link } from '../markdown';
import { describeInView } from '../seenAs';
import { baseLabel, commentOf, sourceLabel } from '../words';
import { outsideLabel, stageLink } from './lists';
import { replacements } from './replacements';
import { stageArguments } from './stageArguments';
import { stageBuilds } from './stageBuilds';
import { stageTargets } from './stageTargets';
import { stageUsers } from './stageUsers';
import { takenBy } from './transfers';

/** What a stage is, in a few lines of Markdown: what matters most comes first. */
export function stageCard(snapshot: Snapshot, stage: Stage): string[] {
  const comment = commentOf(stage);
  const inView = describeInView(snapshot, stage);
  const facts = [
    ...(inView === undefined ? [] : [escapeMarkdown(inView)]),
    ...takenBy(snapshot, stage),
    ...stageUsers(snapshot, stage),
    ...stageTargets(snapshot, stage),
    ...stageBuilds(snapshot, stage),
    ...replacements(snapshot, { kind: 'stage', stage }),
    ...stageArguments(snapshot, stage),
  ];
  return [
    title(snapshot, stage),
    ...(comment ? [escapeMarkdown(comment)] : []),
    baseChain(snapshot, stage),
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

/** `builder ← deps ← node:22`, up to what comes from outside of the file, and the platform that it is for. */
function baseChain(snapshot: Snapshot, stage: Stage): string {
  const names = [stage.writtenName === undefined ? l10n.t('this stage') : code(stage.writtenName)];
  let root = stage;
  for (let { source } = stage.base; source.kind === 'stage'; source = root.base.source) {
    root = source.stage;
    if (names.length <= longestChain) names.push(stageLink(snapshot, root));
    else if (names.at(-1) !== '…') names.push('…');
  }
  const { source } = root.base;
  const outside = source.kind === 'image' ? baseLabel(root) : sourceLabel(source);
  // BuildKit passes over a --platform on a FROM of a stage.
  const platform = root.platform?.value?.text;
  const chain = [...names, outsideLabel(outside)].join(' ← ');
  return platform ? `${chain} · ${l10n.t('platform {0}', code(platform))}` : chain;
}
