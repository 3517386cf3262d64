import * as l10n from '@vscode/l10n';
import { type ImageFacts, imageFacts } from '../../images/imageFacts';
import { isOfficialImage } from '../../images/officialImages';
import { shippedIn } from '../../model/shipping';
import type { Source, Stage, StageGraph } from '../../model/stageGraph';
import { imageOf } from '../../model/stageImage';
import type { Instruction } from '../../syntax/instruction';
import type { Word } from '../../syntax/parts';
import type { Finding, Rule } from '../rule';
import { stagesAskedFor } from '../running/stageContext';
import { literalText } from '../shared/texts/literalText';

/** All files of a stage or image, on top of those that a stage has. */
export const filesystemCopied: Rule = {
  id: 'filesystem-copied',
  family: 'shipping',
  summary: () => l10n.t('A COPY of the whole filesystem of a stage or an image.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3067'],
  *check(snapshot): Generator<Finding> {
    const { graph, dockerfile } = snapshot;
    let shipped: ReadonlyMap<Stage, Stage> | undefined;
    for (const { dependencies } of graph.stages) {
      for (const { kind, instruction, source, stage } of dependencies) {
        if (kind !== 'copy' || !isAllOfIt(instruction, dockerfile.escape) || !isSystem(source, graph)) continue;
        shipped ??= shippedIn(graph, stagesAskedFor(snapshot));
        if (!shipped.has(stage)) continue;
        yield { ...finding(instruction), ...(isFlattening(stage, source, graph) && { severity: 'hint' }) };
      }
    }
  },
};

function isAllOfIt({ body }: Instruction, escape: string): boolean {
  if (body.kind !== 'copy' || !body.destination) return false;
  const isRoot = (word: Word) => word.text.length <= mostOfRoot && /^\/[.*]?$/.test(literalText(word, escape) ?? '');
  return literalText(body.destination, escape) === '/' && body.sources.some(isRoot);
}

/** `"/."` */
const mostOfRoot = 4;

/** Whether a source is a system, and not a few files that are made for being put on top of another. */
function isSystem(source: Source, graph: StageGraph): boolean {
  if (source.kind === 'image' && isMissingStage(source.reference)) return true;
  const { distribution, kind } = factsOf(source, graph) ?? {};
  return distribution !== undefined && distribution !== 'scratch' && kind !== 'tool';
}

/** One word that no registry has: a stage of a file that this is a piece of, or one that is still to be written. */
function isMissingStage(reference: string): boolean {
  return /^[\w.-]+$/.test(reference) && !isOfficialImage(reference);
}

/** Whether it makes one layer of many: into nothing, or on top of what the other stands on as well. */
function isFlattening(stage: Stage, source: Source, graph: StageGraph): boolean {
  const own = imageOf(graph.rootOf(stage));
  return own === 'scratch' || (source.kind === 'stage' && own === imageOf(graph.rootOf(source.stage)));
}

function factsOf(source: Source, graph: StageGraph): ImageFacts | undefined {
  const image = imageOf(source.kind === 'stage' ? graph.rootOf(source.stage) : source);
  return image === undefined ? undefined : imageFacts(image);
}

function finding(instruction: Instruction): Finding {
  const { body } = instruction;
  const from = body.kind === 'copy' ? (body.from?.value?.text ?? '') : '';
  return {
    range: instruction.range,
    message: l10n.t(
      "All files of '{0}' end up here, with its system and what it was built with. Copy what you need.",
      from,
    ),
    hadolintRule: 'DL3067',
  };
}
