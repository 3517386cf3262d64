import * as l10n from '@vscode/l10n';
import type { TargetReference } from '../targets/targetReference';
import { nameOf } from '../util/uris';

/** What a build in another file is called in a sentence: web in compose.yaml, or build.sh, line 3. */
export function buildTitle({ uri, range, label }: Pick<TargetReference, 'uri' | 'range' | 'label'>): string {
  const file = nameOf(uri);
  return label ? l10n.t('{0} in {1}', label, file) : l10n.t('{0}, line {1}', file, range.start.line + 1);
}
