import type { StageGraph } from '../../model/stageGraph';
import type { CheckOptions } from '../../syntax/checkOptions';
import type { Snapshot } from '../../workspace/snapshot';
import type { ReportedFinding } from '../running/reportedFinding';
import { experimentalChecks, wholeFileChecks } from '../shared/checks/buildkitChecks';
import { checkComments } from '../shared/checks/checkComments';
import type { Suppression } from './suppression';

/** `# check=skip=…` at the top of a file and above its instructions, for whatever finding is one of BuildKit's checks. */
export const buildkitCheck: Suppression = (snapshot: Snapshot) => {
  const { file, inline } = checkComments(snapshot);
  if (!file && inline.size === 0) return undefined;
  return (finding) => {
    const { buildkitRule } = finding;
    if (buildkitRule === undefined || experimentalChecks.has(buildkitRule)) return false;
    if (file && skips(file, buildkitRule)) return true;
    if (inline.size === 0 || wholeFileChecks.has(buildkitRule)) return false;
    const options = inline.get(lineOfComment(finding, snapshot.graph));
    return options !== undefined && skips(options, buildkitRule);
  };
};

function skips({ skipAll, skip }: CheckOptions, check: string): boolean {
  return skipAll || skip.some(({ text }) => text === check);
}

/**
 * The line of the instruction at which BuildKit ran the check: the one that is reported, but of two CMD the first is
 * reported and the second was looked at.
 */
function lineOfComment({ range, buildkitRule }: ReportedFinding, graph: StageGraph): number {
  const { line } = range.start;
  if (buildkitRule !== 'MultipleInstructionsDisallowed') return line;
  const { instructions = [] } = graph.stageAt(line) ?? {};
  const at = instructions.findIndex((instruction) => instruction.line === line);
  const name = instructions[at]?.name;
  const next = at < 0 ? undefined : instructions.find((instruction, i) => i > at && instruction.name === name);
  return next?.line ?? line;
}
