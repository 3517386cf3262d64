import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { ReportedFinding } from '../rules/reportedFinding';
import type { Severity } from '../rules/rule';
import { choiceOf } from '../rules/ruleChoice';
import { runRules } from '../rules/runRules';
import type { Settings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { rulePage } from './rulePage';

/** More help nobody and cost every editor dear. */
const most = 1000;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

const known = new WeakMap<Snapshot, { readonly settings: Settings; readonly findings: readonly ReportedFinding[] }>();

/** Hears of rules that failed. */
export type Log = (message: string) => void;

/** What the rules find in a snapshot, in file order; computed once for the same settings. */
export function findingsOf(snapshot: Snapshot, settings: Settings, log?: Log): readonly ReportedFinding[] {
  const entry = known.get(snapshot);
  if (entry?.settings === settings) return entry.findings;
  const findings = runRules(snapshot, choiceOf(settings), log);
  known.set(snapshot, { settings, findings });
  return findings;
}

/** Findings as LSP has them; of very many the gravest. */
export function diagnostics(snapshot: Snapshot, settings: Settings, log?: Log): Diagnostic[] {
  const all = findingsOf(snapshot, settings, log);
  const chosen = all.length > most ? gravest(all) : all;
  return chosen.map((finding) => toDiagnostic(snapshot.uri, finding));
}

export function toDiagnostic(uri: string, finding: ReportedFinding): Diagnostic {
  const { rule, range, message, related } = finding;
  return {
    range,
    message,
    severity: severities[finding.severity],
    source: 'dockerfile-stages',
    code: rule,
    codeDescription: { href: rulePage(rule) },
    tags: finding.tags?.map((tag) => tags[tag]),
    relatedInformation: related?.map((other) => ({
      location: { uri: other.uri ?? uri, range: other.range },
      message: other.message,
    })),
  };
}

function gravest(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...findings].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, most);
}
