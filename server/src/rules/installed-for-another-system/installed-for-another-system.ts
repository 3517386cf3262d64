import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Word } from '../../syntax/parts';
import type { Finding, Rule } from '../rule';
import { type Transfer, transfersOf } from '../shared/stages/transfers';

/** Packages that were installed on one C library, copied to where there is another. */
export const installedForAnotherSystem: Rule = {
  id: 'installed-for-another-system',
  family: 'runtime',
  summary: () => l10n.t('Installed packages that are copied from a glibc image to a musl one, or the other way.'),
  defaultSeverity: 'warning',
  *check(snapshot): Generator<Finding> {
    for (const transfer of transfersOf(snapshot)) {
      const { fromImage, toImage, body } = transfer;
      if (!fromImage?.libc || !toImage?.libc || fromImage.libc === toImage.libc) continue;
      if (fromImage.libc === 'none' || toImage.libc === 'none') continue;
      const source = body.sources.find(({ text }) => kindOf(text) !== undefined);
      if (source) yield found(transfer, source);
    }
  },
};

/** What lies in a path: packages of Node.js are mostly without native code, those of the others rarely. */
function kindOf(path: string): 'node' | 'other' | undefined {
  if (/(?:^|\/)node_modules(?:\/|$)/.test(path)) return 'node';
  return /(?:^|\/)(?:\.?v?env|site-packages|dist-packages|virtualenv)(?:\/|$)|(?:^|\/)vendor\/bundle|^\/usr\/local\/bundle/.test(
    path,
  )
    ? 'other'
    : undefined;
}

function found({ instruction, from, to, fromImage, toImage }: Transfer, source: Word): Finding {
  return {
    range: instruction.rangeOf(source),
    severity: kindOf(source.text) === 'node' ? 'information' : 'warning',
    message: l10n.t(
      'Stage {0} installs for {2}, stage {1} has {3}: what holds native code does not load there. Install and run on the same system.',
      stageLabel(from),
      stageLabel(to),
      fromImage?.libc ?? '',
      toImage?.libc ?? '',
    ),
  };
}
