import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import { perStageText } from '../../model/perStageText';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { Instruction } from '../../syntax/instruction';
import type { Word } from '../../syntax/parts';
import type { Finding, Rule } from '../rule';
import { stagesAskedFor } from '../running/stageContext';
import { copiesSystem, runsUnknown } from '../shared/commands/hiddenChanges';
import { chainOf } from '../shared/stages/transfers';
import { ofPackages, usersOfImage } from './usersOfImage';

/** USER or `--chown` with a name that the image does not know at that point. */
export const userNotInStage: Rule = {
  id: 'user-not-in-stage',
  family: 'runtime',
  summary: () => l10n.t('A user that neither the image nor a RUN above knows.'),
  defaultSeverity: 'error',
  *check(snapshot): Generator<Finding> {
    const { graph } = snapshot;
    let shipped: ReadonlyMap<Stage, Stage> | undefined;
    const madeAt = makersOf();
    for (const stage of graph.stages) {
      const uses = stage.replacedBy === undefined ? usesIn(stage) : [];
      const image = uses.length > 0 ? rootFacts(graph, stage) : undefined;
      const users = image && usersOfImage(image);
      if (!users) continue;
      for (const use of uses) {
        if (users.has(use.name) || madeAt(use.name, stage) < use.index) continue;
        shipped ??= shippedIn(graph, stagesAskedFor(snapshot));
        if (use.isOwner || shipped.has(stage) || runsBelow(use, stage)) yield found(use, stage, users.size === 0);
      }
    }
  },
};

interface Use {
  /** The number of its instruction in the stage. */
  readonly index: number;
  readonly word: Word;
  readonly name: string;
  /** Of files; otherwise of what runs. */
  readonly isOwner: boolean;
}

const none: readonly Use[] = [];

const usesIn = perStageText(({ instructions }): readonly Use[] => {
  const uses = instructions.flatMap((instruction, index) => useOf(instruction, index) ?? []);
  return uses.length > 0 ? uses : none;
});

const keywords: ReadonlySet<string> = new Set(['USER', 'COPY', 'ADD']);

function useOf(instruction: Instruction, index: number): Use | undefined {
  if (!keywords.has(instruction.name)) return undefined;
  const word = userWord(instruction);
  const name = word?.text.split(':')[0] ?? '';
  if (!word || !/^[A-Za-z_][\w.-]*$/.test(name) || ofPackages.test(name)) return undefined;
  return { index, word, name, isOwner: instruction.name !== 'USER' };
}

function userWord({ name, body, parts }: Instruction): Word | undefined {
  if (name === 'USER') return body.kind === 'words' ? body.words[0] : undefined;
  return parts.flags.findLast((flag) => flag.name.text === 'chown')?.value;
}

/** Who asks about more names in one file gets no answer for the others. */
const mostNames = 30;

/** From which instruction of a stage on a user may be there; looks at each stage once for each name. */
function makersOf(): (name: string, stage: Stage) => number {
  const asked = new Map<string, Map<Stage, number>>();
  return (name, stage) => {
    if (asked.size >= mostNames && !asked.has(name)) return 0;
    const indexes = asked.get(name) ?? new Map<Stage, number>();
    asked.set(name, indexes);
    const user = new RegExp(
      `${name.replaceAll('.', '\\.')}|passwd|(?:user|group)add\\b[^\\n]*\\$|add(?:user|group)\\b[^\\n]*\\$`,
      'i',
    );
    const unread: Stage[] = [];
    for (const at of chainOf(stage)) {
      if (indexes.has(at)) break;
      unread.push(at);
    }
    for (const at of unread.reverse()) indexes.set(at, firstMaker(at, user, indexes));
    return indexes.get(stage) ?? 0;
  };
}

function firstMaker({ base, instructions }: Stage, user: RegExp, indexes: ReadonlyMap<Stage, number>): number {
  const below = base.source.kind === 'stage' ? base.source.stage : undefined;
  if (below && indexes.get(below) !== nowhere) return 0;
  let atRoot = below === undefined;
  const index = instructions.findIndex((instruction) => {
    if (instruction.name === 'WORKDIR') atRoot = false;
    return mayMake(instruction, user, atRoot);
  });
  return index < 0 ? nowhere : index;
}

const nowhere = Number.POSITIVE_INFINITY;

function mayMake({ name, syntax }: Instruction, user: RegExp, atRoot: boolean): boolean {
  if (name === 'ONBUILD') return true;
  if (name === 'RUN') return user.test(syntax.text) || runsUnknown(syntax);
  if (name !== 'COPY' && name !== 'ADD') return false;
  const { body } = syntax.parts;
  return body.kind === 'copy' && copiesSystem(body, passwd, atRoot) && !isProgram.test(body.destination?.text ?? '');
}

const passwd = /\/(?:passwd|rootfs)/;
/** Where no file with users is. */
const isProgram = /^\/(?:usr\/(?:local\/?)?)?s?bin\/?|^\/(?:usr\/local|opt)\/?$/;

function runsBelow({ index }: Use, { instructions }: Stage): boolean {
  return instructions.findLastIndex(({ name }) => name === 'RUN') > index;
}

function found({ index, word, name, isOwner }: Use, stage: Stage, isEmpty: boolean): Finding {
  const instruction = stage.instructions[index] as Instruction;
  const range = instruction.rangeOf({ start: word.start, end: word.start + name.length });
  const label = stageLabel(stage);
  if (isEmpty) {
    return {
      range,
      message: l10n.t("Stage {1} has no /etc/passwd in which '{0}' could stand: write a number.", name, label),
    };
  }
  return {
    range,
    severity: 'warning',
    message: isOwner
      ? l10n.t("'{0}' is no user in stage {1} yet, so these files become root's: create the user above.", name, label)
      : l10n.t("'{0}' is no user in stage {1} yet: whatever runs as such fails. Create the user above.", name, label),
  };
}
