import * as l10n from '@vscode/l10n';
import type { Scan } from '../workspace/targets/workspaceScan';

/** A look through the files of the open folders, for those who show how far it is. */
export interface ShownScan extends Scan {
  readonly title: string;
  /** How far it is now. */
  readonly state: () => { readonly message: string; readonly percentage: number };
}

export function shownScan(scan: Scan): ShownScan {
  const state = () => {
    const { read, all } = scan.progress();
    // As long as nobody knows how many files there are, it has hardly begun.
    const percentage = all === 0 ? 0 : Math.floor((read * 100) / all);
    return { message: all === 0 ? '' : l10n.t('{0} of {1} files', read, all), percentage };
  };
  return { ...scan, title: l10n.t('Looking for builds of stages'), state };
}
