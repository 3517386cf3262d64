import type { ComparedImage, ComparedLayer, LayerOrigin, Measure } from '../../../server/src/protocol/comparison';
import type { StageOrigin } from '../../../server/src/protocol/stageOrigin';
import type { ImageLayer } from '../build/images/image';
import { sizeText } from '../build/images/sizeText';
import { shownValue } from '../build/maskedArguments';
import { matchLayers } from './matchLayers';
import { plainText } from './plainText';

/** What is known of the layers of an image; all lists base first. */
export interface LayerFacts {
  readonly history: readonly ImageLayer[];
  /** Undefined for a stage that is gone. */
  readonly origin: StageOrigin | undefined;
  /** The history of the image that the chain of bases begins with, where the engine has it. */
  readonly base: readonly ImageLayer[] | undefined;
}

/** The layers as they are shown, each with where it comes from, and those of the base together. */
export function layerRows(
  facts: LayerFacts,
): Required<Pick<ComparedImage, 'layers'>> & Pick<ComparedImage, 'fromBase'> {
  const { history } = facts;
  const origins = originsOf(facts);
  const base = history.filter((_, at) => origins[at]?.kind === 'base');
  const baseSize = base.reduce((sum, { size = 0 }) => sum + size, 0);
  const largest = history.reduce((most, { size = 0 }) => Math.max(most, size), baseSize);
  const shareOf = (size = 0) => (largest === 0 ? 0 : size / largest);
  const layers = history.map(
    ({ instruction, size, isEmpty }, at): ComparedLayer => ({
      instruction: plainText(masked(instruction)),
      ...(size !== undefined && { size: measured(size) }),
      share: shareOf(size),
      isEmpty,
      origin: origins[at] ?? { kind: 'unknown' },
    }),
  );
  if (base.length === 0 || !facts.origin) return { layers };
  const name = plainText(facts.origin.root.name);
  const count = base.filter(({ isEmpty }) => !isEmpty).length;
  const isTold = base.every(({ size }) => size !== undefined);
  return { layers, fromBase: { name, count, ...(isTold && { size: measured(baseSize) }), share: shareOf(baseSize) } };
}

function measured(bytes: number): Measure {
  return { value: bytes, text: sizeText(bytes) };
}

/** Where each layer comes from. */
export function originsOf({ history, origin, base }: LayerFacts): readonly LayerOrigin[] {
  if (!origin) return history.map(() => ({ kind: 'unknown' }));
  const { root, instructions } = origin;
  const known = root.kind === 'scratch' ? 0 : baseLength(history, base);
  const matched = matchLayers(
    history.slice(known ?? 0).map(({ instruction }) => instruction),
    instructions,
  );
  const below = known ?? likelyBaseLength(matched, instructions.length);
  return history.map((_, at): LayerOrigin => {
    const found = at < below ? undefined : instructions[matched[at - (known ?? 0)] ?? -1];
    if (found) return { kind: 'stage', label: plainText(found.stage), line: found.line };
    return at < below ? { kind: 'base', name: plainText(root.name) } : { kind: 'unknown' };
  });
}

/** How many layers are those of the base; undefined where it is not known, or is another one now. */
function baseLength(history: readonly ImageLayer[], base: readonly ImageLayer[] | undefined): number | undefined {
  if (!base || base.length > history.length) return undefined;
  const isSame = base.every(({ createdBy, created }, at) => {
    const own = history[at];
    return own?.createdBy === createdBy && own.created === created;
  });
  return isSame ? base.length : undefined;
}

/** What stands below the first layer that an instruction made; nobody knows where none did. */
function likelyBaseLength(matched: readonly (number | undefined)[], instructions: number): number {
  const first = matched.findIndex((at) => at !== undefined);
  if (first !== -1) return first;
  return instructions === 0 ? matched.length : 0;
}

/** Without the values of arguments and variables that look secret. */
function masked(instruction: string): string {
  const [, keyword, rest] = /^(ARG|ENV) (.*)$/s.exec(instruction) ?? [];
  if (keyword === undefined || rest === undefined) return instruction;
  const assignments = keyword === 'ARG' ? [rest] : rest.split(/ (?=[A-Za-z_]\w*=)/);
  return [keyword, ...assignments.map(maskedAssignment)].join(' ');
}

function maskedAssignment(text: string): string {
  const equals = text.indexOf('=');
  if (equals === -1) return text;
  const name = text.slice(0, equals);
  return `${name}=${shownValue(name, text.slice(equals + 1))}`;
}
