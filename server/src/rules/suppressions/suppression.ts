import type { Snapshot } from '../../workspace/snapshot';
import type { RuleInfo } from '../rule';
import type { ReportedFinding } from '../running/reportedFinding';

/**
 * Comments of one kind that silence findings. Looks at the file when something was found in it, and says of each finding
 * whether it is silenced; undefined where the file has no such comments.
 */
export type Suppression = (snapshot: Snapshot) => ((finding: ReportedFinding, rule: RuleInfo) => boolean) | undefined;
