import * as vscode from 'vscode';
import { sizeText } from '../images/sizeText';
import { durationText } from '../progress/duration';
import type { StageLook } from '../progress/stageLook';
import { stageLookText } from '../stageLookWords';
import { relativeTime } from './relativeTime';
import type { ShownResult } from './shownResult';
import { isAllCached, type StageResult } from './stageResult';

/**
 * How a build of a stage goes, or else what the last one made: `12.4 MB · 5 layers · built in 8 s · changed since`, or
 * only `12.4 MB` where there is little room. Undefined where nobody knows.
 */
export function stageText(
  look: StageLook | undefined,
  shown: ShownResult | undefined,
  room: 'little' | 'enough',
): string | undefined {
  if (!shown || (look && !isBuilt(look))) return look && stageLookText(look);
  const words = imageWords(shown.result);
  const how = look ? stageLookText(look) : howText(shown.result);
  const first = room === 'enough' ? [...words, how] : [words[0] ?? how];
  return [...first, ...(shown.isStale ? [vscode.l10n.t('changed since')] : [])].join(' · ');
}

/** The same as lines of a tooltip, with all that is known. */
export function stageLines(look: StageLook | undefined, shown: ShownResult | undefined, now: number): string[] {
  if (!shown || (look && !isBuilt(look))) return look ? [stageLookText(look)] : [];
  const facts = resultFacts(shown, now).map(([what, value]) => vscode.l10n.t('{0}: {1}', what, value));
  return shown.isStale ? [...facts, staleText()] : facts;
}

function isBuilt({ state }: StageLook): boolean {
  return state === 'done' || state === 'cached';
}

/** All that is known, each with what it is. */
export function resultFacts({ result }: ShownResult, now: number): readonly (readonly [string, string])[] {
  const { image, duration, steps, cachedSteps, builtAt } = result;
  const cached = steps > 0 ? [vscode.l10n.t('{0} of {1} steps from the cache', cachedSteps, steps)] : [];
  return [
    ...(image ? [[vscode.l10n.t('Image'), image.tag] as const] : []),
    ...(image ? [[vscode.l10n.t('Size'), imageWords(result).join(' · ')] as const] : []),
    [vscode.l10n.t('Time'), [durationText(duration), ...cached].join(' · ')],
    [vscode.l10n.t('Built'), relativeTime(builtAt, now, vscode.env.language)],
  ];
}

/** What to say of a result that is stale. */
export function staleText(): string {
  return vscode.l10n.t('The Dockerfile has changed since.');
}

function imageWords({ image }: StageResult): string[] {
  if (!image) return [];
  const { size, layerCount } = image;
  const layers = layerCount === 1 ? vscode.l10n.t('1 layer') : vscode.l10n.t('{0} layers', layerCount);
  return [...(size === undefined ? [] : [sizeText(size)]), layers];
}

function howText(result: StageResult): string {
  if (isAllCached(result)) return vscode.l10n.t('built from the cache');
  return vscode.l10n.t('built in {0}', durationText(result.duration));
}
