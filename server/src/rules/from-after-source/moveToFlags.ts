import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../../images/imageReference';
import type { LateFrom, StageGraph } from '../../model/stageGraph';
import type { CopyBody, Parts, Word } from '../../syntax/parts';
import type { Fix } from '../rule';

/** Makes a flag of a late `--from=…`; undefined where that would be no better. */
export function moveToFlags({ stage, instruction, word }: LateFrom, graph: StageGraph): Fix | undefined {
  const { parts: whole } = instruction;
  const parts: Parts | undefined = whole.body.kind === 'onbuild' ? whole.body.trigger : whole;
  if (parts?.body.kind !== 'copy' || parts.body.json || parts.body.from) return undefined;
  const before = wordBefore(parts.body, word);
  if (!before || !canBeTaken(word.text.slice('--from='.length), stage.index, graph)) return undefined;
  const behind = { start: parts.keyword.end, end: parts.keyword.end };
  return {
    title: l10n.t("Move '{0}' in front of the paths", word.text),
    edits: [
      { range: instruction.rangeOf(behind), newText: ` ${word.text}` },
      {
        range: { start: instruction.rangeOf(before).end, end: instruction.rangeOf(word).end },
        newText: '',
      },
    ],
  };
}

/** Undefined where too few paths would be left. */
function wordBefore({ sources, destination }: CopyBody, late: Word): Word | undefined {
  const words = destination ? [...sources, destination] : sources;
  return words.length < 3 ? undefined : words[words.findIndex(({ start }) => start === late.start) - 1];
}

/** A stage above, by name or number, or an image. */
function canBeTaken(name: string, before: number, graph: StageGraph): boolean {
  if (/^\d+$/.test(name)) return Number(name) < before;
  const stage = graph.stageNamed(name);
  if (stage) return stage.index < before;
  return !name.includes('$') && typeof parseImageReference(name) !== 'string';
}
