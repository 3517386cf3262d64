import * as l10n from '@vscode/l10n';
import type { ShellScript } from '../../shell/shellCommand';
import type { Finding, Fix, StageRule } from '../rule';
import { appendedCommand } from '../shared/commands/appendedCommand';
import { packageCommand, packageUses } from '../shared/commands/packageCommands';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf, type StageRun } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';
import { type CacheFound, cachesLeft } from './caches';

const mentionsTool = mentionOf(/docker-clean|\b(?:apt|aptitude|apk|yum|dnf5?|microdnf|zypper|pip[\d.]*|yarn|npm)\b/);

/** A package manager that leaves in what ships what it keeps for the next time, which never comes. */
export const packageCacheLeft: StageRule = {
  id: 'package-cache-left',
  family: 'shipping',
  summary: () => l10n.t('Caches of a package manager in a stage that ships.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
  *checkStage(subject): Generator<Finding> {
    const { shipsIn } = subject.context;
    if (!shipsIn) return;
    let keepsArchives = false;
    const runs = runsOf(subject, mentionsTool);
    const last = runs.findLast(usesLists);
    for (const run of runs) {
      keepsArchives ||= run.scripts.some(({ text }) => text.includes('docker-clean'));
      for (const script of run.scripts)
        for (const found of cachesLeft(run, script, keepsArchives)) {
          const isNeeded = subject.context.isBase || (last !== undefined && last.index > run.index);
          yield finding(run, script, { ...found, isNeeded }, shipsIn);
        }
    }
  },
};

/** Whether a RUN installs by lists that a RUN above has left. */
function usesLists(run: StageRun): boolean {
  const first = packageUses(run).find(
    ({ found: { manager, verb } }) => manager === 'apt' && (verb === 'update' || verb === 'install'),
  );
  return first?.found.verb === 'install';
}

interface Left extends CacheFound {
  /** Something below may use it. */
  readonly isNeeded: boolean;
}

function finding(run: StageRun, script: ShellScript, found: Left, shipsIn: string): Finding {
  const { cache, command } = found;
  const word = packageCommand(command)?.verbWord;
  return {
    range: placeIn(run, script, commandSpan(command, word)),
    message: cache.message(command.name, shipsIn),
    fixes: fixes(run, script, found),
    ...(cache.code && { hadolintRule: cache.code }),
  };
}

function fixes(run: StageRun, script: ShellScript, { cache, command, isNeeded }: Left): readonly Fix[] {
  const { mend } = cache;
  if (mend.kind === 'flag') {
    const word = packageCommand(command)?.verbWord;
    if (!word || (script.isExec && command.nesting.length === 0)) return [];
    const { end } = placeIn(run, script, word);
    const edits = [{ range: { start: end, end }, newText: ` ${mend.text}` }];
    return [{ title: l10n.t('Add {0}', mend.text), edits, safe: true }];
  }
  const isRoot = !command.wrappers.some(({ text }) => text.endsWith('sudo'));
  const text = (isRoot ? '' : 'sudo ') + mend.text.replace('{0}', command.name);
  const edits = command.nesting.length === 0 ? appendedCommand(run, script, text) : undefined;
  return edits ? [{ title: l10n.t('Add {0}', `&& ${text}`), edits, safe: !isNeeded }] : [];
}
