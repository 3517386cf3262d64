import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { allRules, urgentRules } from '../rules/allRules';
import type { DockerfileRule, Severity } from '../rules/rule';
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

/** Hears of rules that failed. */
export type Log = (message: string) => void;

/** Milliseconds that nobody feels. */
const slice = 10;

/** What some rules find in snapshots; found once for the same settings. */
class Found {
  private readonly known = new WeakMap<Snapshot, { readonly settings: Settings; readonly findings: Findings }>();
  private readonly onTheirWay = new WeakMap<
    Snapshot,
    { readonly settings: Settings; readonly steps: Steps<Findings> }
  >();

  constructor(private readonly rules: readonly DockerfileRule[]) {}

  in(snapshot: Snapshot, settings: Settings, log?: Log): Findings {
    const entry = this.known.get(snapshot);
    if (entry?.settings === settings) return entry.findings;
    return this.keep(snapshot, settings, outcome(this.stepsTo(snapshot, settings, log)));
  }

  /** Does the next part of the work; true once nothing is left that takes long. */
  ahead(snapshot: Snapshot, settings: Settings, log?: Log): boolean {
    if (snapshot.text.length < smallText || this.has(snapshot, settings)) return true;
    const steps = this.stepsTo(snapshot, settings, log);
    const end = Date.now() + slice;
    do {
      const { done, value } = steps.next();
      if (done) {
        this.keep(snapshot, settings, value);
        return true;
      }
    } while (Date.now() < end);
    this.onTheirWay.set(snapshot, { settings, steps });
    return false;
  }

  has(snapshot: Snapshot, settings: Settings): boolean {
    return this.known.get(snapshot)?.settings === settings;
  }

  private stepsTo(snapshot: Snapshot, settings: Settings, log: Log = () => {}): Steps<Findings> {
    const begun = this.onTheirWay.get(snapshot);
    if (begun?.settings === settings) return begun.steps;
    return runningRules(snapshot, choiceOf(settings), log, this.rules);
  }

  private keep(snapshot: Snapshot, settings: Settings, findings: Findings): Findings {
    this.onTheirWay.delete(snapshot);
    this.known.set(snapshot, { settings, findings });
    return findings;
  }
}

const ofAll = new Found(allRules);
const ofUrgent = new Found(urgentRules);

/** What the rules find in a snapshot, in file order; computed once for the same settings. */
export function findingsOf(snapshot: Snapshot, settings: Settings, log?: Log): readonly ReportedFinding[] {
  return ofAll.in(snapshot, settings, log);
}

/** What the urgent rules find in a snapshot, in file order; computed once for the same settings. */
export function urgentFindings(snapshot: Snapshot, settings: Settings, log?: Log): readonly ReportedFinding[] {
  return ofUrgent.in(snapshot, settings, log);
}

/**
 * Does the next part of the work for `findingsOf`; true once nothing is left that takes long. Whoever asks for findings
 * earlier gets them, after a pause.
 */
export function findAhead(snapshot: Snapshot, settings: Settings, log?: Log): boolean {
  return ofAll.ahead(snapshot, settings, log);
}

/** `findAhead` for `urgentFindings`. */
export function findUrgentAhead(snapshot: Snapshot, settings: Settings, log?: Log): boolean {
  return ofUrgent.ahead(snapshot, settings, log);
}

/** Whether all findings of a snapshot are there already. */
export function areFound(snapshot: Snapshot, settings: Settings): boolean {
  return ofAll.has(snapshot, settings);
}

/** Findings as LSP has them; of very many the gravest. */
export function diagnostics(snapshot: Snapshot, settings: Settings, log?: Log): Diagnostic[] {
  return diagnosticsOf(snapshot, findingsOf(snapshot, settings, log));
}

const shown = new WeakMap<Findings, { readonly uri: string; readonly items: Diagnostic[] }>();

/** These findings of a snapshot as LSP has them; the same array for the same findings. */
export function diagnosticsOf({ uri }: Snapshot, all: Findings): Diagnostic[] {
  const before = shown.get(all);
  if (before?.uri === uri) return before.items;
  const chosen = all.length > most ? gravest(all) : all;
  const items = chosen.map((finding) => toDiagnostic(uri, finding));
  shown.set(all, { uri, items });
  return items;
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
