import type { Dockerfile } from '../syntax/dockerfile';
import type { Instruction } from '../syntax/instruction';
import type { Assignment } from '../syntax/parts';
import { variableRange } from '../syntax/variables/variableUses';
import type { Stage, StageGraph } from './stageGraph';
import type { Declaration, Meaning, Occurrence } from './variableBinding';
import { type Bound, Group, OccurrenceList, type Place } from './variableGroups';
import { type Mention, type MentioningText, type Mentions, mentionsOf } from './variableMentions';
import { isAutomatic, isProxy } from './variableNames';
import { bindShellText } from './variablesOfShell';

/**
 * Every place where this name stands for a variable, in file order, and what it stands for by BuildKit's scopes: FROM
 * sees the global arguments alone, a stage what it and the stages that it is built on declare above. Linear in the
 * file; instructions without the name are passed over.
 */
export function occurrencesOf(graph: StageGraph, dockerfile: Dockerfile, name: string): readonly Occurrence[] {
  const reader = new ScopeReader(name);
  const firstLine = graph.stages[0]?.line ?? Number.POSITIVE_INFINITY;
  for (const instruction of dockerfile.instructions) {
    if (instruction.line >= firstLine) break;
    reader.readGlobal(instruction);
  }
  for (const stage of graph.stages) reader.readStage(stage);
  return reader.found.finish();
}

