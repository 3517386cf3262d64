import { l10n } from 'vscode';
import type { ComparisonStrings } from '../../../server/src/protocol/comparison';

/** The words of the panel. Places for names are filled in by the webview, so they stand for themselves here. */
export function compareStrings(): ComparisonStrings {
  const [first, second] = ['{0}', '{1}'];
  return {
    waiting: l10n.t('Run "Compare Stages…" to see what the images of stages have in them.'),
    looking: l10n.t('Looking at the images…'),
    caption: l10n.t('Stages of {0}', first),
    columns: {
      stage: l10n.t('Stage'),
      base: l10n.t('Base'),
      image: l10n.t('Image'),
      size: l10n.t('Size'),
      layers: l10n.t('Layers'),
      reduction: l10n.t('Reduction'),
      duration: l10n.t('Build time'),
      user: l10n.t('User'),
      ports: l10n.t('Ports'),
      command: l10n.t('Entry point'),
    },
    layersOf: l10n.t('Layers of {0}', first),
    instruction: l10n.t('Instruction'),
    from: l10n.t('From'),
    layerSize: l10n.t('Size'),
    largest: l10n.t('largest'),
    notBuilt: l10n.t('not built yet'),
    stale: l10n.t('changed since'),
    build: l10n.t('Build It'),
    copy: l10n.t('Copy as Markdown'),
    exportTable: l10n.t('Export as CSV…'),
    refresh: l10n.t('Refresh'),
    close: l10n.t('Close'),
    emptyLayers: l10n.t('Show what adds no files ({0})', first),
    baseLayers: l10n.t('Base image {0} · {1}', first, second),
    layerCount: l10n.t('{0} layers', first),
    oneLayer: l10n.t('1 layer'),
    noLayers: l10n.t("The engine doesn't tell the layers of this image."),
    madeBy: l10n.t('{0}, line {1}', first, second),
    unknownOrigin: l10n.t('not in the Dockerfile as it is now'),
    unknownInstruction: l10n.t('unknown'),
  };
}
