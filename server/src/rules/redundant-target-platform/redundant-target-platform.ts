import * as l10n from '@vscode/l10n';
import { formatPlatform, type Platform, parsePlatform } from '../../model/platform';
import type { StageGraph } from '../../model/stageGraph';
import { expandWord } from '../../syntax/shellWords';
import type { Finding, Rule } from '../rule';
import { withoutPlatform } from '../shared/images/withoutPlatform';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** `FROM --platform=$TARGETPLATFORM`, which is the platform that it has anyway. */
export const redundantTargetPlatform: Rule = {
  id: 'redundant-target-platform',
  family: 'buildkit',
  summary: () => l10n.t('--platform=$TARGETPLATFORM, which is the default.'),
  defaultSeverity: 'information',
  buildkitRule: 'RedundantTargetPlatform',
  hadolintRules: ['DL3065'],
  *check({ graph, dockerfile: { escape } }): Generator<Finding> {
    for (const { platform, from } of graph.stages) {
      const text = platform?.value?.text;
      if (!platform || !text?.includes(variable) || !isTarget(text, graph, escape)) continue;
      const fix = withoutPlatform(from, platform, true);
      yield {
        ...onFirstLine(from, from.rangeOf(platform), l10n.t('The platform')),
        message: l10n.t('{0} is the platform that FROM takes anyway. Leave it out.', `--platform=${text}`),
        tags: ['unnecessary'],
        hadolintRule: 'DL3065',
        fixes: fix ? [fix] : [],
      };
    }
  },
};

const variable = 'TARGETPLATFORM';

/** Whether the text expands to the target platform with no other variable in it, as BuildKit asks. */
function isTarget(text: string, graph: StageGraph, escape: string): boolean {
  const target = targetPlatform(graph);
  const expanded = expandWord(text, (name) => (name === variable ? target : undefined), { escape });
  if ('error' in expanded || expanded.names.length === 0) return false;
  return expanded.text === target && expanded.names.every((name) => name === variable);
}

const defaultPlatform: Platform = { os: 'linux', architecture: 'amd64', variant: '' };

function targetPlatform({ inputs: { platform = '', buildArgs = {} }, globalArgs }: StageGraph): string {
  const declared = globalArgs.findLast(({ name, value }) => name === variable && value !== undefined)?.value;
  return declared ?? buildArgs[variable] ?? formatPlatform(parsePlatform(platform, defaultPlatform) ?? defaultPlatform);
}
