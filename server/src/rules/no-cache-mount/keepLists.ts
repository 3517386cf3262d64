import type { TextEdit } from 'vscode-languageserver-types';
import type { ShellCommand } from '../../shell/shellCommand';
import { placeIn, type StageRun } from '../shared/commands/stageRuns';

/** Takes out `rm -rf /var/lib/apt/lists/*` and `apt-get clean`, which would empty the mounts. */
export function keepLists(run: StageRun): readonly TextEdit[] {
  return run.scripts.flatMap((script) =>
    script.commands.flatMap((command, i) => {
      if (!isCleaning(command) || !/^(?:&&|;|newline)$/.test(command.joint)) return [];
      const before = script.commands.slice(0, i).findLast(({ list }) => list === command.list);
      if (!before) return [];
      return { range: placeIn(run, script, { start: before.end, end: command.end }), newText: '' };
    }),
  );
}

function isCleaning({ name, args, redirects }: ShellCommand): boolean {
  const words = args.map(({ text }) => text);
  if (redirects.length > 0) return false;
  if (name === 'apt-get' || name === 'apt') return words.length === 1 && /^(?:auto)?clean$/.test(words[0] ?? '');
  const paths = words.filter((word) => !word.startsWith('-'));
  return (
    name === 'rm' && paths.length > 0 && paths.every((path) => /^\/var\/(?:lib\/apt\/lists|cache\/apt)\b/.test(path))
  );
}
