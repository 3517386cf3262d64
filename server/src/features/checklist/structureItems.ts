import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Dependency } from '../../model/stageGraph';
import { builtLanguages, isSlim } from './baseSize';
import { at, failed, failedBy, type ItemDefinition, notApplicable, passed } from './checklistItem';
import type { ChecklistView } from './checklistView';

const buildApart: ItemDefinition = {
  id: 'build-apart',
  section: 'structure',
  title: () => l10n.t('The build stands apart from what runs'),
  rules: ['single-stage-build'],
  isOfProduct: true,
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const [taking] = takenFromStages(view);
    if (taking) return passed(at(taking.range, takesFiles(taking)));
    const { target } = view;
    if (builtLanguages(view).length === 0) return notApplicable(l10n.t('Nothing is compiled here.'));
    return failed(at(target.from.range, l10n.t('Stage {0} builds and runs the program.', stageLabel(target))));
  },
};

function takesFiles(taken: Dependency): string {
  return l10n.t('Stage {0} takes its files from stage {1}.', stageLabel(taken.stage), sourceLabel(taken));
}

/** The stage that something is taken from, as messages call it. */
export function sourceLabel({ source, reference }: Dependency): string {
  return source.kind === 'stage' ? stageLabel(source.stage) : reference;
}

/** COPY and mounts of what ships, out of stages that do not. */
export function takenFromStages({ shipped }: ChecklistView): readonly Dependency[] {
  return shipped.flatMap(({ dependencies }) =>
    dependencies.filter(
      ({ kind, source }) => kind !== 'base' && source.kind === 'stage' && !shipped.includes(source.stage),
    ),
  );
}

/** More names of stages are not listed. */
const mostNames = 10;

const stagesNamed: ItemDefinition = {
  id: 'stages-named',
  section: 'structure',
  title: () => l10n.t('Stages have names'),
  judge({ snapshot: { graph } }) {
    if (graph.stages.length < 2) return notApplicable(l10n.t('There is only one stage.'));
    const unnamed = graph.stages.filter((stage) => stage.name === undefined && stage !== graph.defaultStage);
    if (unnamed.length > 0)
      return failed(
        ...unnamed.map((stage) => at(stage.from.range, l10n.t('Stage {0} has no name.', stageLabel(stage)))),
      );
    const names = graph.stages.flatMap(({ name }) => name ?? []);
    const more = names.length > mostNames ? ' …' : '';
    return passed({ message: l10n.t('Their names: {0}', names.slice(0, mostNames).join(', ')) + more });
  },
};

const testStage: ItemDefinition = {
  id: 'test-stage',
  section: 'structure',
  title: () => l10n.t('A stage runs the tests'),
  judge({ snapshot: { graph } }) {
    const test = graph.stages.find(({ name = '' }) => testName.test(name));
    if (test) return passed(at(test.from.range, l10n.t('Stage {0} is for tests.', stageLabel(test))));
    if (graph.stages.length < 2) return notApplicable(l10n.t('There is only one stage.'));
    return failed({ message: l10n.t('No stage is called test, so that docker build --target test could run them.') });
  },
};

const testName = /(?:^|[-_.])(?:tests?|testing|unit|e2e|spec|check|integration)(?:$|[-_.\d])/;

const minimalBase: ItemDefinition = {
  id: 'minimal-base',
  section: 'structure',
  title: () => l10n.t('What ships stands on a small image'),
  rules: ['slimmer-base', 'filesystem-copied'],
  isOfProduct: true,
  judge({ target, base, shipped }, findings) {
    const place = (shipped.at(-1) ?? target).base.range;
    if (findings.length > 0) return failedBy(findings);
    if (!base || base.name === '') return notApplicable(l10n.t('Which image that is depends on the build.'));
    if (base.kind === 'sdk') return failed(at(place, l10n.t("'{0}' holds the tools of a whole build.", nameOf(base))));
    if (isSlim(base)) return passed(at(place, l10n.t("'{0}' is small.", nameOf(base))));
    return base.kind === undefined
      ? notApplicable(l10n.t("Nothing is known of '{0}'.", nameOf(base)))
      : passed(at(place, l10n.t("No smaller image than '{0}' is known for this.", nameOf(base))));
  },
};

/** As people write it. */
export function nameOf({ name, tag }: { readonly name: string; readonly tag: string | undefined }): string {
  return tag === undefined ? name : `${name}:${tag}`;
}

export const structureItems: readonly ItemDefinition[] = [buildApart, stagesNamed, testStage, minimalBase];
