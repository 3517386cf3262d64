import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';
import { commentsAbove } from '../shared/checks/checkComments';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A comment above a stage or an argument that does not begin with its name, so that it describes nothing to BuildKit. */
export const invalidDefinitionDescription: Rule = {
  id: 'invalid-definition-description',
  family: 'buildkit',
  summary: () => l10n.t('A comment above a stage or an argument that does not begin with its name.'),
  defaultSeverity: 'off',
  buildkitRule: 'InvalidDefinitionDescription',
  *check(snapshot: Snapshot): Generator<Finding> {
    let lines: readonly string[] | undefined;
    for (const instruction of snapshot.dockerfile.instructions) {
      if (instruction.comments.length === 0 || instruction.syntax.isPlainRun) continue;
      const comment = commentsAbove(instruction, snapshot).at(-1);
      if (comment === undefined) continue;
      const names = namesIn(instruction);
      const [name] = names;
      if (!name || names.some(({ text }) => text === firstWord(comment))) continue;
      lines ??= snapshot.text.split('\n');
      const fix = names.length === 1 ? withName(name.text, comment, lines, instruction.line) : undefined;
      yield {
        ...onFirstLine(instruction, instruction.rangeOf(name), l10n.t("The name '{0}'", name.text)),
        message: l10n.t(
          "The comment above describes '{0}' only if it begins with that name, as in '{1}'. Begin it so, or put an empty # below it.",
          name.text,
          `# ${name.text} …`,
        ),
        fixes: fix ? [fix] : [],
      };
    }
  },
};

/** Of a stage in lower case, of arguments as they are written. */
function namesIn({ parts: { name, body } }: Instruction) {
  if (body.kind === 'from')
    return body.stageName ? [{ ...body.stageName, text: body.stageName.text.toLowerCase() }] : [];
  return name === 'ARG' && body.kind === 'assignments' ? body.assignments.map((one) => one.name) : [];
}

function firstWord(comment: string): string {
  return comment.split(' ', 1)[0] ?? '';
}

/** Comments that speak to tools, of which not a letter may change. */
const pragma = /^(?:[\w-]+\s*=|hadolint\b|tally\b|shellcheck\b|dockerfile-stages\b|renovate\b|\W)/i;

function withName(name: string, comment: string, lines: readonly string[], below: number): Fix | undefined {
  if (pragma.test(comment)) return undefined;
  let line = below - 1;
  while (line >= 0 && !lines[line]?.trimStart().startsWith('#')) line--;
  const character = lines[line]?.indexOf(comment, 1) ?? -1;
  if (character < 0) return undefined;
  const at = { line, character };
  return {
    title: l10n.t("Begin the comment with '{0}'", name),
    edits: [{ range: { start: at, end: at }, newText: `${name} ` }],
    safe: true,
  };
}
