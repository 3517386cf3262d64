import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { BuildError, BuildErrorId } from '../../model/stageGraph';
import { type MistypedName, mistypedNames } from '../mistypedNames';
import type { Finding, Rule } from '../rule';
import { severityOf } from './dependsOnArgs';

/** A base, an image in `--from` or a platform that is empty or can't be one. */
export const blankBase: Rule = {
  id: 'blank-base',
  summary: () => l10n.t('A base, image or platform that is empty or not valid.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    for (const error of graph.fileErrors) {
      if (ids.has(error.id)) yield { ...found(error), severity: severityOf(error, graph) };
    }
    if (graph.invalidReferences.length === 0) return;
    const names = new Map(mistypedNames(graph).map((name) => [placeOf(name), name]));
    for (const error of graph.invalidReferences) {
      const mistyped = names.get(placeOf(error));
      // `stage-name-case` says it better.
      if (mistyped?.onlyCase) continue;
      yield { ...(mistyped ? misspelt(mistyped) : found(error)), severity: severityOf(error, graph) };
    }
  },
};

const ids: ReadonlySet<BuildErrorId> = new Set(['blank-base', 'platform', 'expansion']);

function found({ range, message, related }: BuildError): Finding {
  return { range, message, related };
}

function placeOf({ range: { start } }: { readonly range: Range }): string {
  return `${start.line}:${start.character}`;
}

function misspelt({ written, range, meant }: MistypedName): Finding {
  const name = meant.name ?? '';
  return {
    range,
    message: l10n.t("'{0}' is no stage, and no valid image name; did you mean stage '{1}'?", written, name),
    related: [{ range: meant.nameRange ?? meant.base.range, message: l10n.t('Stage {0} begins here', `'${name}'`) }],
    replacement: name,
  };
}
