import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Assignment } from '../../syntax/parts';
import type { Snapshot } from '../../workspace/snapshot';
import type { Fix } from '../rule';
import type { ConvertedCommand } from '../shared/checks/convertedCommands';

/**
 * Takes an ARG away and gives its value to the one RUN that uses it as a secret of the same name; undefined where
 * anything else uses it, or might: the build has to be asked with `--secret` then, so that it is for a person to decide.
 */
export function asSecretMount(
  key: string,
  { name, value }: Assignment,
  { parts, instruction, isTrigger, stage }: ConvertedCommand,
  { graph }: Snapshot,
): Fix | undefined {
  const { body } = parts;
  const isAlone = body.kind === 'assignments' && body.assignments.length === 1 && body.assignments[0]?.name === name;
  if (stage.instructions.length > mostInstructions) return undefined;
  if (parts.name !== 'ARG' || isTrigger || !isAlone || value || key !== name.text) return undefined;
  if (graph.dependents(stage).some(({ kind }) => kind === 'base')) return undefined;
  const users = stage.instructions.filter((other) => other !== instruction && other.syntax.text.includes(key));
  const [run] = users;
  if (users.length !== 1 || !run || run.line < instruction.line || run.name !== 'RUN') return undefined;
  return {
    title: l10n.t("Give '{0}' to this RUN as a secret", key),
    edits: [withoutLines(instruction), withMount(run, key)],
  };
}

/** Nobody looks for one use in more than these. */
const mostInstructions = 1000;

function withoutLines({ line, lastLine }: Instruction) {
  return { range: { start: { line, character: 0 }, end: { line: lastLine + 1, character: 0 } }, newText: '' };
}

function withMount(run: Instruction, key: string) {
  const { end } = run.rangeOf(run.parts.keyword);
  return { range: { start: end, end }, newText: ` --mount=type=secret,id=${key},env=${key}` };
}
