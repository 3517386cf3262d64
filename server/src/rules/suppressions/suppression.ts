import type { Snapshot } from '../../workspace/snapshot';
import type { ReportedFinding } from '../reportedFinding';
import type { RuleInfo } from '../rule';

/**
 * Comments of one kind that silence findings. Looks at the file when something was found in it, and says of each finding
 * whether it is silenced; undefined where the file has no such comments.
 */
export type Suppression = (snapshot: Snapshot) => ((finding: ReportedFinding, rule: RuleInfo) => boolean) | undefined;
