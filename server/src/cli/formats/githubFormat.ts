import type { FileFinding, Severity } from '../findings';
import type { ReportFormat } from './format';

/** Workflow commands, which GitHub shows as annotations of a pull request. */
export function githubFormat(): ReportFormat {
  return {
    file: ({ file, findings }) => findings.map((finding) => annotation(file, finding)).join(''),
    end: () => '',
  };
}

const commands: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Lines and columns are 1-based; columns are left out where the place runs over lines, as GitHub wants it. */
function annotation(file: string, { rule, severity, message, range: { start, end } }: FileFinding): string {
  const oneLine = start.line === end.line;
  const properties = {
    file: file.replaceAll('\\', '/'),
    line: start.line + 1,
    endLine: end.line + 1,
    ...(oneLine && { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) }),
    title: rule,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
