import { type Format, Graphviz } from '@hpcc-js/wasm-graphviz';
import type { GraphvizEngine } from './graphviz';

/** JSON with places and without drawing commands; the typings do not know it. */
const format = 'json0' as Format;

let loading: Promise<GraphvizEngine> | undefined;

/** Loads Graphviz, once. A bundle of its own, because it is larger than all the rest of the server. */
export function loadGraphviz(): Promise<GraphvizEngine> {
  loading ??= load();
  return loading;
}

async function load(): Promise<GraphvizEngine> {
  const graphviz = await Graphviz.load();
  return {
    layout(dot) {
      try {
        return graphviz.layout(dot, format, 'dot');
      } catch (error) {
        // Its memory may be in any state now; the next picture begins with a fresh one.
        Graphviz.unload();
        loading = undefined;
        throw error;
      }
    },
  };
}
