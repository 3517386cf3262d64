import type { Joint, Nesting } from './shellCommand';
import { bareText } from './shellWords';
import type { Joiner, Word } from './steps';

/** Numbers for lists and pipelines, of a whole script. */
export interface Numbers {
  lists: number;
  pipelines: number;
}

/** A list of commands that is open: the script, the inside of an `if`, of `{ … }`. */
export interface Block {
  readonly nesting: readonly Nesting[];
  list: number;
  /** The pipeline of its last command. */
  pipeline: number;
  /** How its next command is joined, where what stands in front of it does not say. */
  next: Joint | undefined;
  /** Whether the next words are a pattern of `case`. */
  awaitsPattern: boolean;
}

/** The blocks that are open at a place, and what else the words so far make of the next ones. */
export interface Blocks {
  readonly numbers: Numbers;
  readonly open: Block[];
  /** The next `{` or `(` is the body of a function. */
  isFunction: boolean;
  /** A `[[` is open, in which `&&` and `||` join no commands. */
  inTest: boolean;
}

/** The blocks at the start of a list. */
export function openBlocks(numbers: Numbers, nesting: readonly Nesting[], from?: Block): Blocks {
  const block: Block = {
    nesting,
    list: ++numbers.lists,
    pipeline: from?.pipeline ?? 0,
    next: from?.next ?? 'first',
    awaitsPattern: false,
  };
  return { numbers, open: [block], isFunction: false, inTest: false };
}

export function innermost({ open }: Blocks): Block {
  return open[open.length - 1];
}

/** How a step is joined to what stands in front of it. */
export function takeJoint(blocks: Blocks, joiner: Joiner): Joint {
  const block = innermost(blocks);
  const { next } = block;
  block.next = undefined;
  return next ?? jointOf(joiner);
}

const joints: readonly Joint[] = ['&&', '||', '|&', '|', '&', ';'];

function jointOf(joiner: Joiner): Joint {
  if (joiner === '\n' || joiner === '') return 'newline';
  return joints.find((joint) => joiner.startsWith(joint)) ?? ';';
}

/** The number of the pipeline of a command that is joined so. */
export function pipelineOf(blocks: Blocks, joint: Joint): number {
  const block = innermost(blocks);
  if (!joint.startsWith('|') || joint === '||') block.pipeline = ++blocks.numbers.pipelines;
  return block.pipeline;
}

function enter(blocks: Blocks, kind: Nesting, joint: Joint): void {
  const { nesting } = innermost(blocks);
  const pipeline = pipelineOf(blocks, joint);
  const list = ++blocks.numbers.lists;
  blocks.open.push({ nesting: [...nesting, kind], list, pipeline, next: joint, awaitsPattern: kind === 'case' });
}

function leave({ open }: Blocks, kinds: readonly Nesting[]): void {
  if (open.length > 1 && kinds.includes(open[open.length - 1].nesting.at(-1) as Nesting)) open.pop();
}

/** Begins another list in the same block: behind `then`, `do`, a pattern. */
function restart(blocks: Blocks): void {
  const block = innermost(blocks);
  block.list = ++blocks.numbers.lists;
  block.next = 'first';
  block.awaitsPattern = false;
}

const opening: Readonly<Record<string, Nesting>> = { if: 'condition', while: 'loop', until: 'loop', '{': 'group' };
const heads: Readonly<Record<string, Nesting>> = { for: 'loop', select: 'loop', case: 'case' };
const closing: Readonly<Record<string, readonly Nesting[]>> = {
  fi: ['condition'],
  done: ['loop'],
  '}': ['group', 'function'],
  esac: ['case'],
};
const restarting = new Set(['then', 'do', 'else', 'elif']);

/** How deep blocks are followed; nobody nests so many. */
const deepest = 50;

/** A command without the keywords in front of it, and how it is joined; undefined where keywords are all there is. */
export function behindKeywords(
  words: readonly Word[],
  blocks: Blocks,
  joint: Joint,
): { readonly at: number; readonly joint: Joint } | undefined {
  let current = joint;
  let begins = false;
  for (let at = 0; at < words.length; at++) {
    const keyword = bareText(words[at]) ?? '';
    const opens = lookUp(opening, keyword);
    const head = lookUp(heads, keyword);
    const closes = lookUp(closing, keyword);
    if (opens && blocks.open.length < deepest) {
      enter(blocks, blocks.isFunction ? 'function' : opens, blocks.isFunction ? 'first' : current);
      blocks.isFunction = false;
    } else if (head && words.length > at + 1) {
      if (blocks.open.length < deepest) enter(blocks, head, current);
      return undefined;
    } else if (closes) leave(blocks, closes);
    else if (restarting.has(keyword)) restart(blocks);
    else if (keyword === 'function') {
      blocks.isFunction = true;
      at++;
    } else if (keyword !== '!') return { at, joint: current };
    begins = !closes;
    current = innermost(blocks).next ?? current;
    innermost(blocks).next = undefined;
  }
  if (begins) innermost(blocks).next = current;
  return undefined;
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, keyword: string): Value | undefined {
  return Object.hasOwn(table, keyword) ? table[keyword] : undefined;
}

/** Ends the pattern that stands right behind the head of a `case`. */
export function endPattern(blocks: Blocks): void {
  if (innermost(blocks).awaitsPattern) restart(blocks);
}

/** Whether words are a pattern of `case`, not a command. The command behind it begins a list. */
export function takePattern(blocks: Blocks, words: readonly Word[], joiner: Joiner, closes: boolean): boolean {
  const block = innermost(blocks);
  if (block.nesting.at(-1) !== 'case') return false;
  if (/^;[;&]/.test(joiner)) block.awaitsPattern = true;
  if (!block.awaitsPattern || (words[0] && bareText(words[0]) === 'esac')) return false;
  if (closes) restart(blocks);
  return true;
}
