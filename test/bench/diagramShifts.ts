import { diagramModel } from '../../server/src/features/diagram/diagramModel';
import type { GraphvizEngine } from '../../server/src/features/diagram/graphviz';
import { layOut } from '../../server/src/features/diagram/layout';
import { buildGraph } from '../../server/src/model/buildGraph';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { mean, pictureShift } from '../support/pictureShift';
import { dice, edited, stageEdits } from '../support/stageEdits';

/**
 * For each kind of edit a row: how far what stayed moves, how far it would in pictures that know nothing of the ones
 * before, how often such a fresh picture was taken, and what the picture costs against a fresh one.
 */
export function shiftRows(texts: readonly string[], graphviz: GraphvizEngine, repetitions: number): string[][] {
  return Object.entries(stageEdits).map(([name, edit]) => {
    const roll = dice(17);
    const results = Array.from({ length: repetitions }, () => {
      const text = texts[roll(texts.length)];
      return compared(text, edited(text, edit, roll), graphviz);
    });
    const part = (key: keyof Compared) => results.map((result) => result[key]);
    const last = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
    return [
      name,
      mean(part('shift')).toFixed(2),
      last(part('shift')).toFixed(2),
      mean(part('freshShift')).toFixed(2),
      `${(100 * mean(part('isFresh'))).toFixed(0)} %`,
      (mean(part('crossings')) / Math.max(1, mean(part('freshCrossings')))).toFixed(2),
      mean(part('width')).toFixed(2),
      last(part('ms')).toFixed(0),
    ];
  });
}

interface Compared {
  readonly shift: number;
  readonly freshShift: number;
  readonly isFresh: number;
  readonly crossings: number;
  readonly freshCrossings: number;
  readonly width: number;
  readonly ms: number;
}

function compared(text: string, next: string, graphviz: GraphvizEngine): Compared {
  const modelOf = (one: string) => diagramModel(buildGraph(parseDockerfile(one)));
  const before = layOut(modelOf(text), graphviz);
  const model = modelOf(next);
  const started = performance.now();
  const after = layOut(model, graphviz, before);
  const ms = performance.now() - started;
  const fresh = layOut(model, graphviz);
  return {
    shift: pictureShift(before.picture, after.picture),
    freshShift: pictureShift(before.picture, fresh.picture),
    isFresh: Number(after.fresh === after.cost),
    crossings: after.cost.crossings,
    freshCrossings: fresh.cost.crossings,
    width: after.picture.width / fresh.picture.width,
    ms,
  };
}
