import * as l10n from '@vscode/l10n';
import type { BuildError, Stage } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { stageless } from '../running/stageless';

/** An instruction that BuildKit refuses when it builds the stage, whatever the files and images are. */
export const buildErrorRule: Rule = {
  id: 'build-error',
  family: 'stages',
  summary: () => l10n.t('An instruction that makes every build of its stage fail.'),
  defaultSeverity: 'error',
  hadolintRules: ['DL3011'],
  *check(snapshot): Generator<Finding> {
    const { graph } = stageless(snapshot) ?? snapshot;
    for (const { stage, error } of graph.stageErrors) {
      const { id, certain, range, message, related } = error;
      // What hangs on an image or a build argument may well be right.
      if (id !== 'instruction' || !certain) continue;
      const name = nameAt(stage, error);
      // `trailing-comment` knows what is meant.
      if (name === 'EXPOSE' && message.includes(': #')) continue;
      yield { range, message, related, ...portCode(name, message) };
    }
  },
};

function nameAt({ instructions }: Stage, { lines }: BuildError): string | undefined {
  return instructions.find(({ line }) => line === lines[0]?.first)?.name;
}

function portCode(name: string | undefined, message: string): Pick<Finding, 'hadolintRule'> {
  return name === 'EXPOSE' && /(?:container|host)Port/.test(message) ? { hadolintRule: 'DL3011' } : {};
}
