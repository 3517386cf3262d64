import * as l10n from '@vscode/l10n';
import { formatPlatform, type Platform, parsePlatform } from '../../model/platform';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { expandWord } from '../../syntax/shellWords';
import type { Finding, Rule } from '../rule';
import { convertedStages } from '../shared/checks/convertedStages';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A base image that was made for another platform; nothing is said of images whose platform nobody knows. */
export const invalidBaseImagePlatform: Rule = {
  id: 'invalid-base-image-platform',
  family: 'buildkit',
  summary: () => l10n.t('A base image that is made for another platform than the one that is built.'),
  defaultSeverity: 'warning',
  buildkitRule: 'InvalidBaseImagePlatform',
  *check({ graph, dockerfile }): Generator<Finding> {
    const { images } = graph.inputs;
    if (!images) return;
    for (const stage of convertedStages(graph)) {
      const { source } = stage.base;
      if (source.kind !== 'image' || stage.replacedBy !== undefined) continue;
      const platform = images[source.reference]?.platform;
      const actual = platform === undefined ? undefined : parsePlatform(platform, usual);
      const expected = expectedPlatform(stage, graph, dockerfile.escape);
      if (actual && expected && !isSame(actual, expected)) yield finding(stage, actual, expected);
    }
  },
};

const usual: Platform = { os: 'linux', architecture: 'amd64', variant: '' };

/** That of `--platform`, else of the build. */
function expectedPlatform({ platform }: Stage, { globalValues, inputs }: StageGraph, escape: string) {
  const build = parsePlatform(inputs.platform ?? '', usual) ?? usual;
  if (!platform?.value) return build;
  const expanded = expandWord(platform.value.text, (name) => globalValues.get(name), { escape });
  return 'error' in expanded ? undefined : parsePlatform(expanded.text, build);
}

function isSame(a: Platform, b: Platform): boolean {
  return a.os === b.os && a.architecture === b.architecture;
}

function finding(stage: Stage, actual: Platform, expected: Platform): Finding {
  const message = l10n.t(
    'The image {0} is made for {1}, and this build is for {2}.',
    stage.base.expanded,
    formatPlatform(actual),
    formatPlatform(expected),
  );
  return { ...onFirstLine(stage.from, stage.base.range, l10n.t('The base stands here')), message };
}
