import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../../syntax/instruction';
import type { Fix } from '../../rule';

/** What a USER changes if it stands behind: what runs, and who owns what is made. */
const hangsOnUser: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'SHELL', 'VOLUME']);

/** Adds a USER behind the last instruction of a stage that makes files. */
export function addUser(instructions: readonly Instruction[], user: string): Fix {
  const last = instructions.findLast(({ name }) => hangsOnUser.has(name)) ?? instructions[0];
  const end = last?.range.end ?? { line: 0, character: 0 };
  return {
    title: l10n.t('Add USER {0}', user),
    edits: [{ range: { start: end, end }, newText: `\nUSER ${user}` }],
  };
}
