/** Asks people; in VS Code, or in a test. Undefined where they want no more of it. */
export interface Asker {
  pick<T>(question: PickQuestion<T>): Promise<T | Back | undefined>;
  text(question: TextQuestion): Promise<string | Back | undefined>;
  /** A file or folder of this machine. */
  path(question: PathQuestion): Promise<string | undefined>;
}

/** The wish to see the question before. */
export const back = Symbol('back');
export type Back = typeof back;

/** Where a question stands. */
export interface Place {
  /** From 1. */
  readonly step: number;
  /** Undefined where the answer tells what else is asked. */
  readonly count: number | undefined;
}

export interface PickQuestion<T> {
  readonly place: Place;
  readonly text: string;
  readonly choices: readonly Choice<T>[];
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  /** Taken by Enter. The first one without any. */
  readonly isLikely?: boolean;
}

export interface TextQuestion {
  readonly place: Place;
  readonly text: string;
  readonly value: string;
  readonly hint?: string;
  readonly isSecret?: boolean;
  /** Why a text is no answer. */
  readonly problem?: (text: string) => string | undefined;
}

export interface PathQuestion {
  readonly text: string;
  readonly kind: 'file' | 'folder' | 'new file';
}

/** One question; it changes what is known so far. */
export type Step<S> = (state: S, ask: Asker, place: Place) => Promise<S | Back | undefined>;

/** Goes through questions, back and forth, after `before` others; `back` where somebody goes back from the first. */
export async function askInSteps<S>(
  start: S,
  steps: readonly Step<S>[],
  ask: Asker,
  before = 0,
): Promise<S | Back | undefined> {
  let state = start;
  for (let index = 0; index < steps.length; ) {
    const step = steps[index] as Step<S>;
    const answer = await step(state, ask, { step: before + index + 1, count: before + steps.length });
    if (answer === undefined) return undefined;
    if (answer === back) {
      if (index === 0) return back;
      index--;
    } else {
      state = answer;
      index++;
    }
  }
  return state;
}
