import type { FileReport } from '../findings';
import type { ReportFormat } from './format';

/** One object a line and file: `{file, diagnostics: [{rule, severity, message, range, …}]}`. */
export function jsonLinesFormat(): ReportFormat {
  return { file: (report) => `${JSON.stringify(plain(report))}\n`, end: () => '' };
}

/** The same objects as one indented list. */
export function jsonFormat(): ReportFormat {
  const reports: unknown[] = [];
  return {
    file(report) {
      reports.push(plain(report));
      return '';
    },
    end: () => `${JSON.stringify(reports, null, 2)}\n`,
  };
}

function plain({ file, findings }: FileReport) {
  return { file, diagnostics: findings };
}
