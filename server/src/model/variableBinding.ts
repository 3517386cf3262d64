import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import type { Assignment } from '../syntax/parts';
import type { Stage } from './stageGraph';

/** A place that gives a variable its value: an ARG in front of the first FROM, an ARG or ENV of a stage. */
export interface Declaration {
  readonly kind: 'global' | 'arg' | 'env';
  readonly instruction: Instruction;
  readonly assignment: Assignment;
  /** Undefined for a global one. */
  readonly stage: Stage | undefined;
  /** Inside of an ONBUILD, so that it is there in the stages built on this one. */
  readonly inTrigger: boolean;
  /** Of the name. */
  readonly range: Range;
}

/** What a variable has its value from, where it stands. */
export type Meaning =
  | Declaration
  /** Set by BuildKit. */
  | { readonly kind: 'automatic' }
  /** A build argument that needs no ARG. */
  | { readonly kind: 'proxy' }
  /** Set by the shell itself, in the same text. */
  | { readonly kind: 'shell'; readonly instruction: Instruction; readonly range: Range };

/**
 * All places that stand for one and the same variable. A global ARG and each `ARG NAME` without a default that takes it
 * into a stage are one; so are an ARG and another that sets it anew, in the same stage or in one that is built on it,
 * and likewise for ENV. An ARG and an ENV of one name are two.
 */
export interface Variable {
  /** `shell`: it does not live longer than the command that sets it. */
  readonly kind: 'file' | 'shell';
  /** In file order. */
  readonly occurrences: readonly Occurrence[];
}

/** A place where the name of a variable stands. */
export interface Occurrence {
  readonly access: 'declaration' | 'use' | 'assignment';
  readonly instruction: Instruction;
  /** Undefined in front of the first FROM. */
  readonly stage: Stage | undefined;
  /** Of the name alone. */
  readonly range: Range;
  /** Undefined where nothing in this file says what it is: the base image may. */
  readonly meaning: Meaning | undefined;
  /** Undefined where it is not known which places would have to be named alike. */
  readonly variable: Variable | undefined;
}
