import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { isForDevelopment } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import { at, failed, failedBy, type ItemDefinition, notApplicable, passed } from './checklistItem';
import { type ChecklistView, ownImage } from './checklistView';

const cacheMounts: ItemDefinition = {
  id: 'cache-mounts',
  section: 'build',
  title: () => l10n.t('Package managers keep their cache from build to build'),
  rules: ['no-cache-mount'],
  judge(view, findings) {
    if (findings.length > 0) return failedBy(findings);
    const mounts = runsOf(view).filter(({ syntax: { isPlainRun }, body }) => !isPlainRun && hasCacheMount(body));
    if (mounts.length === 0) return notApplicable(l10n.t('No RUN here uses a cache.'));
    return passed(...mounts.map(({ range }) => at(range, l10n.t('This RUN has a cache mount.'))));
  },
};

function runsOf({ shipped, feeding }: ChecklistView): readonly Instruction[] {
  return [...feeding, ...shipped].flatMap(({ instructions }) => instructions.filter(({ name }) => name === 'RUN'));
}

function hasCacheMount(body: Instruction['body']): boolean {
  return body.kind === 'run' && body.mounts.some(({ type }) => type === 'cache');
}

const buildArguments: ItemDefinition = {
  id: 'build-arguments',
  section: 'build',
  title: () => l10n.t('Versions that stand in several places are build arguments'),
  judge({ snapshot: { graph } }) {
    const repeated = repeatedImages(graph.stages);
    if (repeated.length > 0) {
      const message = (stage: Stage) =>
        l10n.t("'{0}' stands here again; an ARG above the first FROM would hold its version once.", stage.base.written);
      return failed(...repeated.map((stage) => at(stage.base.range, message(stage))));
    }
    const arg = graph.globalArgs.find(({ name }) => graph.stages.some(({ base }) => isIn(name, base.written)));
    if (arg) return passed(at(arg.instruction.range, l10n.t("'{0}' can be set for a build.", arg.name)));
    return notApplicable(l10n.t('No version stands here twice.'));
  },
};

function isIn(name: string, written: string): boolean {
  return written.includes(`\${${name}`) || written.includes(`$${name}`);
}

/** Stages of an image with a version that a stage above has as well. */
function repeatedImages(stages: readonly Stage[]): readonly Stage[] {
  const seen = new Set<string>();
  return stages.filter(({ base: { source, written } }) => {
    if (source.kind !== 'image' || !written.includes(':') || written.includes('$')) return false;
    const isRepeated = seen.has(written);
    seen.add(written);
    return isRepeated;
  });
}

const targets: ItemDefinition = {
  id: 'targets',
  section: 'build',
  title: () => l10n.t('There are targets for development and for production'),
  judge({ snapshot: { graph }, target, isProduct }) {
    if (graph.stages.length < 2) return notApplicable(l10n.t('There is only one stage.'));
    const development = graph.stages.find((stage) => developmentName.test(stage.name ?? '') && isForDevelopment(stage));
    if (!isProduct)
      return failed(
        at(
          target.from.range,
          l10n.t('Stage {0} is built by default, and by its name it is not for production.', stageLabel(target)),
        ),
      );
    if (!development)
      return failed({ message: l10n.t('No stage is called dev or development, for work on the sources.') });
    return passed(
      at(development.from.range, l10n.t('Stage {0} is for development.', stageLabel(development))),
      at(target.from.range, l10n.t('Stage {0} is for production.', stageLabel(target))),
    );
  },
};

const developmentName = /(?:^|[-_.])(?:dev|develop|development|devel|devcontainer|debug|watch|local)(?:$|[-_.\d])/;

const pinned: ItemDefinition = {
  id: 'versions-pinned',
  section: 'build',
  title: () => l10n.t('Images have a version'),
  rules: ['untagged-image', 'latest-image'],
  judge({ snapshot: { graph } }, findings) {
    if (findings.length > 0) return failedBy(findings);
    const images = graph.stages.filter(({ base: { source, expanded } }) => source.kind === 'image' && expanded !== '');
    const floating = images.filter((stage) => !stage.base.written.includes('$') && !hasVersion(stage));
    const message = ({ base: { expanded } }: Stage) =>
      l10n.t("'{0}' names no version: each build may get another.", expanded);
    if (floating.length > 0) return failed(...floating.map((stage) => at(stage.base.range, message(stage))));
    const pinned = images.filter(hasVersion);
    if (pinned.length === 0) return notApplicable(l10n.t('No image is named here.'));
    return passed(...pinned.map(({ base: { range, expanded } }) => at(range, l10n.t("'{0}' has one.", expanded))));
  },
};

/** By a number in its name or tag (`static-debian12`, `v1`), a release's name or a digest. */
function hasVersion(stage: Stage): boolean {
  const { name = '', tag = '', digest } = ownImage(stage) ?? {};
  const words = `${name.slice(name.lastIndexOf('/') + 1)}:${tag}`;
  return digest !== undefined || /\d/.test(words) || releases.test(words);
}

const releases =
  /[:-](?:jessie|stretch|buster|bullseye|bookworm|trixie|forky|xenial|bionic|focal|jammy|noble|resolute)(?:-|$)/;

export const buildItems: readonly ItemDefinition[] = [cacheMounts, buildArguments, targets, pinned];
