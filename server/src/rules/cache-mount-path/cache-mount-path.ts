import * as l10n from '@vscode/l10n';
import type { Mount } from '../../syntax/parts';
import type { Finding, StageRule, StageSubject } from '../rule';
import { cacheDirectories, concerns } from '../shared/commands/cacheDirectories';
import { type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { toolUses } from '../shared/commands/toolUses';

/** A cache mount that the program in its RUN does not use, or must not share. */
export const cacheMountPath: StageRule = {
  id: 'cache-mount-path',
  family: 'cache',
  summary: () =>
    l10n.t('A cache mount where its program keeps nothing, or one of APT that two builds may write to at once.'),
  defaultSeverity: 'information',
  *checkStage(subject): Generator<Finding> {
    for (const run of stageRuns(subject)) {
      for (const mount of run.body.mounts) {
        const finding =
          mount.type === 'cache' ? (misplaced(mount, run, subject) ?? unlocked(mount, run, subject)) : undefined;
        if (finding) yield finding;
      }
    }
  },
};

/** A mount in the home directory of another user than the one who runs the command. */
function misplaced(mount: Mount, run: StageRun, { context }: StageSubject): Finding | undefined {
  const { target } = mount;
  const home = target && homeOf(target.text);
  if (!target || !home) return undefined;
  for (const use of toolUses(run)) {
    const directories = use.keeps ? cacheDirectories(use, run.state, context) : undefined;
    const wanted = directories?.targets.find((path) => homeOf(path)?.below === home.below);
    if (!directories || !wanted || homeOf(wanted)?.home === home.home) continue;
    if (run.body.mounts.some((other) => concerns(other, wanted))) continue;
    return {
      range: run.instruction.rangeOf(target),
      message: l10n.t(
        'In stage {0}, {1} runs with the home directory {2}, so that it keeps nothing here: the cache belongs to {3}.',
        context.label,
        use.tool.name,
        homeOf(wanted)?.home ?? '',
        wanted,
      ),
      fixes: [
        {
          title: l10n.t('Mount the cache on {0}', wanted),
          edits: [{ range: run.instruction.rangeOf(target), newText: wanted + ownerFor(mount, directories.owner) }],
        },
      ],
    };
  }
  return undefined;
}

const longestPath = 500;

function homeOf(path: string): { readonly home: string; readonly below: string } | undefined {
  const [, home, below] = /^(\/root|\/home\/[^/$]+)\/(.+?)\/*$/.exec(path.slice(0, longestPath)) ?? [];
  return home === undefined || below === undefined ? undefined : { home, below };
}

function ownerFor({ options }: Mount, owner: string): string {
  return options.some(({ key }) => key.text === 'uid') ? '' : owner;
}

const ofApt = /^\/var\/(?:cache\/apt|lib\/apt)(?:\/|$)/;

/** APT locks these directories, but each build sees a lock of its own file system only. */
function unlocked(mount: Mount, run: StageRun, { context }: StageSubject): Finding | undefined {
  const { target, options, flag } = mount;
  const sharing = options.findLast(({ key }) => key.text === 'sharing')?.value;
  if (!target || !ofApt.test(target.text) || (sharing && sharing.text.toLowerCase() !== 'shared')) return undefined;
  if (!toolUses(run).some(({ tool }) => tool.name === 'APT')) return undefined;
  const place = sharing ?? { start: flag.end, end: flag.end };
  const edit = { range: run.instruction.rangeOf(place), newText: sharing ? 'locked' : ',sharing=locked' };
  return {
    range: run.instruction.rangeOf(target),
    message: l10n.t(
      'Two builds may use this cache at once in stage {0}, and APT fails when another one holds its lock. Add sharing=locked.',
      context.label,
    ),
    fixes: [{ title: l10n.t('Add {0}', 'sharing=locked'), edits: [edit], safe: true }],
  };
}
