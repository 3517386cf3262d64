import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SpotOf } from '../spot/spot';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';
import { stageItems } from './stageItems';

/** Images that multi-stage builds start from, without versions, which age. */
const usualImages = [
  'alpine',
  'debian',
  'ubuntu',
  'golang',
  'node',
  'python',
  'rust',
  'eclipse-temurin',
  'maven',
  'gradle',
  'php',
  'composer',
  'ruby',
  'nginx',
  'caddy',
  'busybox',
  'oven/bun',
  'denoland/deno',
  'ghcr.io/astral-sh/uv',
  'gcr.io/distroless/static',
  'gcr.io/distroless/base',
  'mcr.microsoft.com/dotnet/sdk',
  'mcr.microsoft.com/dotnet/aspnet',
  'mcr.microsoft.com/dotnet/runtime',
];

/** What a stage can be built on: stages above, then images that the file uses already, then those that many use. */
export function baseItems(asked: Asked, spot: SpotOf<'base'>): Offered {
  if (spot.inTrigger || !spot.stage) return nothing;
  const stages = stageItems(asked, spot, 'base');
  if (!asked.general) return stages;
  const used = usedImages(asked, spot);
  const images = [...new Set([...used, 'scratch', ...usualImages])].map((label, index) =>
    itemAt(asked, spot, { label, kind: CompletionItemKind.Constant, sort: inOrder(used.has(label) ? 1 : 2, index) }),
  );
  return { ...stages, items: [...stages.items, ...images] };
}

/** As they are written, with their tags. A stage whose name would hide the image is offered as one. */
function usedImages({ snapshot: { graph } }: Asked, { stage: current }: SpotOf<'base'>): ReadonlySet<string> {
  const used = new Set<string>();
  for (const stage of graph.stages) {
    const { source, written } = stage.base;
    if (stage !== current && source.kind === 'image' && written !== '') used.add(written);
  }
  return used;
}
