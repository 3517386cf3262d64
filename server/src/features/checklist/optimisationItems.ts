import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { buildsPrograms, isBare } from './baseSize';
import { at, failed, failedBy, type ItemDefinition, notApplicable, passed } from './checklistItem';
import { copiedFromContext, isWholeFolder } from './contextCopies';
import { nameOf, sourceLabel, takenFromStages } from './structureItems';

const onlyArtefacts: ItemDefinition = {
  id: 'only-artefacts',
  section: 'optimisation',
  title: () => l10n.t('Only what was built is copied'),
  rules: ['filesystem-copied'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const copied = takenFromStages(view).filter(({ kind }) => kind === 'copy' || kind === 'onbuild-copy');
    if (copied.length === 0) return notApplicable(l10n.t('What ships takes nothing from other stages.'));
    return passed(...copied.map((one) => at(one.range, l10n.t('Files of stage {0} are copied.', sourceLabel(one)))));
  },
};

const noSources: ItemDefinition = {
  id: 'no-sources',
  section: 'optimisation',
  title: () => l10n.t('No sources ship'),
  rules: ['sources-shipped'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    if (takenFromStages(view).length === 0) return notApplicable(l10n.t('Nothing is built in another stage.'));
    const copied = copiedFromContext(view.shipped).some(({ word }) => isWholeFolder(word) || script.test(word.text));
    if (copied) return notApplicable(l10n.t('What is copied out of the build context is what runs.'));
    return passed(at(view.target.from.range, l10n.t('No sources are in stage {0}.', stageLabel(view.target))));
  },
};

/** A program that is its own source. */
const script = /\.(?:py|[cm]?[jt]sx?|rb|php|pl|r|jl|exs|lua|sh)$/i;

const noBuildTools: ItemDefinition = {
  id: 'no-build-tools',
  section: 'optimisation',
  title: () => l10n.t('No build tools and caches ship'),
  rules: ['build-tools-shipped', 'dev-dependencies-shipped', 'package-cache-left', 'filesystem-copied'],
  isOfProduct: true,
  judge({ base, shipped, target }, findings) {
    if (findings.length > 0) return failedBy(findings);
    if (!base || base.name === '') return notApplicable(l10n.t('Which image that is depends on the build.'));
    const place = (shipped.at(-1) ?? target).base.range;
    if (base.kind === 'sdk') return failed(at(place, l10n.t("'{0}' holds the tools of a whole build.", nameOf(base))));
    return passed(at(target.from.range, l10n.t('None is installed in stage {0}.', stageLabel(target))));
  },
};

const bareBase: ItemDefinition = {
  id: 'bare-base',
  section: 'optimisation',
  title: () => l10n.t('Programs that need no system ship without one (scratch, distroless)'),
  rules: ['filesystem-copied'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const { base, shipped, target } = view;
    if (!base || base.name === '') return notApplicable(l10n.t('Which image that is depends on the build.'));
    const place = (shipped.at(-1) ?? target).base.range;
    if (isBare(base)) return passed(at(place, l10n.t("'{0}' has no shell and no package manager.", base.name)));
    if (!buildsPrograms(view)) return notApplicable(l10n.t('What ships needs a system to run on.'));
    return failed(at(place, l10n.t("'{0}' could be scratch or a distroless image.", base.name)));
  },
};

export const optimisationItems: readonly ItemDefinition[] = [onlyArtefacts, noSources, noBuildTools, bareBase];
