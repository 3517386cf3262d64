import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Assignment } from '../../syntax/parts';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { removeLines } from '../shared/commands/mountEdits';
import { type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { toolUses } from '../shared/commands/toolUses';
import { mentionOf } from '../shared/texts/mentions';
import { named } from '../shared/texts/named';

/** An ARG or ENV that is another one in each build, above a step that takes long and has no use for it. */
export const changingArgEarly: StageRule = {
  id: 'changing-arg-early',
  family: 'cache',
  summary: () => l10n.t('A build argument that changes with each build, above expensive steps that do not need it.'),
  defaultSeverity: 'information',
  *checkStage(subject): Generator<Finding> {
    const told = new Set<string>();
    for (const instruction of named(subject.instructions, 'ARG', 'ENV')) {
      const { syntax, body } = instruction;
      if (!mentionsChanging(syntax) || body.kind !== 'assignments') continue;
      for (const assignment of body.assignments) {
        const { text } = assignment.name;
        if (!changing.test(text) || told.has(text) || told.size >= mostNames) continue;
        told.add(text);
        const finding = findingOf(instruction, assignment, subject);
        if (finding) yield finding;
      }
    }
  },
};

const mentionsChanging = mentionOf(/build|git|vcs|source|ci_|short|head|commit|revision|created|timestamp|cache/i);

/** For each of them the stage is looked through; nobody has more. */
const mostNames = 20;

/** Names of what no two builds have in common. */
const changing =
  /^(?:BUILD_?(?:DATE|TIME|TIMESTAMP|NUMBER|NO|ID|SHA|COMMIT|REF|REV)|(?:GIT|VCS|SOURCE|CI|SHORT|HEAD)_(?:COMMIT(?:_?(?:SHA|HASH|ID|SHORT_SHA))?|SHA|SHA1|HASH|REF|REV|REVISION|DESCRIBE)|COMMIT(?:_?(?:SHA|HASH|ID))?|REVISION|GITHUB_SHA|GITHUB_RUN_(?:ID|NUMBER)|DATE_?CREATED|CREATED|TIMESTAMP|CACHE_?BUST(?:ER)?)$/i;

function findingOf(instruction: Instruction, assignment: Assignment, subject: StageSubject): Finding | undefined {
  const name = assignment.name.text;
  if (instruction.name === 'ENV' && !assignment.value?.text.includes('$')) return undefined;
  if (pinned.test(assignment.value?.text ?? '')) return undefined;
  const below = subject.instructions.filter(({ line }) => line > instruction.line);
  const user = below.find(({ syntax }) => mentions(syntax.text, name));
  if (!user) return undefined;
  const slowed = stageRuns(subject).find(
    (run) => run.instruction.line > instruction.line && run.instruction.line < user.line && isExpensive(run),
  );
  if (!slowed) return undefined;
  return {
    range: instruction.rangeOf(assignment.name),
    message: l10n.t(
      '{0} changes with each build, so {1} in stage {2} never comes from the cache. Move it down to where it is used.',
      name,
      toolUses(slowed)[0]?.tool.name ?? 'RUN',
      subject.context.label,
    ),
    related: [
      { range: slowed.instruction.rangeOf(slowed.instruction.parts.keyword), message: l10n.t('runs again each time') },
    ],
    fixes: fixesOf(instruction, name, user, subject),
  };
}

/** A default that says which commit it is, for years. */
const pinned = /^["']?(?:[0-9a-f]{7,}|v?\d[\w.-]*)["']?$/i;

/** Whether a name stands in a text as a word. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + name.length] ?? ' ')) return true;
  }
  return false;
}

/** Packages take long, and no package manager asks for such a variable. */
function isExpensive(run: StageRun): boolean {
  return toolUses(run).some(({ keeps, tool }) => keeps || /^(?:APK|DNF|YUM)$/.test(tool.name));
}

/** Moves it to right above the first that uses it. */
function fixesOf(
  instruction: Instruction,
  name: string,
  user: Instruction,
  { instructions }: StageSubject,
): readonly Fix[] {
  const { body, syntax } = instruction;
  if (body.kind !== 'assignments' || body.assignments.length !== 1) return [];
  // ENV may stand on what is set again in between.
  if (
    instruction.name === 'ENV' &&
    instructions.some((one) => isBetween(one, instruction, user) && /^(?:ARG|ENV)$/.test(one.name))
  ) {
    return [];
  }
  const start = { line: user.line, character: 0 };
  return [
    {
      title: l10n.t('Move {0} down to where it is used', name),
      edits: [removeLines(instruction), { range: { start, end: start }, newText: `${syntax.text}\n` }],
    },
  ];
}

function isBetween({ line }: Instruction, above: Instruction, below: Instruction): boolean {
  return line > above.line && line < below.line;
}
