import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import type { BuildServices } from '../build/buildServices';
import type { Engine } from '../build/engine';
import type { ImageDetails, ImageLayer } from '../build/images/image';
import { imageHistory, inspectImage } from '../build/images/inspectImage';
import { tagOf } from '../build/prepareBuild';
import { resultKey } from '../build/results/stageResult';
import { targetable } from '../build/targetable';

/** More questions than these at once only wait for each other. */
const AT_ONCE = 4;

/** A stage that a build can ask for, and the name of its image. */
export interface NamedStage {
  /** The same for as long as the stage keeps its name. */
  readonly id: string;
  readonly stage: StageSummary;
  /** Undefined where the settings make no legal name. */
  readonly reference: string | undefined;
}

/** The stages of a Dockerfile that a build can ask for, with the names that their last builds gave to their images. */
export async function namedStages(
  { results, ...services }: Pick<BuildServices, 'results' | 'stages'>,
  uri: vscode.Uri,
): Promise<readonly NamedStage[]> {
  const tags = new Map((await results.of(uri)).map(({ stage, result }) => [resultKey(stage), result.image?.tag]));
  const stages = await services.stages(uri);
  return stages.flatMap((stage) => {
    const answer = targetable(stage, stages);
    if (answer.kind !== 'yes') return [];
    const id = resultKey(stage);
    return { id, stage, reference: tags.get(id) ?? imageName(uri, answer.target) };
  });
}

/** An image without a name can't be found again: where the settings give none, it is the one that they give at first. */
function imageName(uri: vscode.Uri, target: string | undefined): string | undefined {
  const settings = vscode.workspace.getConfiguration('dockerfileStages', uri);
  return tagOf({ dockerfile: uri, target }, settings.get('build.tag') || usualName(settings));
}

/** What has to be asked for so that a build gives the name; nothing where the settings do so. */
export function nameToAskFor(uri: vscode.Uri, { reference }: NamedStage): { readonly tag?: string } {
  const isGiven = vscode.workspace.getConfiguration('dockerfileStages', uri).get('build.tag', '') !== '';
  return isGiven || reference === undefined ? {} : { tag: reference };
}

function usualName(settings: vscode.WorkspaceConfiguration): string {
  return settings.inspect<string>('build.tag')?.defaultValue ?? '';
}

/** Asks an engine for images. */
export class Images {
  private readonly builder: string | undefined;

  constructor(
    private readonly services: BuildServices,
    private readonly engine: Engine,
  ) {
    this.builder = services.builder.of(engine);
  }

  /** Of each, what the engine has; undefined for what it hasn't. */
  details(references: readonly (string | undefined)[]): Promise<readonly (ImageDetails | undefined)[]> {
    const { engine, services, builder } = this;
    return each(references, (one) => inspectImage(engine, one, services.ask, builder));
  }

  /** Of each, what the engine has, base first. */
  histories(references: readonly (string | undefined)[]): Promise<readonly (readonly ImageLayer[] | undefined)[]> {
    const { engine, services, builder } = this;
    return each(references, (one) => imageHistory(engine, one, services.ask, builder));
  }
}

/** The answers in the order of the questions, a few of which are asked at once. */
async function each<T>(
  questions: readonly (string | undefined)[],
  ask: (question: string) => Promise<T | undefined>,
): Promise<(T | undefined)[]> {
  const answers: (T | undefined)[] = [];
  const left = [...questions.entries()];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, question] = next;
      answers[at] = question === undefined ? undefined : await ask(question);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Array.from(questions, (_, at) => answers[at]);
}
