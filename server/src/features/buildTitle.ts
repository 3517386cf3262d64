import * as l10n from '@vscode/l10n';
import type { TargetReference } from '../targets/targetReference';
import { nameOf } from '../util/uris';
import { plainText } from './diagram/plainText';

/** Steps of workflows are called by whole sentences. */
const longest = 60;

/** What a build in another file is called in a sentence: web in compose.yaml, or build.sh, line 3. One line of plain text. */
export function buildTitle({ uri, range, label }: Pick<TargetReference, 'uri' | 'range' | 'label'>): string {
  const file = plainText(nameOf(uri));
  const name = shortened(plainText(label ?? ''));
  return name ? l10n.t('{0} in {1}', name, file) : l10n.t('{0}, line {1}', file, range.start.line + 1);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
}
