import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ListedBuild, ListedStage, ListedTaking } from '../../../server/src/protocol/stagesView';
import type { StageLook } from '../build/progress/stageLook';
import { stageLines, stageText } from '../build/results/resultWords';
import type { ShownResult } from '../build/results/shownResult';

/** What a row says: to see, on hover, and for who listens. */
export interface RowWords {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly spoken: string;
}

export function fileWords(uri: vscode.Uri, stages: number): RowWords {
  const relative = uri.scheme === 'untitled' ? uri.path : vscode.workspace.asRelativePath(uri);
  const label = path.posix.basename(relative);
  const folder = path.posix.dirname(relative);
  const description = folder === '.' ? '' : folder;
  const count = stages === 1 ? vscode.l10n.t('1 stage') : vscode.l10n.t('{0} stages', stages);
  const tooltip = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  return { label, description, tooltip: `${tooltip}\n${count}`, spoken: spokenOf([label, description, count]) };
}

export function stageWords(stage: ListedStage, look: StageLook | undefined, result: ShownResult | undefined): RowWords {
  const progress = stageText(look, result, 'little');
  const { label, base, comment, error } = stage;
  const mark = stage.isDefault ? vscode.l10n.t('default') : stage.isUnused ? vscode.l10n.t('unused') : '';
  const state = stage.isDefault ? vscode.l10n.t('built by default') : mark;
  const tooltip = [comment, `FROM ${base}`, state, ...stageLines(look, result, Date.now()), error]
    .filter(Boolean)
    .join('\n');
  const from = vscode.l10n.t('from {0}', base);
  return {
    label,
    description: [progress, base, mark].filter(Boolean).join(' · '),
    tooltip,
    spoken: spokenOf([label, stageText(look, result, 'enough'), from, state, error]),
  };
}

export function takingWords({ kind, label, what, line, error }: ListedTaking): RowWords {
  const way = { base: 'FROM', copy: 'COPY', mount: 'RUN --mount', onbuild: 'ONBUILD' }[kind];
  const description = kind === 'base' ? way : `${way} ${what}`;
  const place = vscode.l10n.t('line {0}', line + 1);
  const tooltip = [`${description} · ${place}`, error].filter(Boolean).join('\n');
  return {
    label,
    description,
    tooltip,
    spoken: spokenOf([vscode.l10n.t('takes from {0}', label), description, place, error]),
  };
}

export function buildWords({ uri, line, label, byDefault, isLikely }: ListedBuild): RowWords {
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const place = `${file}:${line + 1}`;
  const notes = [
    byDefault ? vscode.l10n.t('builds it by default') : '',
    isLikely ? vscode.l10n.t('perhaps this Dockerfile') : '',
  ].filter(Boolean);
  const name = label ?? path.posix.basename(file);
  const description = [place, ...notes].join(' · ');
  const tooltip = [vscode.l10n.t('Built by {0}', name), ...notes, place].join('\n');
  const spoken = spokenOf([vscode.l10n.t('built by {0}', name), file, vscode.l10n.t('line {0}', line + 1), ...notes]);
  return { label: name, description, tooltip, spoken };
}

/** The parts that say something, for who listens. */
export function spokenOf(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
