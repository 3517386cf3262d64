import { cachingTools } from '../../model/cachingTools';
import type { Instruction } from '../../syntax/instruction';
import type { Snapshot } from '../../workspace/snapshot';
import type { SpotOf } from '../spot/spot';
import type { Value } from './valueItems';

/** The programs of each tool as they stand at the beginning of a command. */
const commands = new Map(cachingTools.map((tool) => [tool, beginningWith(tool.programs)]));

function beginningWith(programs: readonly string[]): RegExp {
  const names = programs.map((program) => program.replaceAll('+', '\\+')).join('|');
  return new RegExp(`(?:^|[\\s;&|("'/])(?:${names})(?=[\\s"'])`);
}

/** More of a command, with its heredocs, is not looked at. */
const longestText = 20_000;

/**
 * Directories that are worth a cache: of what the command runs, else of what is usual in the stage's image, else all
 * that we know of. Those that the command has a mount for already are left out.
 */
export function cacheTargets(snapshot: Snapshot, { instruction, stage, mount, parts }: SpotOf<'mount-value'>): Value[] {
  const text = instruction.syntax.text.slice(0, longestText);
  const root = stage && snapshot.graph.rootOf(stage);
  const image = root?.kind === 'image' ? root.reference : '';
  const byCommand = cachingTools.filter((tool) => commands.get(tool)?.test(text));
  const byImage = cachingTools.filter((tool) => tool.image.test(image));
  const fitting = [byCommand, byImage, cachingTools].find(({ length }) => length > 0) ?? [];
  const home = homeAbove(stage?.instructions ?? [], instruction.line);
  const mounts = parts.body.kind === 'run' ? parts.body.mounts : [];
  const taken = new Set(mounts.filter((other) => other !== mount).map(({ target }) => target?.text));
  const found = fitting.flatMap(({ name, targets }) =>
    targets.map((target) => ({ text: target.replace('~', home), detail: name })),
  );
  return found.filter(({ text: target }) => !taken.has(target));
}

/** The home directory of whom the last USER above names, by name. */
function homeAbove(instructions: readonly Instruction[], line: number): string {
  const user = instructions.findLast(({ name, line: at }) => at < line && name === 'USER')?.body;
  const [word] = user?.kind === 'words' ? user.words : [];
  const name = word?.text.split(':', 1)[0] ?? 'root';
  return /^[a-z_][\w-]*$/.test(name) && name !== 'root' ? `/home/${name}` : '/root';
}
