import * as l10n from '@vscode/l10n';
import { imageFacts } from '../../images/imageFacts';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf, type StageRun } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';
import { setsPipefail, shellOf, shellsWithPipefail } from './pipefail';

const mentionsPipe = mentionOf(/\|/);

/** A pipeline whose first part may fail while RUN goes on, because only the last one counts. */
export const pipeHidesFailure: StageRule = {
  id: 'pipe-hides-failure',
  family: 'shell',
  summary: () => l10n.t('A pipeline in RUN that succeeds although its first command fails.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL4006'],
  *checkStage(subject): Generator<Finding> {
    for (const run of runsOf(subject, mentionsPipe)) {
      if (run.shell?.includes('pipefail')) continue;
      for (const script of run.scripts) {
        const first = firstHidden(script);
        if (first) yield finding(first, script, run, subject);
      }
    }
  },
};

function isBash({ shell }: StageRun): boolean {
  return shellsWithPipefail.has(shellOf(shell));
}

interface Hidden {
  /** What may fail. */
  readonly left: ShellCommand;
  readonly isDownload: boolean;
}

/** Programs that print what they are given, and do not fail. */
const harmless =
  /^(?:echo|printf|yes|true|:|cat|ls|find|env|pwd|seq|date|uname|tr|sed|awk|grep|sort|uniq|head|tail|cut|tee|wc|rev|dpkg|nproc)$/;
const downloads = /^(?:curl|wget|aws|gsutil|gh|http|aria2c)$/;

/** The gravest pipeline of a script, a download if there is one. */
function firstHidden({ commands }: ShellScript): Hidden | undefined {
  let found: Hidden | undefined;
  let isSafe = false;
  /** The last command of each pipeline so far. */
  const lefts = new Map<number, ShellCommand>();
  for (const [at, command] of commands.entries()) {
    const left = isPiped(command) ? lefts.get(command.pipeline) : undefined;
    lefts.set(command.pipeline, command);
    isSafe ||= setsPipefail(command);
    if (!left || isSafe || left.name === '' || harmless.test(left.name)) continue;
    const isDownload = downloads.test(left.name);
    if (found && !isDownload) continue;
    if (isTested(command) || isInPipefailShell(command) || isTolerated(commands, at)) continue;
    if (isDownload) return { left, isDownload };
    found = { left, isDownload };
  }
  return found;
}

function isPiped({ joint }: ShellCommand): boolean {
  return joint === '|' || joint === '|&';
}

/** Where the outcome is asked for, or is only a word of another command. */
function isTested({ nesting }: ShellCommand): boolean {
  return nesting.includes('condition') || nesting.includes('substitution');
}

function isInPipefailShell({ within }: ShellCommand): boolean {
  return within?.args.some(({ text }) => text === 'pipefail') ?? false;
}

/** How far we look for what follows a pipeline; there is rarely anything between. */
const farthest = 100;

/** Whether a failure is expected: `… | … || true`. */
function isTolerated(commands: readonly ShellCommand[], at: number): boolean {
  const { list, pipeline } = commands[at];
  const next = commands.slice(at + 1, at + farthest).find((one) => one.list === list && one.pipeline > pipeline);
  return next?.joint === '||';
}

function finding({ left, isDownload }: Hidden, script: ShellScript, run: StageRun, subject: StageSubject): Finding {
  const message = l10n.t("If '{0}' fails here, RUN goes on: a pipeline is as good as its last command.", left.name);
  return {
    range: placeIn(run, script, commandSpan(left)),
    message,
    ...(!isDownload && { severity: 'hint' as const }),
    fixes: fixes(script, run, subject),
    hadolintRule: 'DL4006',
  };
}

/** Either the script says so, where its shell understands, or SHELL takes one that does. */
function fixes(script: ShellScript, run: StageRun, { context: { root } }: StageSubject): readonly Fix[] {
  const distribution = root === undefined ? undefined : imageFacts(root).distribution;
  if (script.isExec || run.isTrigger || script.shebang) return [];
  const { start } = placeIn(run, script, { start: 0, end: 1 });
  const isScript = run.parts.heredocs.length > 0 && !script.text.includes('<<');
  const text = isScript ? 'set -o pipefail\n' : 'set -o pipefail && ';
  const inScript: Fix = {
    title: l10n.t('Add {0}', text.trim()),
    edits: [{ range: { start, end: start }, newText: text }],
  };
  if (isBash(run) || (run.shell === undefined && knowPipefail.has(distribution ?? ''))) return [inScript];
  if (run.shell || !haveBash.has(distribution ?? '')) return [];
  const line = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
  const place = { line: run.instruction.line, character: 0 };
  return [{ title: l10n.t('Add {0}', line), edits: [{ range: { start: place, end: place }, newText: `${line}\n` }] }];
}

/** Systems whose `/bin/sh` has the option, and those that have bash beside one that has not. */
const knowPipefail = new Set([
  'alpine',
  'busybox',
  'rhel',
  'fedora',
  'amazon',
  'suse',
  'arch',
  'azure-linux',
  'photon',
  'wolfi',
]);
const haveBash = new Set(['debian', 'ubuntu']);
