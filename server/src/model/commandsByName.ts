import type { Instruction } from '../syntax/instruction';
import type { Command } from './convertStage';
import { perStageText } from './perStageText';
import type { Stage } from './stageGraph';

/** Those that are looked for by name. */
export type SoughtName = 'ADD' | 'CMD' | 'COPY' | 'ENTRYPOINT' | 'HEALTHCHECK' | 'SHELL' | 'WORKDIR';

const sought: ReadonlySet<string> = new Set<SoughtName>([
  'ADD',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'SHELL',
  'WORKDIR',
]);

const none: readonly Instruction[] = [];

/** The instructions of a stage with this keyword, triggers not among them; looked for once as long as its texts stay. */
export function instructionsNamed(stage: Stage, name: SoughtName): readonly Instruction[] {
  return (
    placesOf(stage)
      .get(name)
      ?.map((at) => stage.instructions[at] as Instruction) ?? none
  );
}

/** As `instructionsNamed`, behind those of the triggers that run in the stage. */
export function commandsNamed(
  stage: Stage,
  name: SoughtName,
  triggers: readonly Command[] | undefined,
): readonly Command[] {
  const own = instructionsNamed(stage, name).map((instruction) => {
    return { parts: instruction.parts, instruction, isTrigger: false };
  });
  const triggered = triggers?.filter(({ parts }) => parts.name === name);
  return triggered?.length ? [...triggered, ...own] : own;
}

const placesOf = perStageText(({ instructions }): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  instructions.forEach(({ syntax }, at) => {
    if (syntax.isPlainRun || !sought.has(syntax.name)) return;
    const list = places.get(syntax.name);
    if (list) list.push(at);
    else places.set(syntax.name, [at]);
  });
  return places;
});
