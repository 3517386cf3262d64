import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { findingsOf } from '../features/diagnostics';
import { ruleDescriptions } from '../features/ruleDescriptions';
import { rulePage } from '../features/rulePage';
import { targetFindings } from '../features/targetFindings';
import type { BuildInputs } from '../model/stageGraph';
import { runShellCheck } from '../node/shellcheck';
import { ShellChecks } from '../workspace/shellcheck/shellChecks';
import { buildOptions, inputsOf } from './buildInputs';
import { type ExitCode, exitCode, worse } from './exitCode';
import { displayName, listFiles, readSource, standardInput } from './files';
import { atLeast, type FileFinding, type FileReport, severities } from './findings';
import { type FindingsIn, fix, printFixes } from './fix';
import { nameFor } from './folders';
import type { ReportFormat } from './formats/format';
import { githubFormat } from './formats/githubFormat';
import { jsonFormat, jsonLinesFormat } from './formats/jsonFormat';
import { paintFor } from './formats/paint';
import { sarifFormat } from './formats/sarifFormat';
import { textFormat } from './formats/textFormat';
import { choose, type Given, type OptionTable } from './options';
import { inOtherThread, shared } from './otherThread';
import { note, print } from './output';
import { noProgress, startProgress } from './progress';
import { type ProjectSettings, projectSettings, settingsOptions } from './projectSettings';
import { lookAround, type Surroundings } from './surroundings';
import { UsageError } from './usageError';

export const checkOptions: OptionTable = {
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  fix: { type: 'boolean' },
  diff: { type: 'boolean' },
  shellcheck: { type: 'boolean' },
  'assume-empty-bases': { type: 'boolean' },
  ...buildOptions,
  ...settingsOptions,
};

const formats = {
  text: () => textFormat(paintFor(process.stdout, process.env)),
  json: jsonFormat,
  jsonl: jsonLinesFormat,
  github: githubFormat,
  sarif: () => sarifFormat(ruleDescriptions(), version),
} satisfies Record<string, () => ReportFormat>;

type FormatName = keyof typeof formats;

/** Reports the findings of all files; the worst of what happened decides about the exit code. */
export async function check(given: Given): Promise<ExitCode> {
  const format = choose('--format', given.value('format'), Object.keys(formats) as FormatName[], 'text');
  const failOn = choose('--fail-on', given.value('fail-on'), [...severities, 'never'] as const, 'error');
  if (given.positionals.length === 0) {
    throw new UsageError(l10n.t('Name a Dockerfile, a folder, or - for standard input.'));
  }
  const project = projectSettings(given);
  const progress = startProgress();
  const { files, complete } = listFiles(given.positionals);
  const writes = given.flag('fix') || given.flag('diff');
  const [own, others] = writes ? [files, []] : shared(files);
  const other = others.length > 0 ? inOtherThread(others) : undefined;
  const around = await lookAround(given.positionals, progress, inputsFor(given), shellChecks(given));
  if (complete && files.length === 0) note(l10n.t('There is no Dockerfile in {0}.', given.positionals.join(', ')));
  if (given.flag('diff')) return diff(files, around, project, complete);
  const reports = formats[format]();
  let code: ExitCode = complete ? exitCode.clean : exitCode.usage;
  let done = 0;
  const take = async (report: FileReport | undefined) => {
    const fails = report?.findings.some(({ severity }) => atLeast(severity, failOn));
    if (!report) code = exitCode.usage;
    else if (fails) code = worse(code, exitCode.findings);
    // What was fixed of standard input is all there.
    if (report && !(given.flag('fix') && report.file === displayName(standardInput))) await print(reports.file(report));
    progress.done(++done, files.length + around.others.length);
  };
  for (const name of own) await take(await reportOnDockerfile(name, around, project, given.flag('fix')));
  const isSound = (await other?.take(take)) ?? true;
  for (const other of around.others) await take(await reportOnOther(other, around, project));
  progress.clear();
  if (!given.flag('fix') || !files.includes(standardInput)) await print(reports.end());
  return project.isSound() && isSound ? code : exitCode.usage;
}

/** Reports the findings of some of the files that these options mean. False where a configuration makes no sense. */
export async function checkPart(
  given: Given,
  files: readonly string[],
  report: (one: FileReport | undefined) => void,
): Promise<boolean> {
  const project = projectSettings(given);
  const around = await lookAround(given.positionals, noProgress, inputsFor(given), shellChecks(given));
  for (const name of files) report(await reportOnDockerfile(name, around, project, false));
  return project.isSound();
}

function inputsFor(given: Given): BuildInputs {
  return { ...inputsOf(given), assumeEmptyBases: given.flag('assume-empty-bases') };
}

/** Asks the ShellCheck of the PATH, where that is wanted. */
function shellChecks(given: Given): ShellChecks | undefined {
  return given.flag('shellcheck') ? new ShellChecks(runShellCheck) : undefined;
}

/** What `--fix` would change; what there is counts as a finding. */
async function diff(
  files: readonly string[],
  around: Surroundings,
  project: ProjectSettings,
  complete: boolean,
): Promise<ExitCode> {
  let code: ExitCode = complete ? exitCode.clean : exitCode.usage;
  for (const name of files) {
    const source = await readSource(name);
    if (source) await around.prepare(source);
    if (!source) code = exitCode.usage;
    else if (await printFixes(source, findingsAround(around, project))) code = worse(code, exitCode.findings);
  }
  return project.isSound() ? code : exitCode.usage;
}

function findingsAround(around: Surroundings, project: ProjectSettings): FindingsIn {
  return (source) => findingsOf(around.dockerfile(source), project.settingsFor(source.uri), note);
}

/** Undefined for what can't be read, of which the user is told. */
async function reportOnDockerfile(
  name: string,
  around: Surroundings,
  project: ProjectSettings,
  fixes: boolean,
): Promise<FileReport | undefined> {
  const read = await readSource(name);
  if (!read) return undefined;
  await around.prepare(read);
  const findingsIn = findingsAround(around, project);
  const source = fixes ? await fix(read, findingsIn) : read;
  const findings = findingsIn(source);
  // Comments tell how to build it.
  const asked = await around.asked(source.uri);
  const all = asked ? [...findings, ...targetFindings(asked, project.settingsFor(source.uri), note)] : findings;
  return { file: displayName(name), text: source.text, findings: all.map((found) => fileFinding(found, name)) };
}

/** What a file that is no Dockerfile asks for. */
async function reportOnOther(
  other: Surroundings['others'][number],
  around: Surroundings,
  project: ProjectSettings,
): Promise<FileReport> {
  const asked = await around.asked(other.uri);
  const findings = asked ? targetFindings(asked, project.settingsFor(other.uri), note) : [];
  return {
    file: other.name,
    text: asked?.text ?? '',
    findings: findings.map((found) => fileFinding(found, other.name)),
  };
}

function fileFinding(found: ReturnType<typeof findingsOf>[number], given: string): FileFinding {
  const { rule, severity, message, range, tags, buildkitRule, hadolintRule } = found;
  const related = found.related?.map(({ uri, ...place }) => ({ ...place, ...(uri && { file: nameFor(uri, given) }) }));
  return { rule, severity, message, range, buildkitRule, hadolintRule, url: rulePage(rule), tags, related };
}
