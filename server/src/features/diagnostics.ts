import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Severity } from '../rules/rule';
import type { ReportedFinding } from '../rules/running/reportedFinding';
import { choiceOf } from '../rules/running/ruleChoice';
import { outcome, type Steps } from '../rules/running/steps';
import { runningRules } from '../rules/runRules';
import { smallText } from '../workspace/readAhead';
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

type Findings = readonly ReportedFinding[];

const known = new WeakMap<Snapshot, { readonly settings: Settings; readonly findings: Findings }>();

/** Hears of rules that failed. */
export type Log = (message: string) => void;

/** What the rules find in a snapshot, in file order; computed once for the same settings. */
export function findingsOf(snapshot: Snapshot, settings: Settings, log?: Log): readonly ReportedFinding[] {
  const entry = known.get(snapshot);
  if (entry?.settings === settings) return entry.findings;
  const findings = outcome(stepsTo(snapshot, settings, log));
  known.set(snapshot, { settings, findings });
  return findings;
}

const onTheirWay = new WeakMap<Snapshot, { readonly settings: Settings; readonly steps: Steps<Findings> }>();

function stepsTo(snapshot: Snapshot, settings: Settings, log: Log = () => {}): Steps<Findings> {
  const begun = onTheirWay.get(snapshot);
  if (begun?.settings === settings) return begun.steps;
  return runningRules(snapshot, choiceOf(settings), log);
}

/** Milliseconds that nobody feels. */
const slice = 10;

/**
 * Does the next part of the work for `findingsOf`; true once nothing is left that takes long. Whoever asks for findings
 * earlier gets them, after a pause.
 */
export function findAhead(snapshot: Snapshot, settings: Settings, log?: Log): boolean {
  if (snapshot.text.length < smallText || known.get(snapshot)?.settings === settings) return true;
  const steps = stepsTo(snapshot, settings, log);
  const end = Date.now() + slice;
  do {
    const { done, value } = steps.next();
    if (done) {
      onTheirWay.delete(snapshot);
      known.set(snapshot, { settings, findings: value });
      return true;
    }
  } while (Date.now() < end);
  onTheirWay.set(snapshot, { settings, steps });
  return false;
}

/** Whether all findings of a snapshot are there already. */
export function areFound(snapshot: Snapshot, settings: Settings): boolean {
  return known.get(snapshot)?.settings === settings;
}

/** Findings as LSP has them; of very many the gravest. */
export function diagnostics(snapshot: Snapshot, settings: Settings, log?: Log): Diagnostic[] {
  return diagnosticsOf(snapshot, findingsOf(snapshot, settings, log));
}

/** These findings of a snapshot as LSP has them. */
export function diagnosticsOf(snapshot: Snapshot, all: Findings): Diagnostic[] {
  const chosen = all.length > most ? gravest(all) : all;
  return chosen.map((finding) => toDiagnostic(snapshot.uri, finding));
}

const made = new WeakMap<ReportedFinding, { readonly uri: string; readonly diagnostic: Diagnostic }>();

/** The same object for the same finding. */
export function toDiagnostic(uri: string, finding: ReportedFinding): Diagnostic {
  const before = made.get(finding);
  if (before?.uri === uri) return before.diagnostic;
  const diagnostic = makeDiagnostic(uri, finding);
  made.set(finding, { uri, diagnostic });
  return diagnostic;
}

function makeDiagnostic(uri: string, finding: ReportedFinding): Diagnostic {
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
