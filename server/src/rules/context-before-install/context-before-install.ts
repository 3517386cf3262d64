import * as l10n from '@vscode/l10n';
import type { ShellCommand, ShellScript } from '../../shell/shellCommand';
import type { Instruction } from '../../syntax/instruction';
import type { CopyBody, Parts } from '../../syntax/parts';
import type { Finding, StageRule, StageSubject } from '../rule';
import { switchValue } from '../running/stageState';
import { placeIn, type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { toolUses } from '../shared/commands/toolUses';
import { named } from '../shared/texts/named';
import { ecosystemOf, type Install } from './ecosystems';
import { fixesOf } from './installFirst';

/** A COPY of everything above the installation of dependencies, which then runs at each change of a file. */
export const contextBeforeInstall: StageRule = {
  id: 'context-before-install',
  family: 'cache',
  summary: () =>
    l10n.t('The whole context is copied before dependencies are installed, so that any change installs them again.'),
  defaultSeverity: 'information',
  *checkStage(subject): Generator<Finding> {
    const copy = named(subject.instructions, 'COPY', 'ADD').find(isWholeContext);
    if (!copy) return;
    const found: (readonly [Install, StageRun])[] = [];
    const installed = new Set<string>();
    for (const run of stageRuns(subject)) {
      const install = installOf(run);
      const isFirst = install !== undefined && !installed.has(install.ecosystem.name);
      for (const name of mayHaveInstalled(run)) installed.add(name);
      if (install && isFirst && run.instruction.line > copy.line && isWorthIt(install, run, subject))
        found.push([install, run]);
    }
    // Who copies the manifests first has the system's packages in front of the sources as well.
    const own = found.filter(([{ ecosystem }]) => !ecosystem.isSystem);
    for (const [install, run] of own.length > 0 ? own : found) yield findingOf(copy, install, run, subject);
  },
};

/** The body of a `COPY . .`. */
export function wholeContext({ syntax, name, parts }: Instruction): CopyBody | undefined {
  if (syntax.isPlainRun || (name !== 'COPY' && name !== 'ADD') || parts.body.kind !== 'copy') return undefined;
  const { body } = parts;
  const isWhole =
    !body.from && body.sources.some(({ text }) => /^(?:\.?\/?|(?:\.\/)?\*|\.\/\.)$/.test(text) && text !== '');
  return isWhole ? body : undefined;
}

const isWholeContext = (instruction: Instruction) => wholeContext(instruction) !== undefined;

/** What the tools in a RUN may have got, whatever they are told: `./gradlew downloadRepos`. */
function* mayHaveInstalled(run: StageRun): Generator<string> {
  const install = installOf(run);
  if (install) yield install.ecosystem.name;
  for (const { tool, words } of toolUses(run)) {
    if (/^(?:Gradle|Maven|NuGet)$/.test(tool.name) && !/^-{0,2}(?:version|info|help|tool|new)\b/.test(words))
      yield tool.name;
    if (tool.name === 'Cargo' && /^(?:chef|fetch|vendor|build|check)\b/.test(words)) yield tool.name;
  }
}

/** The first in a RUN. Kept as long as its text is. */
function installOf({ instruction: { parts }, scripts }: StageRun): Install | undefined {
  if (scripts.length === 0) return undefined;
  if (!known.has(parts)) known.set(parts, readInstall(scripts));
  return known.get(parts);
}

const known = new WeakMap<Parts, Install | undefined>();

function readInstall(scripts: readonly ShellScript[]): Install | undefined {
  const installs = scripts.flatMap((script) =>
    script.commands.flatMap((command) => readCommand(command, script) ?? []),
  );
  return installs.find(({ ecosystem }) => !ecosystem.isSystem) ?? installs[0];
}

const mostWords = 40;

function readCommand(command: ShellCommand, script: ShellScript): Install | undefined {
  const words = command.args
    .slice(0, mostWords)
    .map(({ text }) => text.slice(0, 200))
    .join(' ');
  const ecosystem = ecosystemOf(command.name, words);
  return ecosystem && { ecosystem, command, script, words };
}

/**
 * Not where the manifests are mounted, and for compilers neither where the downloads are kept in a mount, nor where the
 * stage below may have fetched them.
 */
function isWorthIt({ ecosystem }: Install, { body, state }: StageRun, { context }: StageSubject): boolean {
  if (body.mounts.some(({ type }) => type === 'bind')) return false;
  if (ecosystem.fetch === undefined) return true;
  if (context.base === 'stage' || switchValue(state, 'GOFLAGS')?.includes('vendor')) return false;
  return !body.mounts.some(({ type }) => type === 'cache');
}

function findingOf(copy: Instruction, install: Install, run: StageRun, subject: StageSubject): Finding {
  const { ecosystem, command, script } = install;
  const body = wholeContext(copy);
  const end = body?.destination?.end ?? copy.parts.rest.end;
  const isKept = ecosystem.fetch !== undefined || run.body.mounts.some(({ type }) => type === 'cache');
  return {
    range: copy.rangeOf({ start: body?.sources[0]?.start ?? copy.parts.rest.start, end }),
    message: messageOf(install, subject),
    ...(isKept && { severity: 'hint' }),
    related: [
      {
        range: placeIn(run, script, command.program ?? command),
        message: l10n.t('{0} gets the dependencies here', ecosystem.name),
      },
    ],
    fixes: fixesOf(copy, install, run, subject),
  };
}

function messageOf({ ecosystem }: Install, { context: { label } }: StageSubject): string {
  const { name, files, fetch } = ecosystem;
  if (ecosystem.isSystem) {
    return l10n.t(
      'Stage {0} copies the whole context before {1} installs packages, so that any change installs them again. Copy it after that.',
      label,
      name,
    );
  }
  if (fetch === undefined) {
    return l10n.t(
      'Stage {0} copies the whole context before {1} installs the dependencies, so that any change installs them again. Copy {2} first, unless the installation needs the sources.',
      label,
      name,
      files,
    );
  }
  return l10n.t(
    'Stage {0} copies the whole context before {1} gets the dependencies, so that any change gets them again. Copy {2} first and get them with {3}, unless they are in the context.',
    label,
    name,
    files,
    fetch,
  );
}
