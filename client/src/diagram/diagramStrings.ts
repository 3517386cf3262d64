import { l10n } from 'vscode';
import type { DiagramStrings } from '../../../server/src/protocol/webview';

/** The words of the panel. Places for names are filled in by the webview, so they stand for themselves here. */
export function diagramStrings(): DiagramStrings {
  const [first, second] = ['{0}', '{1}'];
  return {
    diagram: l10n.t('Stage diagram'),
    waiting: l10n.t('Open a Dockerfile to see its stages.'),
    fit: l10n.t('Fit'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    legend: l10n.t('Legend'),
    base: 'FROM',
    copy: 'COPY --from',
    mount: 'RUN --mount',
    onbuild: 'ONBUILD',
    ships: l10n.t('ships in the image'),
    builds: l10n.t('only builds'),
    problem: l10n.t('problem'),
    stage: l10n.t('Stage {0}', first),
    image: l10n.t('Image {0}', first),
    context: l10n.t('Build context {0}', first),
    fromBase: l10n.t('from {0}', first),
    line: l10n.t('line {0}', first),
    baseEdge: l10n.t('{1} is built from {0}', first, second),
    copyEdge: l10n.t('{1} copies from {0}', first, second),
    mountEdge: l10n.t('{1} mounts {0}', first, second),
    onbuildEdge: l10n.t('{1} runs what {0} has for ONBUILD', first, second),
    isDefault: l10n.t('built by default'),
    isTarget: l10n.t('the target of this build'),
    isUnused: l10n.t('unused'),
    running: l10n.t('building'),
    errors: l10n.t('errors: {0}', first),
    warnings: l10n.t('warnings: {0}', first),
    stageCount: l10n.t('Stages: {0}', first),
    says: l10n.t('{0}: {1}', first, second),
    keys: l10n.t('Arrow keys walk from stage to stage, Enter shows the instruction, B builds the stage.'),
  };
}
