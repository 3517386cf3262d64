import type { Finding, Severity } from '../rule';

/** A finding with what its rule is called and how grave it is for this user. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}
