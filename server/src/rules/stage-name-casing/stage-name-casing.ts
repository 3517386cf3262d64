import * as l10n from '@vscode/l10n';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Finding, Fix, Rule } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A stage name with capital letters: BuildKit knows it in lower case only. */
export const stageNameCasing: Rule = {
  id: 'stage-name-casing',
  family: 'buildkit',
  summary: () => l10n.t('A stage name that is not in lower case.'),
  defaultSeverity: 'information',
  buildkitRule: 'StageNameCasing',
  *check({ graph }): Generator<Finding> {
    for (const stage of graph.stages) {
      const { name, writtenName, nameRange, from } = stage;
      if (name === undefined || nameRange === undefined || writtenName === name) continue;
      // Words that are too many are what it is about then.
      if (from.parts.problems.length > 0) continue;
      yield {
        ...onFirstLine(from, nameRange, l10n.t('The name')),
        message: l10n.t(
          "Stage '{0}' is '{1}' to BuildKit, and FROM finds it in lower case only. Write '{1}'.",
          writtenName ?? '',
          name,
        ),
        fixes: [inLowerCase(stage, name, nameRange, graph)],
      };
    }
  },
};

/** More references than this are left as they are; they are found in any case. */
const mostReferences = 100;

function inLowerCase(stage: Stage, name: string, range: Finding['range'], graph: StageGraph): Fix {
  const edits = [{ range, newText: name }];
  for (const { reference, word, range: place, kind } of graph.dependents(stage).slice(0, mostReferences)) {
    const asName = kind !== 'base' && word?.text === reference && reference.toLowerCase() === name;
    if (asName && reference !== name && word.end - word.start === reference.length)
      edits.push({ range: place, newText: name });
  }
  return { title: l10n.t("Name it '{0}'", name), edits, safe: true };
}
