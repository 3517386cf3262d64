import type { Position, Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot } from '../../server/src/workspace/snapshots';

/** A text and where its cursor mark `<|>` stood. */
export interface Marked {
  readonly text: string;
  readonly position: Position;
}

/** Takes the mark `<|>` out of a fixture. Throws when there is none, so that a test can't miss its point. */
export function marked(fixture: string): Marked {
  const at = fixture.indexOf('<|>');
  if (at < 0) throw new Error(`no <|> in ${fixture}`);
  const before = fixture.slice(0, at);
  const line = before.split('\n').length - 1;
  const character = at - (before.lastIndexOf('\n') + 1);
  return { text: before + fixture.slice(at + 3), position: { line, character } };
}

/** Everything known of a text that nobody else refers to. */
export function snapshotOf(text: string): Snapshot {
  return createSnapshot({ uri: 'file:///project/Dockerfile', version: 1, text, targets: [] });
}

/** The text that a range covers. */
export function textAt(text: string, { start, end }: Range): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.character);
  lines[0] = lines[0].slice(start.character);
  return lines.join('\n');
}
