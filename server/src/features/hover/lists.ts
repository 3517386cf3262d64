import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { code, link } from '../markdown';
import { stageLabel } from '../words';

/** More things of one kind are only counted. */
export const most = 6;

/** The first few in words, each once, and how many more there are. */
export function listed<T>(things: readonly T[], name: (thing: T) => string): string {
  const names = [...new Set(things.slice(0, most).map(name))].join(', ');
  return things.length > most ? l10n.t('{0} and {1} more', names, things.length - most) : names;
}

/** An image, `scratch` or a context; of a digest the first characters are enough. */
export function outsideLabel(label: string): string {
  return code(label.replace(/(@sha\d+:[0-9a-f]{12})[0-9a-f]+/, '$1…'));
}

/** A stage's name, which leads to its FROM. */
export function stageLink({ uri }: Snapshot, stage: Stage): string {
  return link(code(stageLabel(stage)), uri, stage.line);
}

/** `COPY, line 7`, which leads there. `line` is 0-based. */
export function placeLink({ uri }: Snapshot, keyword: string, line: number): string {
  return link(l10n.t('{0}, line {1}', keyword, line + 1), uri, line);
}
