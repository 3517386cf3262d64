import { listOf, readJson, readJsonLines, textOf, valueOf } from '../json';
import type { ImageLayer } from './image';
import { instructionText } from './instructionText';
import { buildahLayers, timeOf } from './readImage';

/**
 * Reads what `image history` of docker, podman and nerdctl says, newest first, or `inspect` of buildah. Base first;
 * undefined if that is no history.
 */
export function readHistory(said: string): readonly ImageLayer[] | undefined {
  const whole = readJson(said);
  if (textOf(whole, 'FromImageID') !== '') return buildahHistory(whole);
  const entries = Array.isArray(whole) ? (whole as unknown[]) : readJsonLines(said);
  return entries.length === 0 ? undefined : entries.map(layerOf).reverse();
}

function layerOf(entry: unknown): ImageLayer {
  const createdBy = textOf(entry, 'CreatedBy');
  const size = bytesOf(valueOf(entry, 'Size') ?? valueOf(entry, 'size'));
  const created = timeOf(textOf(entry, 'CreatedAt') || textOf(entry, 'created'));
  return { createdBy, instruction: instructionText(createdBy), size, created, isEmpty: size === 0 };
}

/** The history is that of the image's configuration, in which each instruction with files is one layer of the manifest. */
function buildahHistory(said: unknown): readonly ImageLayer[] {
  const sizes = buildahLayers(said);
  let layer = 0;
  return listOf(valueOf(said, 'OCIv1'), 'history').map((entry) => {
    const createdBy = textOf(entry, 'created_by');
    const isEmpty = valueOf(entry, 'empty_layer') === true;
    const size = isEmpty ? 0 : sizes[layer++];
    return {
      createdBy,
      instruction: instructionText(createdBy),
      size,
      created: timeOf(textOf(entry, 'created')),
      isEmpty,
    };
  });
}

const units: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** A number of bytes, or a text such as `4984201`, `4.98MB` or `4.8 MiB`. */
function bytesOf(size: unknown): number | undefined {
  if (typeof size === 'number') return Number.isFinite(size) && size >= 0 ? size : undefined;
  if (typeof size !== 'string') return undefined;
  const [, number, unit = '', binary] = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(i?)b?$/i.exec(size.trim()) ?? [];
  if (number === undefined) return undefined;
  return Math.round(Number(number) * (binary ? 1024 : 1000) ** (units[unit.toLowerCase()] ?? 0));
}
