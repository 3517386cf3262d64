import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { exposedPorts } from '../shared/checks/exposedPorts';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** EXPOSE with an address or a port of the host, which only who runs the image can say. */
export const exposeInvalidFormat: Rule = {
  id: 'expose-invalid-format',
  family: 'buildkit',
  summary: () => l10n.t('EXPOSE with an address or a port of the host.'),
  defaultSeverity: 'warning',
  buildkitRule: 'ExposeInvalidFormat',
  *check(snapshot: Snapshot): Generator<Finding> {
    for (const { text, host, range, instruction, isLiteral } of exposedPorts(snapshot)) {
      if (!namesHost(host)) continue;
      const newText = text.slice(host.length + 1);
      yield {
        ...onFirstLine(instruction, range, l10n.t("The port '{0}'", text)),
        message: l10n.t(
          "EXPOSE names ports of the container only. Write '{0}', and say '{1}' where the image is run.",
          newText,
          `-p ${text}`,
        ),
        fixes: isLiteral ? [{ title: l10n.t("Write '{0}'", newText), edits: [{ range, newText }] }] : [],
      };
    }
  },
};

/** `:80` has nothing in front of its colon. */
function namesHost(host: string): boolean {
  return /[^:]/.test(host);
}
