import * as l10n from '@vscode/l10n';
import { type FileFinding, type FileReport, type Severity, severities } from '../findings';
import { excerpt } from './excerpt';
import type { ReportFormat } from './format';
import type { Paint } from './paint';
import { printable } from './printable';

/** For people: place, severity, message and rule, and the source line with the place marked; a summary at the end. */
export function textFormat(paint: Paint): ReportFormat {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  return {
    file(report) {
      files++;
      for (const { severity } of report.findings) counts[severity]++;
      const lines = splitLines(report);
      return report.findings.map((finding) => story(printable(report.file), finding, lines, paint)).join('');
    },
    end: () => `${summary(counts, files)}\n`,
  };
}

function splitLines({ text, findings }: FileReport): readonly string[] {
  return findings.length > 0 ? text.split(/\r?\n/) : [];
}

function story(file: string, finding: FileFinding, lines: readonly string[], paint: Paint): string {
  const { rule, severity, message, range, related } = finding;
  const place = paint.bold(`${file}:${range.start.line + 1}:${range.start.character + 1}`);
  const head = `${place} ${paint[severity](severityWord(severity))} ${printable(message)} ${paint.dim(rule)}\n`;
  const marked = excerpt(lines[range.start.line] ?? '', range, paint[severity]);
  const others = (related ?? []).map((other) => {
    const where = `${other.file === undefined ? file : printable(other.file)}:${other.range.start.line + 1}:${other.range.start.character + 1}`;
    return `  ${paint.dim(where)} ${printable(other.message)}\n`;
  });
  return `${head}${marked}${others.join('')}\n`;
}

function severityWord(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('error');
    case 'warning':
      return l10n.t('warning');
    case 'information':
      return l10n.t('information');
    case 'hint':
      return l10n.t('hint');
  }
}

function summary(counts: Record<Severity, number>, files: number): string {
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  const inFiles = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
  if (total === 0) return l10n.t('No findings in {0}.', inFiles);
  const present = severities.filter((severity) => counts[severity] > 0);
  const parts = present.map((severity) => amount(counts[severity], severity));
  const findings = total === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', total);
  return l10n.t('{0} in {1}: {2}.', findings, inFiles, parts.join(', '));
}

function amount(count: number, severity: Severity): string {
  switch (severity) {
    case 'error':
      return count === 1 ? l10n.t('1 error') : l10n.t('{0} errors', count);
    case 'warning':
      return count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count);
    case 'information':
      return l10n.t('{0} for information', count);
    case 'hint':
      return count === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', count);
  }
}
