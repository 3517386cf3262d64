import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import type { CachingTool } from '../../model/cachingTools';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { cacheDirectories, concerns } from '../shared/commands/cacheDirectories';
import { addMounts } from '../shared/commands/mountEdits';
import { placeIn, type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { type ToolUse, toolUses } from '../shared/commands/toolUses';
import { keepLists } from './keepLists';

/** A package manager that downloads everything again whenever its RUN runs. */
export const noCacheMount: StageRule = {
  id: 'no-cache-mount',
  family: 'cache',
  summary: () => l10n.t('A package manager in a RUN without a cache mount for what it downloads.'),
  defaultSeverity: 'hint',
  *checkStage(subject): Generator<Finding> {
    const runs = stageRuns(subject);
    if (!runs.some((run) => toolUses(run).some(({ keeps }) => keeps))) return;
    const told = new Set<CachingTool>();
    for (const run of runs) {
      for (const use of toolUses(run)) {
        const finding = told.has(use.tool) || !use.keeps ? undefined : findingOf(use, run, subject);
        if (!finding) continue;
        told.add(use.tool);
        yield finding;
      }
      // What others than stores keep is asked for by each RUN of its own.
      for (const tool of told) if (!tool.isStore) told.delete(tool);
    }
  },
};

function findingOf(use: ToolUse, run: StageRun, subject: StageSubject): Finding | undefined {
  const { tool, command, script } = use;
  const targets = missingTargets(use, run, subject);
  // Whoever clears the cache wants none; the lists of APT are cleared by everybody.
  if (!targets || !command.program || clears(run, tool)) return undefined;
  const { context } = subject;
  if (tool.isStore && (context.isBase || context.base === 'stage' || isOnlyFetched(tool, subject))) return undefined;
  const message = l10n.t(
    'Whenever this runs again, {0} downloads everything anew. In stage {1}, --mount=type=cache,target={2} would keep it between builds.',
    tool.name,
    context.label,
    targets[0] ?? '',
  );
  const span = { start: command.program.start, end: command.args[0]?.end ?? command.program.end };
  return { range: placeIn(run, script, span), message, fixes: [fixOf(use, run, subject)] };
}

/** The directories of a tool that a RUN has no mount for; undefined where they are not known, or one is taken care of. */
function missingTargets(use: ToolUse, run: StageRun, { context }: StageSubject): readonly string[] | undefined {
  // Windows has its caches elsewhere.
  if (/^["']?[A-Za-z]:/.test(run.state.workdir ?? '')) return undefined;
  const directories = cacheDirectories(use, run.state, context);
  if (!directories || directories.targets.some((target) => run.body.mounts.some((mount) => concerns(mount, target)))) {
    return undefined;
  }
  return directories.targets.map((target) => target + directories.owner);
}

const clearing = /\b(?:cache clean|cache purge|cache rm|store prune|clean --all|nuget locals)\b/;

function clears(run: StageRun, tool: CachingTool): boolean {
  return toolUses(run).some((use) => use.tool === tool && clearing.test(use.words));
}

/** A stage that fetches for others, which copy what is in the directory: a mount would take it away. */
function isOnlyFetched(tool: CachingTool, subject: StageSubject): boolean {
  if (!subject.context.isTakenFrom) return false;
  const uses = stageRuns(subject).flatMap((run) => toolUses(run).filter((use) => use.tool === tool));
  return uses.every(({ words }) => /^(?:mod download|fetch|restore|dependency:|-\S+ dependency:)/.test(words));
}

function fixOf(use: ToolUse, run: StageRun, subject: StageSubject): Fix {
  const { tool } = use;
  const runs = tool.isStore ? runsWith(tool, subject) : [run];
  const edits = runs.flatMap((one) => editsOf(toolUses(one).find((other) => other.tool === tool) ?? use, one, subject));
  const title =
    runs.length > 1
      ? l10n.t('Add a cache mount for {0} to each RUN that uses it in stage {1}', tool.name, subject.context.label)
      : l10n.t('Add a cache mount for {0}', tool.name);
  return { title, edits };
}

function runsWith(tool: CachingTool, subject: StageSubject): readonly StageRun[] {
  return stageRuns(subject).filter((run) => toolUses(run).some((use) => use.tool === tool && !asks.test(use.words)));
}

/** What needs no downloads. */
const asks = /^(?:version|env|help|clean|--version|--info|--help|-v|-V)\b/;

function editsOf(use: ToolUse, run: StageRun, subject: StageSubject): readonly TextEdit[] {
  const targets = missingTargets(use, run, subject);
  if (!targets) return [];
  const sharing = use.tool.locked ? ',sharing=locked' : '';
  const mounts = addMounts(
    run.instruction,
    targets.map((target) => `type=cache,target=${target}${sharing}`),
  );
  return use.tool.name === 'APT' ? [mounts, ...keepLists(run)] : [mounts];
}
