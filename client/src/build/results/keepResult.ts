import * as vscode from 'vscode';
import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import type { BuildServices } from '../buildServices';
import type { PreparedBuild } from '../buildTerminal';
import { inspectImage } from '../images/inspectImage';
import type { BuildRun } from '../progress/stageLook';
import type { BuiltImage } from './stageResult';

/** The stages as a build that begins now reads them; none where the server does not answer. */
export async function stagesToBuild(
  { fingerprints }: Pick<BuildServices, 'fingerprints'>,
  dockerfile: vscode.Uri,
): Promise<readonly StageFingerprint[]> {
  const name = dockerfile.toString();
  const isTyped = vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === name);
  const stages = await fingerprints(dockerfile).catch(() => []);
  // A build reads what is saved, of which nobody can tell any more how it differs.
  return isTyped ? stages.map((stage) => ({ ...stage, fingerprint: '' })) : stages;
}

/** Remembers what a build made that ended well. */
export async function keepResult(
  services: BuildServices,
  dockerfile: vscode.Uri,
  built: { readonly prepared: PreparedBuild; readonly run: BuildRun; readonly stages: readonly StageFingerprint[] },
): Promise<void> {
  const image = await imageOf(services, built.prepared);
  await services.results.keep(dockerfile, built.run, built.stages, image);
}

/** Undefined where the image has no name, or went somewhere else. */
async function imageOf(
  { ask }: BuildServices,
  { engine, request: { tag, output, builder } }: PreparedBuild,
): Promise<BuiltImage | undefined> {
  if (tag === undefined || (output !== undefined && output.kind !== 'load')) return undefined;
  const image = await inspectImage(engine, tag, ask, builder);
  return image && { tag, id: image.id, size: image.size, layerCount: image.layerCount };
}
