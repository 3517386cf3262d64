import type { GraphvizEngine } from './graphviz';

/** Stands in where Graphviz can't be loaded: pictures are coarser then. */
export const noGraphviz: GraphvizEngine = {
  layout(): string {
    throw new Error('Graphviz is not there');
  },
};
