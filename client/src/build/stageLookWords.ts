import * as vscode from 'vscode';
import { durationText, runningText } from './progress/duration';
import type { StageLook } from './progress/stageLook';

/** What a build makes of a stage, in a few words. */
export function stageLookText({ state, count: { done, total }, milliseconds }: StageLook): string {
  switch (state) {
    case 'waiting':
      return vscode.l10n.t('waiting');
    case 'running': {
      const time = runningText(milliseconds);
      if (total === 0) return vscode.l10n.t('building · {0}', time);
      return vscode.l10n.t('building {0}/{1} · {2}', Math.min(done + 1, total), total, time);
    }
    case 'cached':
      return vscode.l10n.t('built from the cache');
    case 'done':
      return vscode.l10n.t('built in {0}', durationText(milliseconds));
    case 'failed':
      return vscode.l10n.t('failed after {0}', durationText(milliseconds));
    case 'cancelled':
      return vscode.l10n.t('cancelled');
  }
}

/** The name of the icon for it. */
export function stageLookIcon({ state }: StageLook): string {
  switch (state) {
    case 'waiting':
      return 'watch';
    case 'running':
      return 'loading~spin';
    case 'cached':
      return 'history';
    case 'done':
      return 'pass';
    case 'failed':
      return 'error';
    case 'cancelled':
      return 'circle-slash';
  }
}
