import type { Fix } from '../../rules/rule';
import { type OwnIgnore, readOwnIgnore } from '../../rules/suppressions/ownIgnore';
import type { Instruction } from '../../syntax/instruction';
import type { CommentLine } from '../commentLines';
import { commentsAbove, indentOf, lineAt, lineForComment, lineForFileComment, lineInsert } from './commentPlace';
import type { DockerfileText } from './mendable';

type Scope = OwnIgnore['scope'];
type Edit = Fix['edits'][number];

const words: Readonly<Record<Scope, string>> = {
  instruction: 'ignore',
  stage: 'stage ignore',
  file: 'global ignore',
};

/** Silences a rule for the file, by a comment of its own or in the one of ours that does so for other rules. */
export function ignoreInFile(text: DockerfileText, rule: string): Edit {
  const { instructions } = text.snapshot.dockerfile;
  const below = instructions.filter(({ comments }) => comments.some((comment) => readOwnIgnore(comment)));
  const comments = below.flatMap((instruction) => commentsAbove(text, instruction));
  return addedTo(text, comments, 'file', rule) ?? newComment(text, lineForFileComment(text), '', 'file', rule);
}

/** The same for an instruction, or for the stage of a FROM. */
export function ignoreAt(text: DockerfileText, scope: 'instruction' | 'stage', rule: string, at: Instruction): Edit {
  const added = addedTo(text, commentsAbove(text, at), scope, rule);
  return added ?? newComment(text, lineForComment(text, at), indentOf(text, at), scope, rule);
}

function newComment(text: DockerfileText, line: number, indent: string, scope: Scope, rule: string): Edit {
  return lineInsert(text, line, `${indent}# dockerfile-stages ${words[scope]}=${rule}`);
}

/** Undefined where none of these comments is one of ours. */
function addedTo(
  { snapshot }: DockerfileText,
  comments: readonly CommentLine[],
  scope: Scope,
  rule: string,
): Edit | undefined {
  for (const { line, text } of comments.toReversed()) {
    const ignore = readOwnIgnore(text);
    const last = ignore?.names.at(-1);
    if (!last || ignore?.scope !== scope) continue;
    const place = { line, character: lineAt(snapshot.text, line).indexOf(text) + last.end };
    return { range: { start: place, end: place }, newText: `,${rule}` };
  }
  return undefined;
}
