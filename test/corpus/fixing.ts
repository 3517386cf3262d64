import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fixesOf } from '../../server/src/features/codeActions/fixesOf';
import { contains } from '../../server/src/features/ranges';
import type { BuildError, BuildInputs, Dependency, Source, StageGraph } from '../../server/src/model/stageGraph';
import { allRules } from '../../server/src/rules/allRules';
import type { Fix } from '../../server/src/rules/rule';
import type { ReportedFinding } from '../../server/src/rules/running/reportedFinding';
import { defaultChoice, type RuleChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules } from '../../server/src/rules/runRules';
import { applyEdits } from '../../server/src/util/applyEdits';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { applied } from '../support/edits';
import { conformanceFolder, graphFiles, hasConformanceData, inputsOf, readRecords } from './records';
import { snapshotWith } from './renaming';

/** A Dockerfile with all that is known of it. */
export interface FixCase {
  readonly id: string;
  readonly text: string;
  readonly inputs: BuildInputs;
}

/** Of those that a generator made, this part is enough. */
const oneOf = 5;

/** The shared Dockerfiles, and those of courses. */
export function* fixCases(): Generator<FixCase> {
  if (hasConformanceData()) {
    for (const file of graphFiles) {
      const step = file.includes('generated') ? oneOf : 1;
      for (const [index, record] of readRecords(file).entries()) {
        if (index % step !== 0) continue;
        yield { id: `${file} ${record.id}`, text: record.dockerfile, inputs: inputsOf(record) };
      }
    }
  }
  const courses = join(conformanceFolder, '..', 'course-examples');
  for (const name of existsSync(courses) ? readdirSync(courses) : []) {
    if (name.endsWith('.Dockerfile')) yield { id: name, text: readFileSync(join(courses, name), 'utf8'), inputs: {} };
  }
}

/** Every rule is asked, those too that are off by default. */
const everything: RuleChoice = {
  ...defaultChoice,
  severities: Object.fromEntries(
    allRules.map(({ id, defaultSeverity, strictSeverity = 'information' }) => [
      id,
      defaultSeverity === 'off' ? strictSeverity : defaultSeverity,
    ]),
  ),
};

/** `failed` hears of rules that fail. */
export function findingsIn(snapshot: Snapshot, failed?: (message: string) => void): readonly ReportedFinding[] {
  return runRules(snapshot, everything, failed);
}

/** What is wrong with a fix of a finding; empty where nothing is. */
export function faultsOf(
  fix: Fix,
  finding: ReportedFinding,
  before: Snapshot,
  known: readonly ReportedFinding[],
): string[] {
  const { inputs } = before.graph;
  const text = applyEdits(before.text, fix.edits);
  if (text === before.text) return ['changes nothing'];
  if (plain(text) !== plain(appliedByEditor(before.text, fix)))
    return ['has edits that an editor refuses or understands otherwise'];
  const after = snapshotWith(text, inputs);
  const now = findingsIn(after);
  const faults: string[] = [];
  if (!takesOut(fix, finding) && !isGone(finding, known, now)) faults.push('leaves the finding');
  const errors = fix.safe ? newErrors(known, now) : newFileErrors(before.graph, after.graph);
  faults.push(...errors.map((error) => `makes an error: ${error}`));
  if (fix.safe && !isSameBuild(before.graph, after.graph)) faults.push('is safe, and changes the graph');
  return faults;
}

/** Whether nothing is left that could be found; what follows from that may be another finding in the same words. */
function takesOut({ edits }: Fix, finding: ReportedFinding): boolean {
  return edits.some(
    ({ range, newText }) =>
      newText === '' && contains(range, finding.range.start) && contains(range, finding.range.end),
  );
}

/** Editors have their own line ends. */
function plain(text: string | undefined): string | undefined {
  return text?.replaceAll('\r\n', '\n');
}

/** One finding of the rule that says so is there no more, whatever its line; what follows from that may be new. */
export function isGone(
  finding: ReportedFinding,
  before: readonly ReportedFinding[],
  after: readonly ReportedFinding[],
): boolean {
  const words = ({ rule, message }: ReportedFinding) => `${rule}: ${message.replace(/\d+/g, '')}`;
  const same = (all: readonly ReportedFinding[]) => all.filter((one) => words(one) === words(finding)).length;
  const ofRule = (all: readonly ReportedFinding[]) => all.filter(({ rule }) => rule === finding.rule).length;
  return same(after) < same(before) || ofRule(after) < ofRule(before);
}

/** What keeps any stage from being built, and did not before. Other errors may have been hidden by the finding. */
function newFileErrors(before: StageGraph, after: StageGraph): string[] {
  const errorsOf = ({ unreadable, fileErrors, invalidReferences }: StageGraph) => [
    ...(unreadable ? [unreadable] : []),
    ...fileErrors,
    ...invalidReferences,
  ];
  const [old, now] = [errorsOf(before), errorsOf(after)];
  return now.length > old.length ? now.slice(old.length).map(({ message }) => message) : [];
}

function appliedByEditor(text: string, { edits }: Fix): string | undefined {
  try {
    return applied(text, [...edits]);
  } catch {
    return undefined;
  }
}

/** Rules that report more errors than before. */
export function newErrors(before: readonly ReportedFinding[], after: readonly ReportedFinding[]): string[] {
  const errors = (all: readonly ReportedFinding[]) => all.filter(({ severity }) => severity === 'error');
  const counts = new Map<string, number>();
  for (const { rule } of errors(before)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return errors(after).flatMap(({ rule, message }) => {
    const left = (counts.get(rule) ?? 0) - 1;
    counts.set(rule, left);
    return left < 0 ? `${rule}: ${message}` : [];
  });
}

/** Whether two files build the same stages out of the same things. */
export function isSameBuild(before: StageGraph, after: StageGraph): boolean {
  return isDeepStrictEqual(buildOf(before), buildOf(after));
}

/** What is built out of what; not where that is written, and not in which words. */
function buildOf(graph: StageGraph): unknown {
  const errorOf = (error: BuildError | undefined) => error?.id;
  const sourceOf = (source: Source) => (source.kind === 'stage' ? source.stage.index : source);
  const dependencyOf = ({ kind, source, forward }: Dependency) => ({ kind, source: sourceOf(source), forward });
  return {
    unreadable: errorOf(graph.unreadable),
    fileErrors: graph.fileErrors.map(errorOf),
    invalid: graph.invalidReferences.map(errorOf),
    globalArgs: graph.globalArgs.map(({ name, value }) => [name, value]),
    triggers: graph.triggerReferences.map(({ kind, stage, source }) => [kind, stage.index, sourceOf(source)]),
    stages: graph.stages.map((stage) => ({
      name: stage.name,
      base: sourceOf(stage.base.source),
      replacedBy: stage.replacedBy,
      dependencies: stage.dependencies.map(dependencyOf),
      reached: graph.reachedFrom(stage).map(({ index }) => index),
      error: errorOf(graph.errorOf(stage)),
    })),
  };
}

/** Each fix of each finding, one after the other. */
export function* fixesIn(findings: readonly ReportedFinding[]): Generator<{ finding: ReportedFinding; fix: Fix }> {
  for (const finding of findings) for (const fix of fixesOf(finding)) yield { finding, fix };
}
