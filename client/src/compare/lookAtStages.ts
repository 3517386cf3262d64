import * as vscode from 'vscode';
import type { ComparedStage, Comparison } from '../../../server/src/protocol/comparison';
import type { OriginRoot, StageOrigin } from '../../../server/src/protocol/stageOrigin';
import type { BuildServices } from '../build/buildServices';
import type { Engine } from '../build/engine';
import { stageTitle } from '../build/pickStage';
import { resultKey } from '../build/results/stageResult';
import { comparedStages, type StageFacts, sameImages } from './comparison';
import type { LayerFacts } from './layerRows';
import { Images, type NamedStage, namedStages } from './stageImages';

/** What comparing needs from the rest of the extension. */
export interface CompareServices {
  readonly build: BuildServices;
  /** What made the layers of a stage, from the language server. */
  origin(uri: vscode.Uri, stageIndex: number): Promise<StageOrigin | undefined>;
}

/** A comparison, and what it was made of. */
export interface Look {
  readonly comparison: Comparison;
  /** Of each stage whose layers are known, by its id. */
  readonly layers: ReadonlyMap<string, LayerFacts>;
}

/** Looks at the images of stages, by their ids, as they are now. */
export async function lookAtStages(
  services: CompareServices,
  engine: Engine,
  uri: vscode.Uri,
  ids: readonly string[],
): Promise<Look> {
  const results = new Map((await services.build.results.of(uri)).map((one) => [resultKey(one.stage), one]));
  const named = (await namedStages(services.build, uri)).filter(({ id }) => ids.includes(id));
  const images = new Images(services.build, engine);
  const details = await images.details(named.map(({ reference }) => reference));
  const built = named.filter((_, at) => details[at]);
  const layers = await layersOf(services, images, uri, built);
  const facts = named.map(({ id, stage, reference }, at): StageFacts => {
    const found = details[at];
    return {
      id,
      index: stage.index,
      label: stageTitle(stage),
      base: stage.base,
      reference,
      details: found,
      layers: layers.get(id),
      duration: results.get(id)?.result.duration,
      isStale: results.get(id)?.isStale ?? false,
    };
  });
  const stages = comparedStages(facts);
  const notes = notesOn(stages, engine, ids.length - named.length);
  return { comparison: { uri: uri.toString(), file: vscode.workspace.asRelativePath(uri), stages, notes }, layers };
}

async function layersOf(
  services: CompareServices,
  images: Images,
  uri: vscode.Uri,
  built: readonly NamedStage[],
): Promise<ReadonlyMap<string, LayerFacts>> {
  const [origins, histories] = await Promise.all([
    Promise.all(built.map(({ stage }) => services.origin(uri, stage.index))),
    images.histories(built.map(({ reference }) => reference)),
  ]);
  const roots = [...new Set(origins.flatMap((origin) => (origin ? (imageOf(origin.root) ?? []) : [])))];
  const bases = await images.histories(roots);
  const found = new Map<string, LayerFacts>();
  for (const [at, { id }] of built.entries()) {
    const [history, origin] = [histories[at], origins[at]];
    const root = origin && imageOf(origin.root);
    const base = root === undefined ? undefined : bases[roots.indexOf(root)];
    if (history) found.set(id, { history, origin, base });
  }
  return found;
}

/** What an engine may be asked for; a name with a variable in it is none. */
function imageOf({ kind, name }: OriginRoot): string | undefined {
  return kind === 'image' && name !== '' && !name.includes('$') ? name : undefined;
}

function notesOn(stages: readonly ComparedStage[], engine: Engine, gone: number): string[] {
  const built = stages.flatMap(({ image }) => image ?? []);
  const name =
    engine.kind === 'podman' || engine.kind === 'nerdctl' || engine.kind === 'buildah' ? engine.kind : 'docker';
  const notes = sameImages(stages).map((group) => {
    const names = group.map(({ label }) => label).join(', ');
    return vscode.l10n.t('{0} have one and the same image.', names);
  });
  if (stages.length > 0 && built.length === 0) notes.push(vscode.l10n.t('None of these stages is built yet.'));
  if (built.some(({ size }) => !size)) notes.push(vscode.l10n.t("{0} doesn't tell what each image weighs.", name));
  if (built.some(({ layers }) => !layers))
    notes.push(vscode.l10n.t("{0} doesn't tell the layers of each image.", name));
  if (gone > 0) notes.push(vscode.l10n.t('Stages that the Dockerfile no longer has are left out.'));
  return notes;
}
