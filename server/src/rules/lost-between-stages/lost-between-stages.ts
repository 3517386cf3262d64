import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { runScripts } from '../../model/runScripts';
import { shippedIn } from '../../model/shipping';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { Instruction } from '../../syntax/instruction';
import type { Finding, Rule } from '../rule';
import { stagesAskedFor } from '../running/stageContext';
import { compileOf } from '../shared/commands/compileCommands';
import { alongBases } from '../shared/stages/alongBases';
import { namedIn } from '../shared/texts/named';

/** What only an image has, in a stage that others take files from and that is no image of anybody's. */
export const lostBetweenStages: Rule = {
  id: 'lost-between-stages',
  family: 'stages',
  summary: () => l10n.t('CMD, EXPOSE and the like in a stage that only feeds others, where they do nothing.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    const feeding = graph.stages.filter((stage) => namedIn(stage, ...keywords).length > 0);
    if (graph.stages.length < 2 || feeding.length === 0) return;
    const asked = new Set([...stagesAskedFor(snapshot), graph.defaultStage]);
    const shipped = shippedIn(graph, stagesAskedFor(snapshot));
    const kept = new Set([...new Set(shipped.values())].flatMap((target) => [...imagePartsOf(target)]));
    for (const stage of feeding) {
      if (shipped.has(stage) || asked.has(stage) || !isTakenFrom(stage, graph)) continue;
      if (isForPeople.test(stage.name ?? '')) continue;
      for (const instruction of namedIn(stage, ...keywords)) {
        if (isBuild(instruction)) yield buildStep(instruction, stage);
        else if (!kept.has(instruction.name) && graph.defaultStage) yield lost(instruction, stage, graph);
      }
    }
  },
};

const keywords = ['CMD', 'ENTRYPOINT', 'EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL'];
const isForPeople = /(?:^|[-_.])(?:dev\w*|tests?|debug\w*|lint\w*|docs?|ci|e2e|bench\w*)(?:$|[-_.\d])/;

const imagePartsOf = alongBases<ReadonlySet<string>>(
  (stage) => new Set(namedIn(stage, ...keywords).map(({ name }) => name)),
  (below, own) => (own.size === 0 ? below : new Set([...below, ...own])),
);

function isTakenFrom(stage: Stage, graph: StageGraph): boolean {
  return graph.dependents(stage).some(({ kind }) => kind !== 'base');
}

/** Whether it would compile something when a container starts. */
function isBuild({ name, parts, syntax }: Instruction): boolean {
  if (name !== 'CMD' && name !== 'ENTRYPOINT') return false;
  return runScripts(parts, syntax).some(({ commands }) => commands.some((command) => compileOf(command)));
}

function buildStep(instruction: Instruction, stage: Stage): Finding {
  const { name, parts } = instruction;
  const range = instruction.rangeOf(parts.keyword);
  return {
    range,
    message: l10n.t(
      '{0} is not run in a build, and stage {1} ships nowhere, so nothing is built here: use RUN.',
      name,
      stageLabel(stage),
    ),
    fixes: [{ title: l10n.t("Use '{0}'", 'RUN'), edits: [{ range, newText: 'RUN' }] }],
  };
}

function lost(instruction: Instruction, stage: Stage, graph: StageGraph): Finding {
  const { name, parts } = instruction;
  const target = graph.defaultStage as Stage;
  const isStart = name === 'CMD' || name === 'ENTRYPOINT';
  return {
    range: instruction.rangeOf(parts.keyword),
    severity: isStart && startsNothing(target, graph) ? 'information' : 'hint',
    message: l10n.t(
      '{0} is of stage {1} alone, which ships nowhere; {2} has none. Only files come along with COPY --from.',
      name,
      stageLabel(stage),
      stageLabel(target),
    ),
  };
}

/** A bare system starts a shell at best. */
function startsNothing(target: Stage, graph: StageGraph): boolean {
  const { kind } = rootFacts(graph, target) ?? {};
  const parts = imagePartsOf(target);
  return kind === 'os' && !parts.has('CMD') && !parts.has('ENTRYPOINT');
}
