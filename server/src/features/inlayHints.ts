import * as l10n from '@vscode/l10n';
import type { InlayHint, InlayHintLabelPart, Range } from 'vscode-languageserver-types';
import { parseImageReference } from '../images/imageReference';
import type { Source, Stage } from '../model/stageGraph';
import type { InlayHintSettings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { buildTitle } from './buildTitle';
import { declarationRange } from './definition';
import { overlaps } from './ranges';
import { type WrittenSource, writtenSources } from './stageReferences';
import { baseLabel, sourceLabel } from './words';

/**
 * What one would otherwise have to count or look up: the stage behind a number, the base behind variables, and the
 * number of a stage without a name. Only those in `range`.
 */
export function inlayHints(snapshot: Snapshot, range: Range, settings: InlayHintSettings): InlayHint[] {
  const hints: InlayHint[] = [];
  const { stages } = snapshot.graph;
  for (const written of writtenSources(snapshot)) {
    const { kind, form } = written;
    if (written.range.start.line < range.start.line || written.range.start.line > range.end.line) continue;
    if (form === 'index' && settings.stageOfIndex) hints.push(stageOfIndex(snapshot.uri, written));
    if (kind !== 'base') continue;
    if (form === 'expression' && settings.resolvedBase) hints.push(...resolvedBase(snapshot, written));
    if (settings.stageIndex && stages.length > 1) hints.push(...stageIndex(written.stage));
  }
  return hints.filter(({ position }) => overlaps(range, { start: position, end: position }));
}

function stageOfIndex(uri: string, { written, source, range }: WrittenSource): InlayHint {
  const label = source.kind === 'stage' ? stageName(source.stage) : sourceLabel(source);
  const tooltip = l10n.t(
    '{0} is the number of this stage. Its name would still be right after a stage is put above.',
    written,
  );
  return {
    label: [linked(uri, label, source)],
    position: range.end,
    paddingLeft: true,
    ...(source.kind === 'stage' && { tooltip }),
  };
}

/** Only where the variables have values that give something which can be built on. */
function resolvedBase({ uri, seenAs }: Snapshot, { stage, source }: WrittenSource): InlayHint[] {
  const { expanded, range, written } = stage.base;
  const isBase = source.kind !== 'image' || typeof parseImageReference(expanded) !== 'string';
  if (!expanded || expanded === written || !isBase) return [];
  const tooltip = seenAs
    ? l10n.t('What FROM means as {0} builds it.', buildTitle(seenAs))
    : l10n.t('What FROM means with the defaults of its ARGs; --build-arg can change it.');
  return [{ label: [linked(uri, expanded, source)], position: range.end, tooltip, paddingLeft: true }];
}

function stageIndex({ index, writtenName, base }: Stage): InlayHint[] {
  if (writtenName !== undefined) return [];
  const tooltip = l10n.t('COPY --from={0} takes from this stage, and a build calls it stage-{0}.', index);
  return [{ label: l10n.t('stage {0}', index), position: base.range.end, tooltip, paddingLeft: true }];
}

/** Its name, or what it is built on. */
function stageName(stage: Stage): string {
  return stage.writtenName ?? `FROM ${baseLabel(stage)}`;
}

/** A part that leads to the stage which it names. */
function linked(uri: string, value: string, source: Source): InlayHintLabelPart {
  return source.kind === 'stage' ? { value, location: { uri, range: declarationRange(source.stage) } } : { value };
}
