import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../../images/imageReference';
import type { Stage, StageGraph } from '../../model/stageGraph';
import { type Expanded, expandWord } from '../../syntax/shellWords';
import type { Finding, Rule } from '../rule';
import { dependenceOf } from '../shared/stages/dependsOnArgs';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A base that is an image only where a build gives its arguments a value. */
export const invalidDefaultArgInFrom: Rule = {
  id: 'invalid-default-arg-in-from',
  family: 'buildkit',
  summary: () => l10n.t('A FROM that has no valid base without a build argument.'),
  defaultSeverity: 'hint',
  buildkitRule: 'InvalidDefaultArgInFrom',
  *check({ graph, dockerfile: { escape } }): Generator<Finding> {
    const { defaultValues } = graph;
    for (const stage of defaultValues ? graph.stages : []) {
      const { word, source } = stage.base;
      if (!word?.text.includes('$') && source.kind !== 'stage') continue;
      const expanded = expandWord(word?.text ?? '', (name) => defaultValues?.get(name), { escape });
      // BuildKit looks no further either.
      if ('error' in expanded) return;
      if (typeof parseImageReference(expanded.text) === 'string') yield* finding(stage, expanded, graph);
    }
  },
};

function* finding(stage: Stage, { names, text }: Expanded, graph: StageGraph): Generator<Finding> {
  const { base, from } = stage;
  const place = onFirstLine(from, base.range, l10n.t('The base stands here'));
  if (names.length === 0) {
    const message = l10n.t(
      "Stage '{0}' has a name that no image could have, which BuildKit does not expect here.",
      text,
    );
    yield { ...place, message };
    return;
  }
  const { unset } = dependenceOf(base.range, graph);
  const isValidNow = base.source.kind !== 'image' || typeof parseImageReference(base.expanded) !== 'string';
  // Otherwise nothing makes it valid, and `blank-base` says so.
  if (unset.length === 0 && !isValidNow) return;
  const args = unset.length > 0 ? unset : [...new Set(names)];
  const options = args.map((name) => `--build-arg ${name}=…`).join(' ');
  yield { ...place, message: l10n.t('Only a build with {0} has a valid base here.', options) };
}
