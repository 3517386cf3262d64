import { directiveCompletions } from '../general/directiveCompletion';
import { keywordCompletions } from '../general/keywordCompletion';
import { type Asked, nothing, type Offered } from './offer';

/** The instructions that can begin here. */
export async function keywordItems({ general, keywords, snapshot, position }: Asked): Promise<Offered> {
  if (!general || !keywords) return nothing;
  return { items: await keywordCompletions(snapshot, position, keywords) };
}

/** Parser directives, in comments. */
export function directiveItems({ general, snapshot, position }: Asked): Offered {
  return general ? { items: directiveCompletions(snapshot, position) } : nothing;
}
