import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../../../syntax/instruction';
import type { Finding } from '../../rule';

/**
 * Where a finding about a place in an instruction is shown so that it begins on the instruction's first line, which is
 * the one that BuildKit names: at the place, or at the keyword with the place beside it where that is further down.
 */
export function onFirstLine(instruction: Instruction, place: Range, says: string): Pick<Finding, 'range' | 'related'> {
  if (place.start.line === instruction.line) return { range: place };
  return { range: instruction.rangeOf(instruction.parts.keyword), related: [{ range: place, message: says }] };
}
