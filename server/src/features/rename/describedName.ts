import type { Range } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';

/**
 * Where the name of `stage` stands in the comment that describes it: BuildKit takes the first comment line above FROM
 * that begins with the stage's name, an empty one forgets those above it. Undefined for a stage without a description.
 */
export function describedNameRange({ text, dockerfile }: Snapshot, stage: Stage): Range | undefined {
  const { name, description } = stage;
  if (name === undefined || description === undefined) return undefined;
  let found: Range | undefined;
  let end = lineStart(text, stage.line) - 1;
  for (let line = stage.line - 1; line >= 0 && !instructionAt(dockerfile.instructions, line); line--) {
    const start = end > 0 ? text.lastIndexOf('\n', end - 1) + 1 : 0;
    const comment = /^\ufeff?#\s*/.exec(text.slice(start, end));
    const [mark] = comment ?? [''];
    if (comment && start + mark.length >= end) break;
    if (comment && text.startsWith(`${name} `, start + mark.length)) {
      const character = mark.length;
      found = { start: { line, character }, end: { line, character: character + name.length } };
    }
    end = start - 1;
  }
  return found;
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at;
}
