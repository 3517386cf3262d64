import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-types';
import type { Snapshot } from '../../workspace/snapshot';
import { semanticTokens } from './semanticTokens';
import { tokensDelta } from './tokensDelta';

/** What was last told of each open Dockerfile, so that the next answer can be what changed since. */
export class AnsweredTokens {
  private readonly last = new Map<string, SemanticTokens>();
  private count = 0;

  all(snapshot: Snapshot): SemanticTokens {
    const answer = { resultId: String(++this.count), data: semanticTokens(snapshot) };
    this.last.set(snapshot.uri, answer);
    return answer;
  }

  /** The difference to the answer with the id `previous`, if that was the last one; else everything. */
  changed(snapshot: Snapshot, previous: string): SemanticTokens | SemanticTokensDelta {
    const before = this.last.get(snapshot.uri);
    const answer = this.all(snapshot);
    if (before?.resultId !== previous) return answer;
    return { resultId: answer.resultId, edits: tokensDelta(before.data, answer.data) };
  }

  closed(uri: string): void {
    this.last.delete(uri);
  }
}