/** The stage whose variables a stage begins with, if it is one of this file. */
export function inheritedFrom({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

/** What the name means at one place of a stage; `latest` is the later one of the two. */
interface Scope {
  readonly env?: Bound | undefined;
  readonly arg?: Bound | undefined;
  readonly latest?: Bound | undefined;
}

const emptyScope: Scope = {};

class ScopeReader {
  readonly found = new OccurrenceList();
  private global: Bound | undefined;
  /** What the stages that are built on a stage begin with. */
  private readonly heirs = new Map<Stage, Scope>();

  constructor(private readonly name: string) {
    if (isAutomatic(name)) this.global = { meaning: { kind: 'automatic' }, group: new Group() };
  }

  /** An instruction in front of the first FROM. A default sees what is declared in front of it. */
  readGlobal(instruction: Instruction): void {
    const mentions = instruction.name === 'ARG' ? mentionsOf(instruction, this.name) : undefined;
    if (!mentions) return;
    inOrder(mentions, {
      use: (text, place) => this.found.add(placeOf(mentions, text, place, undefined), this.global),
      declaration: (assignment) => this.declareGlobal(mentions, assignment),
    });
  }

  readStage(stage: Stage): void {
    const base = inheritedFrom(stage);
    let scope = (base && this.heirs.get(base)) ?? emptyScope;
    const commands: Mentions[] = [];
    const triggers: Mentions[] = [];
    for (const instruction of stage.instructions) {
      const mentions = mentionsOf(instruction, this.name);
      if (!mentions) continue;
      if (mentions.inTrigger) triggers.push(mentions);
      else if (runsLater.has(mentions.keyword)) commands.push(mentions);
      else scope = this.read(mentions, stage, scope);
    }
    // Containers start, and then triggers run, when all of the stage is there.
    for (const mentions of [...commands, ...triggers]) scope = this.read(mentions, stage, scope);
    this.heirs.set(stage, scope);
  }

  /** What holds behind the instruction; all that is in it sees what held in front of it, but in ARG. */
  private read(mentions: Mentions, stage: Stage, before: Scope): Scope {
    if (mentions.keyword === 'ARG') return this.readArguments(mentions, stage, before);
    const inside = mentions.keyword === 'RUN' ? this.withSecret(mentions, stage, before) : before;
    for (const text of mentions.texts)
      this.readText(mentions, text, stage, text.text.expander === 'shell' ? inside : before);
    return mentions.declared.reduce((scope, one) => this.declare(mentions, one, stage, scope), before);
  }

  /** In `ARG A=1 B=$A` the second name sees the first. */
  private readArguments(mentions: Mentions, stage: Stage, before: Scope): Scope {
    let scope = before;
    inOrder(mentions, {
      use: (text, place) => this.found.add(placeOf(mentions, text, place, stage), scope.latest),
      declaration: (assignment) => {
        scope = this.declare(mentions, assignment, stage, scope);
      },
    });
    return scope;
  }

  /** What the commands of a RUN see: a secret hides all else of its name. */
  private withSecret({ secret, instruction }: Mentions, stage: Stage, scope: Scope): Scope {
    if (!secret) return scope;
    const range = instruction.rangeOf(secret);
    const bound: Bound = { meaning: { kind: 'shell', instruction, range }, group: new Group('shell') };
    this.found.add({ access: 'assignment', instruction, stage, range }, bound);
    return { env: bound };
  }

  private readText(mentions: Mentions, text: MentioningText, stage: Stage, scope: Scope): void {
    const { keyword, instruction } = mentions;
    const add = (mention: Mention, bound: Bound | undefined) => {
      this.found.add(placeOf(mentions, text, mention, stage), bound);
    };
    if (text.text.expander === 'buildkit') {
      const bound = keyword === 'FROM' ? this.global : scope.latest;
      for (const mention of text.places) add(mention, bound);
      return;
    }
    const bound = keyword === 'RUN' ? (scope.env ?? scope.arg ?? this.proxy()) : scope.env;
    const meaningOf = ({ nameSpan }: Mention): Meaning => {
      return { kind: 'shell', instruction, range: variableRange(instruction, text.text, nameSpan) };
    };
    bindShellText(text.places, bound, meaningOf, add);
  }

  private proxy(): Bound | undefined {
    return isProxy(this.name) ? { meaning: { kind: 'proxy' }, group: undefined } : undefined;
  }

  private declareGlobal(mentions: Mentions, assignment: Assignment): void {
    const declaration = declarationOf('global', mentions, assignment, undefined);
    const stays = !assignment.value && this.global?.meaning?.kind === 'automatic';
    this.global = {
      meaning: stays ? { kind: 'automatic' } : declaration,
      group: this.global?.group ?? new Group(),
    };
    this.addDeclaration(declaration, this.global);
  }

  private declare(mentions: Mentions, assignment: Assignment, stage: Stage, { env, arg }: Scope): Scope {
    if (mentions.keyword === 'ENV') {
      const declaration = declarationOf('env', mentions, assignment, stage);
      const bound = { meaning: declaration, group: env?.group ?? new Group() };
      this.addDeclaration(declaration, bound);
      return { env: bound, arg, latest: bound };
    }
    const declaration = declarationOf('arg', mentions, assignment, stage);
    if (!assignment.value && this.global) {
      const bound = { meaning: this.global.meaning, group: this.global.group?.join(arg?.group) };
      this.addDeclaration(declaration, bound);
      return { env, arg: bound, latest: bound };
    }
    // Without a default, what the name held before stays unless a build argument is given: both may be meant.
    const group = arg?.group ?? new Group();
    const bound = assignment.value
      ? { meaning: declaration, group }
      : { meaning: arg?.meaning ?? declaration, group: group.join(env?.group) };
    this.addDeclaration(declaration, bound);
    return { env, arg: bound, latest: bound };
  }

  private addDeclaration({ instruction, stage, range }: Declaration, bound: Bound): void {
    this.found.add({ access: 'declaration', instruction, stage, range }, bound);
  }
}

/** Commands that run when the stage is there, with its environment and without its arguments. */
const runsLater: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

interface InOrder {
  use(text: MentioningText, place: Mention): void;
  declaration(assignment: Assignment): void;
}

/** The places of an instruction as they stand; a name is declared once its value has been read. */
function inOrder({ texts, declared }: Mentions, visit: InOrder): void {
  const uses = texts.flatMap((text) => text.places.map((place) => ({ text, place })));
  let next = 0;
  const useUpTo = (offset: number) => {
    for (let use = uses[next]; use && use.place.nameSpan.start < offset; use = uses[++next]) {
      visit.use(use.text, use.place);
    }
  };
  for (const assignment of declared) {
    useUpTo(assignment.end);
    visit.declaration(assignment);
  }
  useUpTo(Number.POSITIVE_INFINITY);
}

function placeOf(
  { instruction }: Mentions,
  { text }: MentioningText,
  { access, nameSpan }: Mention,
  stage: Stage | undefined,
): Place {
  return { access, instruction, stage, range: variableRange(instruction, text, nameSpan) };
}

function declarationOf(
  kind: Declaration['kind'],
  { instruction, inTrigger }: Mentions,
  assignment: Assignment,
  stage: Stage | undefined,
): Declaration {
  return { kind, instruction, assignment, stage, inTrigger, range: instruction.rangeOf(assignment.name) };
}
