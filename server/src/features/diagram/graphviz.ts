/** Graphviz, as far as it is needed: a text in the DOT language in, the places in its `json0` format out. */
export interface GraphvizEngine {
  /** Throws where Graphviz refuses the text or runs out of memory. */
  layout(dot: string): string;
}

/** Gives the one engine of this process. Loading takes a while, so it is put off until the first picture. */
export type GraphvizLoader = () => Promise<GraphvizEngine>;
