import type { Hover, Position } from 'vscode-languageserver-types';
import { pathBeside } from '../../util/uris';
import type { TargetFile } from '../../workspace/targetFile';
import { stageCard } from '../hover/stageCard';
import { code, link } from '../markdown';
import { type AskedStage, stagesAskedFor, targetAt } from './targetAt';

/** What the stage is that the target under the cursor means, and in which Dockerfile. */
export function targetHover(file: TargetFile, position: Position): Hover | undefined {
  const place = targetAt(file, position);
  const stages = place ? stagesAskedFor(place) : [];
  if (!place || stages.length === 0) return undefined;
  const value = stages.map((asked) => describe(asked, file.uri)).join('\n\n---\n\n');
  return { contents: { kind: 'markdown', value }, range: place.range };
}

function describe({ snapshot, stage }: AskedStage, asker: string): string {
  const [title, ...rest] = stageCard(snapshot, stage);
  const dockerfile = link(code(pathBeside(snapshot.uri, asker)), snapshot.uri, stage.line);
  return [`${title} · ${dockerfile}`, ...rest].filter(Boolean).join('\n\n');
}
