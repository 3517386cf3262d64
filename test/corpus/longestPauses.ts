// Prints, as JSON, the longest pause in milliseconds that each adversarial text brings about in a process of its own.
// pauses.test.ts bundles and runs it, with the names of texts where it wants to know of some only.
import { findAhead } from '../../server/src/features/diagnostics';
import { Documents } from '../../server/src/workspace/documents';
import { defaultSettings } from '../../server/src/workspace/settings';
import { adversaries } from './adversarial';
import { diagnosticsOf, uri } from './analysis';
import { timeOf } from './timeOf';

const rounds = 3;
const wanted = new Set(process.argv.slice(2));
const pauses: Record<string, number> = {};
for (const { name, text } of adversaries) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  const made = text();
  for (let round = 0; round < rounds; round++) {
    globalThis.gc?.();
    pauses[name] = Math.min(pauses[name] ?? Number.POSITIVE_INFINITY, longestStep(made));
  }
}
console.log(JSON.stringify(pauses));

/** The longest of the steps in which the language server goes through a new document; others get a turn in between. */
function longestStep(text: string): number {
  const documents = new Documents();
  documents.open(uri, 1, text);
  let longest = 0;
  const measured = (step: () => boolean | undefined) => {
    let isDone: boolean | undefined;
    const spent = timeOf(() => {
      isDone = step();
    });
    longest = Math.max(longest, spent);
    return isDone;
  };
  while (!measured(() => documents.readAhead(uri)));
  const snapshot = documents.snapshot(uri);
  if (!snapshot) return longest;
  while (!measured(() => findAhead(snapshot, defaultSettings)));
  measured(() => diagnosticsOf(snapshot).length > 0);
  return longest;
}
