import type { Command } from '../../model/convertStage';
import { type ExpandedText, variableSteps } from '../../model/expandedTexts';
import { type FreeUse, freeVariables, readVariables, type StageVariables } from '../../model/freeVariables';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { inheritedFrom } from '../../model/variableScopes';
import { expandWord } from '../../syntax/shellWords';
import { convertedStages, triggeredCommands } from '../shared/checks/convertedStages';
import { type RootNames, rootNames } from './rootNames';

/** A name that is looked up where neither an ENV nor an ARG above declares it. */
export interface UndefinedName {
  readonly stage: Stage;
  readonly command: Command;
  readonly text: ExpandedText;
  readonly name: string;
  /** The variables of the image at the bottom; undefined where nobody knows them. */
  readonly root: RootNames;
}

/** Build arguments that are for BuildKit itself; they never are in an environment, and it does not mind. */
const neverSet: ReadonlySet<string> = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE']);

/** One way down the tree of stages that stand on each other: linear, however long the chains are. */
export function* undefinedNames(graph: StageGraph, escape: string): Generator<UndefinedName> {
  const triggered = triggeredCommands(graph);
  const stages = convertedStages(graph);
  const wanted = wantedNames(stages, triggered);
  if (wanted.size === 0) return;
  const tree = new Tree(stages);
  const counts = new Map<string, number>();
  const open: OpenStage[] = [];
  const enter = (stage: Stage, root: RootNames) => {
    open.push({ stage, root, layers: layersOf(stage, graph, triggered.get(stage), escape), isDone: false });
  };
  for (const stage of tree.roots) {
    if (tree.isAlone(stage) && freeVariables(stage).free.length === 0) continue;
    enter(stage, rootNames(stage, graph));
    for (let at = open.at(-1); at; at = open.at(-1)) {
      if (at.isDone) {
        for (const layer of at.layers) count(layer, wanted, counts, -1);
        open.pop();
        continue;
      }
      at.isDone = true;
      for (const layer of at.layers) {
        if (layer.free.some(({ name }) => !counts.get(name))) yield* missingIn(layer, { ...at, counts, graph });
        count(layer, wanted, counts, 1);
      }
      for (const child of tree.childrenOf(at.stage)) enter(child, at.root);
    }
  }
}

/** A stage that is gone through: itself, and then those that stand on it. */
interface OpenStage {
  readonly stage: Stage;
  readonly root: RootNames;
  readonly layers: readonly Layer[];
  isDone: boolean;
}

/** The names that no text of one stage explains. */
function wantedNames(stages: readonly Stage[], triggered: ReadonlyMap<Stage, readonly Command[]>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stage of stages) for (const { name } of freeVariables(stage).free) names.add(name);
  for (const triggers of triggered.values()) {
    for (const { name } of readVariables(stepsOf(triggers)).free) names.add(name);
  }
  return names;
}

function stepsOf(triggers: readonly Command[]) {
  return triggers.map(({ parts, trigger }) => (trigger ? variableSteps(parts, trigger.syntax) : []));
}

/** What a stage does by itself, or by what its base triggers in it. */
interface Layer extends StageVariables {
  readonly commandAt: (at: number) => Command;
  /** Names that are declared with a variable in them, and where. */
  readonly composedNames: readonly { readonly at: number; readonly name: string }[];
}

function layersOf(
  stage: Stage,
  graph: StageGraph,
  triggers: readonly Command[] | undefined,
  escape: string,
): readonly Layer[] {
  const layer = (variables: StageVariables, commandAt: Layer['commandAt']): Layer => ({
    ...variables,
    commandAt,
    composedNames:
      variables.composed.length === 0
        ? noNames
        : variables.composed.flatMap((at) =>
            composedNames(commandAt(at), stage, graph, escape).map((name) => ({ at, name })),
          ),
  });
  const variables = freeVariables(stage);
  const isIdle = variables.free.length + variables.declared.size === 0;
  if (isIdle && !triggers) return noLayers;
  const own = layer(variables, (at) => ownCommand(stage, at));
  if (!triggers) return [own];
  return [layer(readVariables(stepsOf(triggers)), (at) => triggers[at] as Command), own];
}

const noLayers: readonly Layer[] = [];
const noNames: Layer['composedNames'] = [];

function ownCommand(stage: Stage, at: number): Command {
  const instruction = stage.instructions[at] as Stage['from'];
  return { parts: instruction.parts, instruction, isTrigger: false };
}

/** What `ENV $NAME=1` is called in the end. */
function composedNames(command: Command, stage: Stage, graph: StageGraph, escape: string): string[] {
  const { body } = command.parts;
  if (body.kind !== 'assignments') return [];
  const environment = graph.environmentBefore(stage, command);
  return body.assignments.flatMap(({ name: { text } }) => {
    if (!text.includes('$')) return [];
    const expanded = expandWord(text, (name) => environment.get(name), { escape });
    return 'error' in expanded ? [] : [expanded.text];
  });
}

function* missingIn(
  layer: Layer,
  { stage, root, counts, graph }: Omit<UndefinedName, 'command' | 'text' | 'name'> & Seen,
): Generator<UndefinedName> {
  for (const { at, text, name } of layer.free) {
    if (counts.get(name) || root?.has(name) || neverSet.has(name)) continue;
    if (layer.composedNames.some((composed) => composed.at < at && composed.name === name)) continue;
    if (isOverridden(text, graph)) continue;
    yield { stage, command: layer.commandAt(at), text, name, root };
  }
}

interface Seen {
  /** How often a name is declared on the way to the stage. */
  readonly counts: ReadonlyMap<string, number>;
  readonly graph: StageGraph;
}

/** Nobody reads the default of an ARG that the build gives a value. */
function isOverridden({ defaultOf }: FreeUse['text'], { inputs }: StageGraph): boolean {
  return defaultOf !== undefined && Object.hasOwn(inputs.buildArgs ?? {}, defaultOf);
}

function count(
  { declared, composedNames }: Layer,
  wanted: ReadonlySet<string>,
  counts: Map<string, number>,
  by: 1 | -1,
): void {
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + by);
  const [fewer, more] = declared.size < wanted.size ? [declared, wanted] : [wanted, declared];
  for (const name of fewer) if (more.has(name)) add(name);
  for (const { name } of composedNames) add(name);
}

/** Which stage stands on which. */
class Tree {
  readonly roots: Stage[] = [];
  private readonly children = new Map<Stage, Stage[]>();

  constructor(stages: readonly Stage[]) {
    for (const stage of stages) {
      const base = inheritedFrom(stage);
      if (!base) this.roots.push(stage);
      else {
        const siblings = this.children.get(base);
        if (siblings) siblings.push(stage);
        else this.children.set(base, [stage]);
      }
    }
  }

  /** None stands on it. */
  isAlone(stage: Stage): boolean {
    return !this.children.has(stage);
  }

  childrenOf(stage: Stage): readonly Stage[] {
    return this.children.get(stage) ?? [];
  }
}
