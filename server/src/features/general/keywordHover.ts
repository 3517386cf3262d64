import type { Hover, Position, Range } from 'vscode-languageserver-types';
import type { Instruction } from '../../syntax/instruction';
import type { Flag, Mount, Parts, Word } from '../../syntax/parts';
import { touches } from '../../util/span';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';
import { contains } from '../ranges';
import { flagText, mountKeyText, mountTypeText } from './flagTexts';
import { directiveText, instructionText } from './keywordTexts';

/** What a keyword, a flag, a key or type of a mount, or a parser directive is for. */
export function keywordHover({ dockerfile }: Snapshot, position: Position): Hover | undefined {
  const directive = dockerfile.directives.find(({ keyRange }) => contains(keyRange, position));
  if (directive) return hoverOf(directiveText(directive.key), directive.keyRange);
  const instruction = instructionAt(dockerfile.instructions, position.line);
  const offset = instruction?.offsetAt(position);
  if (!instruction || offset === undefined) return undefined;
  const found = explain(instruction.parts, offset);
  return found && hoverOf(found.text, rangeOn(instruction, found.word, position));
}

interface Explained {
  readonly word: Word;
  readonly text: string | undefined;
}

function explain({ keyword, name, flags, body }: Parts, offset: number): Explained | undefined {
  if (touches(keyword, offset)) return { word: keyword, text: instructionText(name) };
  const flag = flags.find((one) => touches(one, offset));
  if (flag) return explainFlag(name, flag, body.kind === 'run' ? body.mounts : [], offset);
  return body.kind === 'onbuild' && body.trigger ? explain(body.trigger, offset) : undefined;
}

function explainFlag(instruction: string, flag: Flag, mounts: readonly Mount[], offset: number): Explained | undefined {
  if (!flag.value || offset < flag.value.start) return { word: flag.name, text: flagText(instruction, flag.name.text) };
  const mount = mounts.find((one) => one.flag === flag);
  const option = mount?.options.find((one) => touches(one, offset));
  if (!mount || !option) return undefined;
  if (touches(option.key, offset)) return { word: option.key, text: mountKeyText(option.key.text, mount.type) };
  if (option.key.text !== 'type' || !option.value) return undefined;
  return { word: option.value, text: mountTypeText(option.value.text.toLowerCase()) };
}

/** The word, or what of it is on the line of the cursor. */
function rangeOn(instruction: Instruction, word: Word, { line }: Position): Range | undefined {
  const range = instruction.rangeOf(word);
  return range.start.line === line && range.end.line === line ? range : undefined;
}

function hoverOf(text: string | undefined, range: Range | undefined): Hover | undefined {
  return text === undefined ? undefined : { contents: { kind: 'markdown', value: text }, ...(range && { range }) };
}
