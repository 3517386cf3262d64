import * as l10n from '@vscode/l10n';
import { version } from '../../../package.json';
import { findingsOf } from '../features/diagnostics';
import { ruleDescriptions } from '../features/ruleDescriptions';
import { rulePage } from '../features/rulePage';
import { defaultSettings } from '../workspace/settings';
import { createSnapshot } from '../workspace/snapshots';
import { type ExitCode, exitCode } from './exitCode';
import { displayName, listFiles, readSource, type SourceFile } from './files';
import { atLeast, type FileFinding, type FileReport, severities } from './findings';
import type { ReportFormat } from './formats/format';
import { githubFormat } from './formats/githubFormat';
import { jsonFormat, jsonLinesFormat } from './formats/jsonFormat';
import { paintFor } from './formats/paint';
import { sarifFormat } from './formats/sarifFormat';
import { textFormat } from './formats/textFormat';
import { choose, type Given, type OptionTable } from './options';
import { note, print } from './output';
import { startProgress } from './progress';
import { UsageError } from './usageError';

export const checkOptions: OptionTable = { format: { type: 'string' }, 'fail-on': { type: 'string' } };

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
  const { files, complete } = listFiles(given.positionals);
  if (complete && files.length === 0) note(l10n.t('There is no Dockerfile in {0}.', given.positionals.join(', ')));
  const reports = formats[format]();
  const progress = startProgress();
  let code: ExitCode = complete ? exitCode.clean : exitCode.usage;
  for (const [index, name] of files.entries()) {
    const source = await readSource(name);
    if (source) {
      const report = reportOn(source);
      const fails = report.findings.some(({ severity }) => atLeast(severity, failOn));
      if (fails && code === exitCode.clean) code = exitCode.findings;
      await print(reports.file(report));
    } else code = exitCode.usage;
    progress.done(index + 1, files.length);
  }
  progress.clear();
  await print(reports.end());
  return code;
}

function reportOn({ name, uri, text }: SourceFile): FileReport {
  const snapshot = createSnapshot({ uri, version: 0, text, targets: [] });
  return { file: displayName(name), text, findings: findingsOf(snapshot, defaultSettings, note).map(fileFinding) };
}

function fileFinding(found: ReturnType<typeof findingsOf>[number]): FileFinding {
  const { rule, severity, message, range, tags, related } = found;
  return { rule, severity, message, range, url: rulePage(rule), tags, related };
}
