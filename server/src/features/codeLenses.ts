import * as l10n from '@vscode/l10n';
import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import type { Stage, StageGraph } from '../model/stageGraph';
import { commands } from '../protocol/methods';
import type { Snapshot } from '../workspace/snapshot';
import { declarationRange } from './definition';
import { buildsOf, placeKey } from './outsideNames';
import { describeInView } from './seenAs';
import { stageReferences } from './stageReferences';

/** Nobody reads the lenses of more stages, and an editor has a hard time with them. */
const most = 250;

/** Nobody goes through more of them. */
const mostPlaces = 1000;

/**
 * Above each FROM: build this stage, or why that can't be; show the diagram; who takes from it; who builds it; what
 * the build makes of it as which the file is seen.
 */
export function codeLenses(snapshot: Snapshot, { withUses }: { readonly withUses: boolean }): CodeLens[] {
  const { uri, graph } = snapshot;
  const lenses: CodeLens[] = [];
  const [build, show] = [`$(play) ${l10n.t('Build stage')}`, l10n.t('Show diagram')];
  for (const stage of graph.stages.slice(0, most)) {
    const range = stage.from.rangeOf(stage.from.parts.keyword);
    lenses.push({
      range,
      command: refusal(uri, graph, stage) ?? {
        title: build,
        command: commands.buildStage,
        arguments: [uri, stage.index],
      },
    });
    lenses.push({ range, command: { title: show, command: commands.showDiagram, arguments: [uri, stage.index] } });
    const inView = describeInView(snapshot, stage);
    if (inView !== undefined) {
      lenses.push({ range, command: { title: `$(eye) ${inView}`, command: commands.seeAs, arguments: [uri] } });
    }
    const uses = withUses ? [usesOf(snapshot, stage), buildsLens(snapshot, stage)] : [];
    for (const command of uses) if (command) lenses.push({ range, command });
  }
  return lenses;
}

/** How many stages name this one, which opens the places; nothing for a stage that nobody names. */
function usesOf(snapshot: Snapshot, stage: Stage): Command | undefined {
  const references = stageReferences(snapshot, stage);
  if (references.length === 0) return undefined;
  const users = new Set(references.map((reference) => reference.stage)).size;
  const title = users === 1 ? l10n.t('Used by 1 stage') : l10n.t('Used by {0} stages', users);
  return showing(
    title,
    snapshot,
    stage,
    references.map(({ range }) => ({ uri: snapshot.uri, range })),
  );
}

/** How many builds of other files make this stage, which opens them. */
function buildsLens(snapshot: Snapshot, stage: Stage): Command | undefined {
  const builds = buildsOf(snapshot, stage);
  if (builds.length === 0) return undefined;
  const title =
    builds.length === 1 ? l10n.t('1 build uses this stage') : l10n.t('{0} builds use this stage', builds.length);
  const places = new Map(builds.map(({ uri, range }) => [placeKey({ uri, range }), { uri, range }]));
  return showing(title, snapshot, stage, [...places.values()]);
}

function showing(title: string, { uri }: Snapshot, stage: Stage, places: readonly Location[]): Command {
  const { start } = declarationRange(stage);
  return { title, command: commands.showReferences, arguments: [uri, start, places.slice(0, mostPlaces)] };
}

/** Why no build can ask for this stage. A command without an id is shown as plain text. */
function refusal(uri: string, graph: StageGraph, stage: Stage): Command | undefined {
  const { index, name, writtenName } = stage;
  if (stage === graph.defaultStage) return undefined;
  if (writtenName === undefined) {
    const title = l10n.t("Without a name it can't be a build target: name it…");
    return { title: `$(tag) ${title}`, command: commands.nameStage, arguments: [uri, index] };
  }
  if (name === undefined) return { title: l10n.t("'{0}' is no valid stage name", writtenName), command: '' };
  const meant = graph.stageNamed(name);
  if (!meant || meant === stage) return undefined;
  return { title: l10n.t("A build of '{0}' builds the stage on line {1}", writtenName, meant.line + 1), command: '' };
}
