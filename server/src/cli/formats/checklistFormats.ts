import * as l10n from '@vscode/l10n';
import type { Checklist, ChecklistEvidence, ChecklistItem, ChecklistState } from '../../protocol/checklist';
import { type Paint, paintFor } from './paint';
import { printable } from './printable';

/** A checklist with the name of its file. */
export interface NamedChecklist extends Checklist {
  readonly file: string;
}

/** A way to print checklists: `file` for each in turn, `end` when all are done. */
export interface ChecklistFormat {
  file(list: NamedChecklist): string;
  end(): string;
}

export const checklistFormats = {
  text: () => textFormat(paintFor(process.stdout, process.env)),
  json: jsonFormat,
  jsonl: () => ({ file: (list) => `${JSON.stringify(list)}\n`, end: () => '' }),
} satisfies Record<string, () => ChecklistFormat>;

function jsonFormat(): ChecklistFormat {
  const all: NamedChecklist[] = [];
  return {
    file(list) {
      all.push(list);
      return '';
    },
    end: () => `${JSON.stringify(all, null, 2)}\n`,
  };
}

const marks: Readonly<Record<ChecklistState, string>> = { passed: '✓', failed: '✗', notApplicable: '–' };

/** How many pieces of evidence stand below an item. */
const mostEvidence = 3;

function textFormat(paint: Paint): ChecklistFormat {
  return {
    file(list) {
      const { file, target, sections, passed, failed } = list;
      const head = paint.bold(printable(file));
      const what = l10n.t('{0} of {1} points, for stage {2}', passed, passed + failed, printable(target));
      const blocks = sections.map(({ title, items }) =>
        [paint.bold(title), ...items.flatMap((item) => itemLines(item, paint))].join('\n'),
      );
      return `${head}: ${what}\n\n${blocks.join('\n\n')}\n\n`;
    },
    end: () => '',
  };
}

function itemLines({ state, title, evidence }: ChecklistItem, paint: Paint): string[] {
  const mark = state === 'failed' ? paint.error(marks[state]) : marks[state];
  const line = `  ${mark} ${title}`;
  const details = evidence.slice(0, mostEvidence).map((one) => paint.dim(`      ${evidenceLine(one)}`));
  const more = evidence.length - mostEvidence;
  const rest = more > 0 ? [paint.dim(`      ${l10n.t('and {0} more', more)}`)] : [];
  return [state === 'notApplicable' ? paint.dim(line) : line, ...details, ...rest];
}

function evidenceLine({ message, line, rule }: ChecklistEvidence): string {
  const said = printable(message);
  const placed = line === undefined ? said : l10n.t('line {0}: {1}', line + 1, said);
  return rule === undefined ? placed : `${placed} (${rule})`;
}
