import type { Instruction } from '../syntax/instruction';
import type { Assignment, Body } from '../syntax/parts';
import { expandWord } from '../syntax/shellWords';
import { joinPath } from './environment';
import type { Stage, StageGraph } from './stageGraph';

/** A place in a stage: in front of the instruction with this number, FROM being 0; the length is the stage's end. */
export interface StagePlace {
  readonly stage: Stage;
  readonly before: number;
}

/** An instruction that was run on the way to a place, and its own place. */
export interface Step extends StagePlace {
  /** Upper-case keyword, that of the trigger where it is one. */
  readonly name: string;
  /** Where it is written: for a trigger, the ONBUILD of the stage's base. */
  readonly instruction: Instruction;
  readonly isTrigger: boolean;
}

/** The inside of a step. Reading that of a command is dear, and most have nothing to say here. */
export function bodyOf({ instruction: { body }, isTrigger }: Step): Body | undefined {
  return isTrigger && body.kind === 'onbuild' ? body.trigger?.body : body;
}

/** So many instructions are looked at for one question; then the answer is that it is not known. */
const mostSteps = 2_000;

/** Values that lead to values of values further than this are not known. */
const deepest = 50;

const special = /[$'"\\`]/;

/**
 * The working directory and the values of variables at places of stages, as far as the Dockerfile alone tells. Looks
 * back from the place and stops where it knows, so that a question costs little in long files. For one request.
 */
export class StageValues {
  private stepsLeft = mostSteps;
  private depth = 0;

  constructor(
    private readonly graph: StageGraph,
    /** The file's escape character. */
    private readonly escape: string,
  ) {}

  /** Whether it had to give up: what it did not find may be there. */
  get isExhausted(): boolean {
    return this.stepsLeft <= 0;
  }

  /** What has been run when a place is reached, the latest first, in the bases of the stage too. */
  *stepsBefore({ stage, before }: StagePlace): Generator<Step> {
    let last = before;
    for (let at: Stage | undefined = stage; at; at = baseOf(at)) {
      for (let i = Math.min(last, at.instructions.length) - 1; i > 0; i--) {
        if (--this.stepsLeft < 0) return;
        const instruction = at.instructions[i] as Instruction;
        yield { stage: at, before: i, name: instruction.name, instruction, isTrigger: false };
      }
      yield* this.triggersOf(at);
      last = Number.POSITIVE_INFINITY;
    }
  }

  /**
   * Absolute; undefined where it hangs on a value that is not known. An image's own working directory is not known
   * either, unless `imageDirectory` is to be taken for it.
   */
  workdir(place: StagePlace, imageDirectory?: string): string | undefined {
    const below: string[] = [];
    const found = (directory: string) => below.reduceRight(joinPath, directory);
    for (const step of this.stepsBefore(place)) {
      const body = step.name === 'WORKDIR' ? bodyOf(step) : undefined;
      if (body?.kind !== 'words') continue;
      const path = this.expand(body.words[0]?.text ?? '', step);
      if (isUnknown(path)) return undefined;
      if (path.startsWith('/')) return found(joinPath('/', path));
      below.push(path);
    }
    const root = this.isExhausted ? undefined : (this.rootDirectory(place.stage) ?? imageDirectory);
    return root === undefined ? undefined : found(root);
  }

  /** A path as seen from a place: absolute and cleaned, but for a slash at its end. Undefined as for `workdir`. */
  resolve(path: string, place: StagePlace, imageDirectory?: string): string | undefined {
    const expanded = this.expand(path, place);
    if (isUnknown(expanded)) return undefined;
    if (expanded.startsWith('/')) return cleaned('/', expanded);
    const directory = this.workdir(place, imageDirectory);
    return directory === undefined ? undefined : cleaned(directory, expanded);
  }

  /** A word without quotes, and with the variables that are known; the others stay as they are written. */
  expand(text: string, place: StagePlace): string {
    if (!special.test(text)) return text;
    const { escape } = this;
    const expanded = expandWord(text, (name) => this.valueOf(name, place), { escape, keepUnset: true });
    return 'error' in expanded ? text : expanded.text;
  }

  /** What a variable holds at a place without any build argument. */
  valueOf(name: string, place: StagePlace): string | undefined {
    if (this.depth >= deepest) return undefined;
    this.depth++;
    const value = this.lookUp(name, place);
    this.depth--;
    return value;
  }

  private lookUp(name: string, place: StagePlace): string | undefined {
    for (const step of this.stepsBefore(place)) {
      const body = step.name === 'ARG' || step.name === 'ENV' ? bodyOf(step) : undefined;
      if (body?.kind !== 'assignments') continue;
      const assignment = body.assignments.findLast((one) => one.name.text === name);
      if (!assignment) continue;
      if (step.name === 'ARG') return this.argument(assignment, step);
      return this.expand(assignment.value?.text ?? '', step);
    }
    return undefined;
  }

  private argument({ name, value }: Assignment, step: Step): string | undefined {
    const { buildArgs = {} } = this.graph.inputs;
    if (Object.hasOwn(buildArgs, name.text)) return buildArgs[name.text];
    if (value) return this.expand(value.text, step);
    return this.graph.globalArgs.findLast((arg) => arg.name === name.text)?.value;
  }

  private *triggersOf(stage: Stage): Generator<Step> {
    const { instructions } = baseOf(stage) ?? { instructions: [] };
    for (let i = instructions.length - 1; i > 0; i--) {
      if (--this.stepsLeft < 0) return;
      const instruction = instructions[i] as Instruction;
      const body = instruction.name === 'ONBUILD' ? instruction.body : undefined;
      if (body?.kind !== 'onbuild' || !body.trigger) continue;
      yield { stage, before: 0, name: body.trigger.name, instruction, isTrigger: true };
    }
  }

  private rootDirectory(stage: Stage): string | undefined {
    const root = this.graph.rootOf(stage);
    if (root.kind === 'scratch') return '/';
    const config = root.kind === 'image' ? this.graph.inputs.images?.[root.reference] : undefined;
    return config && (config.workingDir || '/');
  }
}

/** The stage that a stage stands on, unless a named context takes its place. */
function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

/** It still has a variable in it, or is a path of Windows, which follow other rules. */
function isUnknown(path: string): boolean {
  return path.includes('$') || /^[A-Za-z]:|\\/.test(path);
}

function cleaned(directory: string, path: string): string {
  const clean = joinPath(directory, path);
  return path.endsWith('/') && clean !== '/' ? `${clean}/` : clean;
}
