import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GraphvizEngine } from '../features/diagram/graphviz';

/** The layout engine is a bundle of its own beside this one, larger than all the rest and loaded for pictures only. */
export async function loadGraphviz(): Promise<GraphvizEngine> {
  const bundle = await import(pathToFileURL(join(__dirname, 'graphviz.js')).href);
  return (bundle.loadGraphviz ?? bundle.default.loadGraphviz)();
}
