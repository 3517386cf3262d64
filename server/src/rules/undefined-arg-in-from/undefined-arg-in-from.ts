import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Word } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import type { VariableUse } from '../../syntax/variables/variableUse';
import { variableRange, variableTexts } from '../../syntax/variables/variableUses';
import { nearest } from '../../util/editDistance';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A variable of FROM that no ARG in front of the first FROM declares. */
export const undefinedArgInFrom: Rule = {
  id: 'undefined-arg-in-from',
  family: 'buildkit',
  summary: () => l10n.t('A variable in FROM that is not declared in front of the first FROM.'),
  defaultSeverity: 'warning',
  buildkitRule: 'UndefinedArgInFrom',
  *check(snapshot): Generator<Finding> {
    const { graph, dockerfile } = snapshot;
    let declared: ReadonlySet<string> | undefined;
    for (const stage of graph.stages) {
      if (!stage.from.syntax.text.includes('$')) continue;
      for (const word of wordsOf(stage)) {
        declared ??= declaredIn(graph);
        for (const name of namesIn(word, dockerfile.escape))
          if (!declared.has(name)) yield finding(name, word, stage, declared, snapshot);
      }
    }
  },
};

function wordsOf({ base, platform }: Stage): readonly Word[] {
  return [base.word, platform?.value].filter((word) => word !== undefined);
}

function declaredIn({ globalArgs, globalValues }: StageGraph): ReadonlySet<string> {
  return new Set([...globalValues.keys(), ...globalArgs.map(({ name }) => name)]);
}

function namesIn({ text }: Word, escape: string): ReadonlySet<string> {
  const expanded = expandWord(text, () => 'x', { escape });
  return new Set('error' in expanded ? [] : expanded.names);
}

function finding(name: string, word: Word, stage: Stage, declared: ReadonlySet<string>, snapshot: Snapshot): Finding {
  const use = useOf(name, word, stage);
  const place = use?.range ?? stage.from.rangeOf(word);
  const meant = nearest(name, declared);
  const message = meant
    ? l10n.t("FROM knows no '{0}'; did you mean '{1}'?", name, meant)
    : isDeclaredInStage(name, stage, snapshot)
      ? l10n.t("FROM does not see the ARG of a stage: declare '{0}' in front of the first FROM.", name)
      : l10n.t("'{0}' is not declared in front of the first FROM, so it is always empty here.", name);
  return {
    ...onFirstLine(stage.from, place, l10n.t("'{0}' stands here", name)),
    message,
    fixes: fixesOf(name, meant, place, snapshot),
    // With a default it always is that default.
    ...(use?.operator?.includes('-') && { severity: 'information' as const }),
  };
}

function useOf(
  name: string,
  word: Word,
  { from }: Stage,
): { range: Range; operator: VariableUse['operator'] } | undefined {
  for (const text of variableTexts(from.syntax)) {
    const use = text.uses.find(({ name: other, nameSpan: { start } }) => {
      return other === name && start >= word.start && start < word.end;
    });
    if (use) return { range: variableRange(from, text, use.nameSpan), operator: use.operator };
  }
  return undefined;
}

function isDeclaredInStage(name: string, { index }: Stage, { graph }: Snapshot): boolean {
  return graph.stages.slice(Math.max(0, index - nearby), index).some(({ instructions }) => {
    return instructions.some(({ syntax: { isPlainRun }, body }) => {
      return !isPlainRun && body.kind === 'assignments' && body.assignments.some((one) => one.name.text === name);
    });
  });
}

/** Nobody declares an argument further up for the FROM that he writes. */
const nearby = 3;

function fixesOf(name: string, meant: string | undefined, place: Range, { graph, text }: Snapshot): readonly Fix[] {
  const first = graph.stages[0]?.from;
  const fixes: Fix[] = [];
  if (meant) fixes.push({ title: l10n.t("Replace with '{0}'", meant), edits: [{ range: place, newText: meant }] });
  if (!first || !/^\w+$/.test(name)) return fixes;
  const start = { line: first.line, character: 0 };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = [{ range: { start, end: start }, newText: `ARG ${name}${lineEnd}` }];
  return [...fixes, { title: l10n.t('Declare ARG {0} in front of the first FROM', name), edits }];
}
