import type { Range } from 'vscode-languageserver-types';
import type { RuleDescription } from '../../features/ruleDescriptions';
import type { FileFinding, Severity } from '../findings';
import type { ReportFormat } from './format';

/** Static Analysis Results Interchange Format 2.1.0: one run with the rules described and all results. */
export function sarifFormat(rules: readonly RuleDescription[], version: string): ReportFormat {
  const artifacts: string[] = [];
  const results: object[] = [];
  const indices = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    file(report) {
      const index = artifacts.push(uriReference(report.file)) - 1;
      for (const finding of report.findings) {
        results.push(result(finding, { uri: artifacts[index], index }, indices.get(finding.rule)));
      }
      return '';
    },
    end: () => `${JSON.stringify(log(rules, version, artifacts, results), null, 2)}\n`,
  };
}

interface Artifact {
  readonly uri: string;
  readonly index: number;
}

const levels: Record<Severity | 'off', string> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
  off: 'none',
};

function log(rules: readonly RuleDescription[], version: string, artifacts: readonly string[], results: object[]) {
  const driver = { name: 'Dockerfile Stages', version, rules: rules.map(ruleDescriptor) };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.map((uri) => ({ location: { uri } })),
        results,
      },
    ],
  };
}

function ruleDescriptor({ id, summary, severity, url }: RuleDescription) {
  return {
    id,
    shortDescription: { text: summary },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: FileFinding, artifact: Artifact, ruleIndex: number | undefined) {
  const { rule, severity, message, range, related, buildkitRule, hadolintRule } = finding;
  const place = (at: Range, file?: string) => {
    const artifactLocation = file === undefined ? artifact : { uri: uriReference(file) };
    return { physicalLocation: { artifactLocation, region: region(at) } };
  };
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [place(range)],
    ...((buildkitRule ?? hadolintRule) && { properties: { buildkitRule, hadolintRule } }),
    ...(related?.length && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...place(other.range, other.file),
        message: { text: other.message },
      })),
    }),
  };
}

/** 1-based; the end column is the one behind the last character. */
function region({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path as a relative URI reference: segments percent-encoded, so that `#` and blanks stay part of the name. */
function uriReference(file: string): string {
  const path = file.replaceAll('\\', '/');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[a-z]:/i.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
