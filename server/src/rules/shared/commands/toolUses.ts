import { type CachingTool, cachingTools } from '../../../model/cachingTools';
import type { ShellCommand, ShellScript } from '../../../shell/shellCommand';
import type { Parts } from '../../../syntax/parts';
import type { StageRun } from './stageRuns';

/** A command that runs a program which keeps what it downloads. */
export interface ToolUse {
  readonly tool: CachingTool;
  readonly command: ShellCommand;
  readonly script: ShellScript;
  /** The words behind the program, without quotes, joined by blanks: `install -y curl`. */
  readonly words: string;
  /** It downloads or compiles something, and keeps it. */
  readonly keeps: boolean;
}

const byProgram = new Map(cachingTools.flatMap((tool) => tool.programs.map((program) => [program, tool] as const)));

/** The uses of such programs in a RUN, in order. Kept as long as its text is. */
export function toolUses({ instruction: { parts }, scripts }: StageRun): readonly ToolUse[] {
  if (scripts.length === 0) return nothing;
  const uses = known.get(parts) ?? readUses(scripts);
  known.set(parts, uses);
  return uses;
}

const known = new WeakMap<Parts, readonly ToolUse[]>();
const nothing: readonly ToolUse[] = [];

function readUses(scripts: readonly ShellScript[]): readonly ToolUse[] {
  const uses = scripts.flatMap((script) => script.commands.flatMap((command) => useOf(command, script) ?? []));
  return uses.length > 0 ? uses : nothing;
}

const longestWords = 500;

function useOf(command: ShellCommand, script: ShellScript): ToolUse | undefined {
  const isLaunched = command.name === 'corepack' && byProgram.has(command.args[0]?.text ?? '');
  const name = isLaunched ? (command.args[0]?.text ?? '') : command.name;
  const tool = byProgram.get(name);
  if (!tool) return undefined;
  let words = '';
  for (const { text } of isLaunched ? command.args.slice(1) : command.args) {
    if (words.length + text.length > longestWords) break;
    words += words === '' ? text : ` ${text}`;
  }
  const isPip = name !== 'python' && name !== 'python3';
  if (!isPip && !words.startsWith('-m pip ')) return undefined;
  const keeps = tool.downloads?.test(words) === true && tool.uncached?.test(words) !== true;
  return { tool, command, script, words, keeps };
}
