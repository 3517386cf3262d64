import type { TextEdit } from 'vscode-languageserver-types';
import type { Instruction } from '../../../syntax/instruction';

/** Puts mounts (`type=cache,target=…`) in front of all that a RUN has. */
export function addMounts(run: Instruction, mounts: readonly string[]): TextEdit {
  const end = run.positionAt(run.parts.keyword.end);
  return { range: { start: end, end }, newText: mounts.map((mount) => ` --mount=${mount}`).join('') };
}

/** Takes an instruction out with its lines. */
export function removeLines({ line, lastLine }: Instruction): TextEdit {
  return { range: { start: { line, character: 0 }, end: { line: lastLine + 1, character: 0 } }, newText: '' };
}
