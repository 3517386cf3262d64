import type { Position, SignatureHelp } from 'vscode-languageserver-types';
import type { Instruction } from '../../syntax/instruction';
import type { Parts } from '../../syntax/parts';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';
import type { AskLanguage } from './language';
import { explained } from './signatureTexts';

/** A longer instruction has no signatures: the library reads it character by character, in each of several passes. */
const longestText = 10_000;

/** How a question for signatures came about. */
export interface SignatureContext {
  /** Whether the user asked; if not, something was typed. */
  readonly invoked: boolean;
}

/** The forms that the instruction at a place can take, and which part of them the place is. */
export async function signatureHelp(
  { dockerfile }: Snapshot,
  position: Position,
  { invoked }: SignatureContext,
  ask: AskLanguage,
): Promise<SignatureHelp | undefined> {
  const instruction = instructionAt(dockerfile.instructions, position.line);
  const offset = instruction?.offsetAt(position);
  if (!instruction || offset === undefined || offset <= instruction.parts.keyword.end) return undefined;
  if (!invoked && inShellText(instruction.parts, offset)) return undefined;
  const text = headOf(instruction);
  if (text.length > longestText) return undefined;
  const place = { line: position.line - instruction.line + 1, character: position.character };
  const help = await ask('signatures', (language) => language.signatureHelp(text, place));
  return help && help.signatures.length > 0 ? { ...help, signatures: help.signatures.map(explained) } : undefined;
}

/** The instruction without its heredocs, below a directive that says how its lines go on. */
function headOf({ syntax }: Instruction): string {
  const lines = syntax.text.split('\n', syntax.headLines);
  return `# escape=${syntax.escape}\n${lines.join('\n')}`;
}

/** Behind the first word for a shell, where each blank that is typed would bring up the same help again. */
function inShellText(parts: Parts, offset: number): boolean {
  const { body } = parts;
  if (body.kind === 'onbuild') return body.trigger !== undefined && inShellText(body.trigger, offset);
  if (body.kind !== 'run' && body.kind !== 'command' && body.kind !== 'healthcheck') return false;
  const [text] = body.command.words;
  return body.command.form === 'shell' && text !== undefined && offset > text.start;
}
