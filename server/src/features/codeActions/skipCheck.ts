import * as l10n from '@vscode/l10n';
import type { Fix } from '../../rules/rule';
import { experimentalChecks, wholeFileChecks } from '../../rules/shared/checks/buildkitChecks';
import type { Directive } from '../../syntax/dockerfile';
import type { Instruction } from '../../syntax/instruction';
import type { CommentLine } from '../commentLines';
import { commentsAbove, lineAt, lineBelowDirectives, lineForComment, lineInsert } from './commentPlace';
import type { DockerfileText } from './mendable';

/** This one hears the comment above another instruction. */
const heardElsewhere = 'MultipleInstructionsDisallowed';

/**
 * Has BuildKit skip one of its own checks: by a comment above the instruction where it listens to one, else by the
 * directive of the file. Undefined where there is no way.
 */
export function skipCheck(text: DockerfileText, rule: string, instruction: Instruction | undefined): Fix | undefined {
  if (experimentalChecks.has(rule) || text.snapshot.graph.unreadable) return undefined;
  const isDeaf = wholeFileChecks.has(rule) || rule === heardElsewhere;
  if (instruction && !isDeaf && !isAtDirectives(text, instruction)) {
    const edit = editAbove(text, rule, instruction);
    return edit && { title: l10n.t('Skip with # check=skip={0} above this instruction', rule), edits: [edit] };
  }
  const edit = editOfDirective(text, rule);
  return edit && { title: l10n.t('Skip with # check=skip={0} in this file', rule), edits: [edit] };
}

type Edit = Fix['edits'][number];

/** Where a comment above an instruction would be a directive. */
function isAtDirectives(text: DockerfileText, instruction: Instruction): boolean {
  return lineForComment(text, instruction) <= lineBelowDirectives(text) && heardAbove(text, instruction) === undefined;
}

function editAbove(text: DockerfileText, rule: string, instruction: Instruction): Edit | undefined {
  const heard = heardAbove(text, instruction);
  if (heard) {
    const written = lineAt(text.snapshot.text, heard.line);
    const start = written.indexOf('=') + 1;
    return withRule(written.slice(start), rule, heard.line, start);
  }
  return lineInsert(text, lineForComment(text, instruction), `# check=skip=${rule}`);
}

/** The comment above an instruction that BuildKit takes its options from: no indented one. */
function heardAbove(text: DockerfileText, instruction: Instruction): CommentLine | undefined {
  return commentsAbove(text, instruction).find(({ line }) => checkComment.test(lineAt(text.snapshot.text, line)));
}

const checkComment = /^#\s*check\s*=/;

function editOfDirective(text: DockerfileText, rule: string): Edit | undefined {
  const directive = text.snapshot.dockerfile.directives.find(({ key }) => key === 'check');
  if (!directive) return lineInsert(text, lineBelowDirectives(text), `# check=skip=${rule}`);
  const { line, value, valueRange }: Directive = directive;
  return withRule(value, rule, line, valueRange.start.character);
}

/** Adds a rule to the options of a check that stand at `start`; undefined where it is skipped already. */
function withRule(value: string, rule: string, line: number, start: number): Edit | undefined {
  // BuildKit reads up to the first blank.
  const options = value.split(/\s/, 1)[0] ?? '';
  if (options === '') return undefined;
  let at = start;
  for (const option of options.split(';')) {
    at += option.length;
    const [key, rules = ''] = option.split('=');
    if (key === 'skip') return rules.split(',').includes(rule) || rules === 'all' ? undefined : put(`,${rule}`);
    at += 1;
  }
  return put(`;skip=${rule}`, start + options.length);

  function put(newText: string, character = at): Edit {
    return { range: { start: { line, character }, end: { line, character } }, newText };
  }
}
