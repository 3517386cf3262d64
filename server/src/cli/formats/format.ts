import type { FileReport } from '../findings';

/**
 * A way to print reports. `file` is printed as soon as a file is checked, `end` when all are; either may be empty.
 * Formats that make one document out of all files keep what they need.
 */
export interface ReportFormat {
  file(report: FileReport): string;
  end(): string;
}
