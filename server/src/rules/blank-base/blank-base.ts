import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { BuildError, BuildErrorId, StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { dependenceOf } from '../shared/stages/dependsOnArgs';
import { type MistypedName, mistypedNames } from '../shared/stages/mistypedNames';

/** A base, an image in `--from` or a platform that is empty or can't be one. */
export const blankBase: Rule = {
  id: 'blank-base',
  family: 'stages',
  summary: () => l10n.t('A base, image or platform that is empty or not valid.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    const told = new Set<string>();
    for (const { error, finding } of candidates(graph)) {
      // The words of this FROM are wrong already.
      if (graph.stageAt(error.range.start.line)?.from.parts.problems.length) continue;
      const { onArgs, unset } = dependenceOf(error.range, graph);
      if (unset.length > 0) {
        // `invalid-default-arg-in-from` tells of a base.
        if (error.id !== 'platform' && error.id !== 'expansion') continue;
        // One that has to be set is worth one hint, however many stages are made of it.
        const names = unset.join(' ');
        if (!told.has(names)) yield needs(unset, error);
        told.add(names);
      } else if (error.certain) yield onArgs ? { ...finding, severity: 'warning' } : finding;
    }
  },
};

interface Candidate {
  readonly error: BuildError;
  readonly finding: Finding;
}

const ids: ReadonlySet<BuildErrorId> = new Set(['blank-base', 'platform', 'expansion']);

function* candidates(graph: StageGraph): Generator<Candidate> {
  for (const error of graph.fileErrors) if (ids.has(error.id)) yield { error, finding: asItIs(error) };
  if (graph.invalidReferences.length === 0) return;
  const names = new Map(mistypedNames(graph).map((name) => [placeOf(name), name]));
  for (const error of graph.invalidReferences) {
    const mistyped = names.get(placeOf(error));
    // `stage-name-case` says it better.
    if (mistyped?.onlyCase) continue;
    yield { error, finding: mistyped ? misspelt(mistyped) : asItIs(error) };
  }
}

function asItIs({ range, message, related }: BuildError): Finding {
  return { range, message, related };
}

function needs(args: readonly string[], { range }: BuildError): Finding {
  const options = args.map((name) => `--build-arg ${name}=…`).join(' ');
  return { range, message: l10n.t('Only a build with {0} has a valid platform here.', options), severity: 'hint' };
}

function placeOf({ range: { start } }: { readonly range: Range }): string {
  return `${start.line}:${start.character}`;
}

function misspelt({ written, range, meant, replacement }: MistypedName): Finding {
  const name = meant.name ?? '';
  return {
    range,
    message: l10n.t("'{0}' is no stage, and no valid image name; did you mean stage '{1}'?", written, name),
    related: [{ range: meant.nameRange ?? meant.base.range, message: l10n.t('Stage {0} begins here', `'${name}'`) }],
    replacement,
  };
}
