import * as l10n from '@vscode/l10n';
import { matches, patternOf } from '../../model/chosenByVariable';
import type { Base, Stage, StageGraph } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Snapshot } from '../../workspace/snapshot';
import { choiceIn, mentions, variablesIn } from './choice';

/**
 * Refuses where a FROM may choose `stage` by its name for another platform or build argument, or chooses something else
 * by the name of the target.
 */
export function checkVariableChoices({ graph }: Snapshot, stage: Stage): void {
  checkDefaults(graph, stage);
  for (const { base, platform: flag, line } of graph.stages) {
    const byTarget = choosesByTarget(graph, stage, base, flag?.value?.text);
    if (byTarget || mayChoose(base, stage.name)) throw refusal(base.written, line, stage);
  }
}

/** The first stage whose FROM may choose a stage of this (lower-case) name for another platform or build argument. */
export function chooserOf(graph: StageGraph, name: string): Stage | undefined {
  return graph.stages.find(({ base }) => mayChoose(base, name));
}

/**
 * `build-${TARGETARCH}` may choose `build-arm64`. A FROM that is one ARG and nothing else is passed over: what builds
 * set it to is theirs to change, as `--target` is; and so is one that chooses among images.
 */
function mayChoose({ written, source }: Base, name: string | undefined): boolean {
  if (name === undefined || !written.includes('$')) return false;
  const bare = written.replace(/["'\\`]/g, '');
  const pattern = patternOf(bare);
  if (!matches(name, pattern)) return false;
  const variables = variablesIn(bare);
  if (variables.every((variable) => platformVariable.test(variable))) {
    return platform.test(name.slice(pattern.prefix.length, name.length - pattern.suffix.length));
  }
  return !choiceIn(bare) && (source.kind === 'stage' || variables.includes(targetStage));
}

/** TARGETSTAGE is the name of the target: of this stage where it is the last one, or is asked for. */
function choosesByTarget(graph: StageGraph, stage: Stage, { written }: Base, onPlatform: string | undefined): boolean {
  const { name } = stage;
  const isLast = stage === graph.defaultStage;
  if (name === undefined || (!mentions(written, targetStage) && !mentions(onPlatform, targetStage))) return false;
  if (isLast) return true;
  const { prefix, suffix } = patternOf(written);
  return graph.stagesNamed(`${prefix}${name}${suffix}`).length > 0;
}

/** The default of an ARG may hold the name of the target, which is that of the last stage. */
function checkDefaults({ defaultStage, globalArgs }: StageGraph, stage: Stage): void {
  if (stage !== defaultStage) return;
  for (const { body, line } of new Set(globalArgs.map(({ instruction }) => instruction))) {
    const assignments = body.kind === 'assignments' ? body.assignments : [];
    const value = assignments.find((one) => mentions(one.value?.text, targetStage))?.value;
    if (value) throw refusal(value.text, line, stage);
  }
}

const targetStage = 'TARGETSTAGE';
const platformVariable = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$/;
const word =
  '(?:linux|windows|darwin|freebsd|wasip1|amd64|arm64|arm|386|ppc64(?:le)?|s390x|riscv64|mips(?:64)?(?:le)?|loong64|v[1-9])';
/** What platform variables make: `arm64`, `linux-amd64`, `armv7`. */
const platform = new RegExp(`^${word}(?:[-_.]?${word})*$`);

function refusal(written: string, line: number, { writtenName }: Stage): Refusal {
  const name = writtenName ?? '';
  return new Refusal(
    l10n.t("'{0}' on line {1} may choose '{2}' by its name, so rename it by hand.", written, line + 1, name),
  );
}
