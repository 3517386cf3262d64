import type { OriginInstruction } from '../../../server/src/protocol/stageOrigin';
import { instructionText } from '../build/images/instructionText';

/** With more pairs than these, nobody waits for the answer. */
const MOST_PAIRS = 4_000_000;

/**
 * For each entry of an image's history the place of the instruction that made it, or undefined where none is like it. Both
 * are in the order of the build, and so are the pairs; of all ways to pair them it is the one in which most words agree, so
 * that an instruction that was added, taken out or changed since leaves the others with theirs.
 */
export function matchLayers(
  history: readonly string[],
  instructions: readonly OriginInstruction[],
): readonly (number | undefined)[] {
  if (history.length * instructions.length > MOST_PAIRS) return history.map(() => undefined);
  const layers = history.map(readLayer);
  const written = instructions.map(readWritten);
  const likeness = layers.map((layer) => written.map((one) => likenessOf(layer, one)));
  const best = bestSums(likeness, written.length);
  return pairs(likeness, best);
}

/** `best[i][j]`: what the layers from `i` and the instructions from `j` on can agree in at most. */
function bestSums(likeness: readonly (readonly number[])[], width: number): readonly Float64Array[] {
  const best = Array.from({ length: likeness.length + 1 }, () => new Float64Array(width + 1));
  for (let i = likeness.length - 1; i >= 0; i--) {
    const [row, next, like] = [best[i], best[i + 1], likeness[i]] as [Float64Array, Float64Array, readonly number[]];
    for (let j = width - 1; j >= 0; j--) {
      const both = like[j] ? (next[j + 1] ?? 0) + like[j] : 0;
      row[j] = Math.max(next[j] ?? 0, row[j + 1] ?? 0, both);
    }
  }
  return best;
}

function pairs(likeness: readonly (readonly number[])[], best: readonly Float64Array[]): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let from = 0;
  for (const [i, like] of likeness.entries()) {
    // A layer that can do without an instruction of its own loses nothing.
    const here = best[i]?.[from] ?? 0;
    if (here === (best[i + 1]?.[from] ?? 0)) {
      found.push(undefined);
      continue;
    }
    let at = from;
    while (at < like.length && (best[i]?.[at + 1] ?? 0) === here) at++;
    found.push(at);
    from = at + 1;
  }
  return found;
}

interface Readable {
  readonly keyword: string;
  /** Of RUN: what the shell gets, with single blanks; several where it can be written in several ways. */
  readonly commands: readonly string[];
  readonly words: ReadonlySet<string>;
  /** What it says hangs on variables. */
  readonly isOpen: boolean;
}

function readLayer(text: string): Readable {
  const [, keyword = '', rest = ''] = /^([A-Z]+)(?:\s+|$)(.*)$/s.exec(text) ?? [];
  const known = KEYWORDS.has(keyword);
  // An exec form of the builder of old stands there as it is.
  const command = known ? rest : text;
  return {
    keyword: known ? keyword : 'RUN',
    commands: [withoutFlags(collapsed(command))],
    words: wordsOf(rest),
    isOpen: false,
  };
}

function readWritten({ keyword, texts }: OriginInstruction): Readable {
  const [text = ''] = texts;
  const commands = keyword === 'RUN' ? texts.map((one) => commandOf(one)) : [];
  return { keyword, commands, words: wordsOf(text), isOpen: text.includes('$') };
}

/** Without the shell of an exec form, as the text of a layer is. */
function commandOf(text: string): string {
  return collapsed(instructionText(`RUN ${text}`).slice('RUN '.length));
}

/** 0 for no likeness; more than 1 where the texts agree. */
function likenessOf(layer: Readable, written: Readable): number {
  if (layer.keyword !== written.keyword) return 0;
  // Variables of a command are the shell's, so that it stands there as it is written.
  if (written.keyword === 'RUN') return layer.commands.some((text) => written.commands.includes(text)) ? 3 : 0;
  const shared = [...written.words].filter((word) => layer.words.has(word)).length;
  if (shared === 0 && written.words.size > 0 && !written.isOpen) return 0;
  return 1 + (written.words.size === 0 ? 1 : shared / written.words.size);
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** podman has the mounts of a RUN in its history. */
function withoutFlags(text: string): string {
  return text.replace(/^(?:--[a-z]+=\S+ )+/, '');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}._-]+/gu));
}
