import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';
import { type ExposedPort, exposedPorts } from '../shared/checks/exposedPorts';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A protocol in EXPOSE that is not in lower case. */
export const exposeProtoCasing: Rule = {
  id: 'expose-proto-casing',
  family: 'buildkit',
  summary: () => l10n.t('A protocol in EXPOSE that is not in lower case.'),
  defaultSeverity: 'information',
  buildkitRule: 'ExposeProtoCasing',
  *check(snapshot: Snapshot): Generator<Finding> {
    for (const port of exposedPorts(snapshot)) {
      if (port.protocol === port.protocol.toLowerCase()) continue;
      const { instruction, isLiteral } = port;
      yield {
        ...onFirstLine(instruction, isLiteral ? ofProtocol(port) : port.range, l10n.t("The port '{0}'", port.text)),
        message: l10n.t("Protocols are in lower case: write '{0}'.", port.text.replace(/[^/]*$/, lower)),
        fixes: isLiteral ? [inLowerCase(port)] : [],
      };
    }
  },
};

function lower(text: string): string {
  return text.toLowerCase();
}

/** A literal word stands on one line, unless it is cut by the line's end; then the whole of it is meant. */
function ofProtocol({ range, protocol }: ExposedPort): ExposedPort['range'] {
  const { start, end } = range;
  if (start.line !== end.line) return range;
  return { start: { line: end.line, character: end.character - protocol.length }, end };
}

function inLowerCase({ range, text, protocol }: ExposedPort): Fix {
  const newText = text.slice(0, text.length - protocol.length) + protocol.toLowerCase();
  return { title: l10n.t("Write '{0}'", newText), edits: [{ range, newText }], safe: true };
}
