import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import type { DockerfileRule } from '../../server/src/rules/rule';
import type { ReportedFinding } from '../../server/src/rules/running/reportedFinding';
import { defaultChoice, type RuleChoice } from '../../server/src/rules/running/ruleChoice';
import { runRules } from '../../server/src/rules/runRules';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { targetReference } from './targetReferences';

/** A Dockerfile with what is marked in it. */
export interface Fixture {
  readonly text: string;
  /** Where `<|>` stood. */
  readonly cursor: Position | undefined;
  /** In file order. */
  readonly marks: readonly Mark[];
}

/** A stretch of one line and what is said of it. */
export interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

const markLine = /^# *(\^+) ?(.*)$/;

/**
 * Reads a fixture. Lines that begin with `#` and carets mark what stands above them and are taken out; the Dockerfile is
 * indented by two, so that its first columns can be marked as well:
 *
 *       FROM golang AS builder
 *       COPY --from=bilder a b
 *     #             ^^^^^^ unknown-stage: …
 */
export function fixture(source: string): Fixture {
  const lines = unindent(source);
  const indent = lines.some((line) => markLine.test(line)) ? 2 : 0;
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of lines) {
    const mark = markLine.exec(line);
    const [, carets = '', says = ''] = mark ?? [];
    const start = line.indexOf('^') - indent;
    if (mark) marks.push({ line: kept.length - 1, start, end: start + carets.length, says });
    else kept.push(line.slice(indent));
  }
  return { ...withoutCursor(kept), marks };
}

function unindent(source: string): string[] {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least));
}

function withoutCursor(lines: string[]): Pick<Fixture, 'text' | 'cursor'> {
  const line = lines.findIndex((text) => text.includes('<|>'));
  if (line < 0) return { text: lines.join('\n'), cursor: undefined };
  const character = (lines[line] as string).indexOf('<|>');
  lines[line] = (lines[line] as string).replace('<|>', '');
  return { text: lines.join('\n'), cursor: { line, character } };
}

/** What is known of a text; `targets` are the stages that other files ask for. */
export function snapshotOf(text: string, targets: readonly string[] = []): Snapshot {
  const uri = 'file:///project/Dockerfile';
  const references = targets.map((target) => targetReference({ target, dockerfile: uri }));
  return createSnapshot({ uri, version: 1, text, targets: references });
}

/** What a rule by itself finds; a rule that fails makes the test fail. */
export function findingsOf(
  rule: DockerfileRule,
  snapshot: Snapshot,
  choice: RuleChoice = defaultChoice,
): readonly ReportedFinding[] {
  const fail = (message: string) => assert.fail(message);
  return runRules(snapshot, switchedOn(rule, choice), fail, [rule]);
}

/** A rule that is off by default has its grade of the strict profile. */
function switchedOn(rule: DockerfileRule, choice: RuleChoice): RuleChoice {
  if (rule.defaultSeverity !== 'off') return choice;
  const severity = rule.strictSeverity ?? 'information';
  return { ...choice, severities: { [rule.id]: severity, ...choice.severities } };
}

/** Checks that a rule finds what is marked and nothing else. A mark without a message takes any. */
export function checkRule(
  rule: DockerfileRule,
  choice?: RuleChoice,
): (source: string, targets?: readonly string[]) => readonly ReportedFinding[] {
  return (source, targets) => {
    const { text, marks } = fixture(source);
    const findings = findingsOf(rule, snapshotOf(text, targets), choice);
    const expected = marks.map(({ line, start, end, says }) => `${line}:${start}-${end} ${says}`);
    const found = findings.map((finding, i) => describeFinding(finding, marks[i]));
    assert.deepEqual(found, expected);
    return findings;
  };
}

function describeFinding({ rule, severity, message, range }: ReportedFinding, mark: Mark | undefined): string {
  const place = `${range.start.line}:${range.start.character}-${range.end.character}`;
  const [name = '', ...rest] = mark?.says.split(': ') ?? [];
  const graded = name.includes(' ') ? `${rule} ${severity}` : rule;
  return rest.length > 0 || !mark ? `${place} ${graded}: ${message}` : `${place} ${graded}`;
}

/** What a user is told without asking: all but hints. */
export function remarks(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return findings.filter(({ severity }) => severity !== 'hint');
}

/** `line message` of what a finding is related to, lines from 1. */
export function relatedOf({ related = [] }: ReportedFinding): readonly string[] {
  return related.map(({ range, message }) => `${range.start.line + 1} ${message}`);
}

/** The text once the finding's replacement is in it. */
export function replaced(text: string, { range, replacement }: ReportedFinding): string {
  assert.equal(range.start.line, range.end.line);
  const lines = text.split('\n');
  const line = lines[range.start.line] as string;
  lines[range.start.line] = line.slice(0, range.start.character) + replacement + line.slice(range.end.character);
  return lines.join('\n');
}
