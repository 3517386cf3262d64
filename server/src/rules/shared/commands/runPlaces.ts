import type { ShellCommand } from '../../../shell/shellCommand';
import type { Span } from '../../../util/span';
import type { StageRun } from './stageRuns';

/** The program of a command, up to one of its words. */
export function commandSpan({ program, start, end }: ShellCommand, last?: Span): Span {
  const from = program ?? { start, end };
  return { start: from.start, end: last && last.end > from.end ? last.end : from.end };
}

/** Whether a mount keeps what is written to one of the folders, or to one above, out of the image. */
export function isMounted({ parts }: StageRun, isFolder: (folder: string) => boolean): boolean {
  if (parts.body.kind !== 'run') return false;
  return parts.body.mounts.some(({ type, target }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const folder = (target?.text ?? '').replace(/\/+$/, '');
    return folder.includes('$') || isFolder(folder);
  });
}
