import assert from 'node:assert/strict';
import { rename } from '../../server/src/features/rename/rename';
import { occurrencesIn } from '../../server/src/features/variables/variableAt';
import { StageValues } from '../../server/src/model/stageValues';
import type { Occurrence, Variable } from '../../server/src/model/variableBinding';
import { declarationsIn } from '../../server/src/model/variableMentions';
import { variableTexts } from '../../server/src/syntax/variables/variableUses';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { graphFiles, readRecords, skipWithoutData } from './records';
import { type Outcome, outcomeOf, snapshotWith } from './renaming';

/** A name that no Dockerfile has. */
const fresh = 'A_NAME_THAT_IS_NEW';

/** Every name that is used, declared or assigned in a file. */
function namesIn({ dockerfile }: Snapshot): readonly string[] {
  const names = new Set<string>();
  for (const instruction of dockerfile.instructions) {
    for (const { name } of declarationsIn(instruction)) names.add(name.text);
    for (const { uses, assignments } of variableTexts(instruction.syntax)) {
      for (const { name } of [...uses, ...assignments]) names.add(name);
    }
  }
  return [...names];
}

const startOf = ({ range: { start } }: Pick<Occurrence, 'range'>) => start.line * 1e6 + start.character;

/** All variables of a file, each place as its number in the file, with what it has its value from. */
function bindings(snapshot: Snapshot): unknown[] {
  const all = namesIn(snapshot).flatMap((name) => [...occurrencesIn(snapshot, name)]);
  all.sort((a, b) => startOf(a) - startOf(b));
  const numbers = new Map(all.map((one, index) => [startOf(one), index]));
  return all.map(({ access, meaning, variable, instruction }) => ({
    access,
    instruction: instruction.name,
    kind: meaning?.kind,
    from: meaning && 'range' in meaning ? numbers.get(startOf(meaning)) : undefined,
    with: variable?.occurrences.map((one) => numbers.get(startOf(one))),
  }));
}

/** What BuildKit would put in the place of each variable, by another way than names are bound; names left in it are no matter. */
function values({ graph, dockerfile }: Snapshot): unknown[] {
  const ofBases = graph.stages.map(({ base, platform }) => [base.expanded, platform?.value?.text.includes('$')]);
  const ofWords = graph.stages.flatMap((stage) => {
    const known = new StageValues(graph, dockerfile.escape);
    return stage.instructions.slice(1).flatMap(({ syntax }, index) =>
      variableTexts(syntax)
        .filter(({ expander, inTrigger }) => expander === 'buildkit' && !inTrigger)
        .flatMap(({ uses }) =>
          uses.map((use) => known.valueOf(use.name, { stage, before: index + 1 })?.replace(/\$\{?\w+/g, '$')),
        ),
    );
  });
  return [...ofBases, ...ofWords];
}

/** The variables of a file, each once, under its name. */
function variablesOf(snapshot: Snapshot): readonly (readonly [string, Variable])[] {
  const found = new Map<Variable, string>();
  for (const name of namesIn(snapshot)) {
    for (const { variable } of occurrencesIn(snapshot, name)) if (variable) found.set(variable, name);
  }
  return [...found].map(([variable, name]) => [name, variable]);
}

function renamed(snapshot: Snapshot, { range }: Occurrence, newName: string): Outcome {
  return outcomeOf(snapshot.text, () => rename(snapshot, range.start, newName));
}

/** Asserts of any text that it means what `snapshot` means. */
function meaningOf(snapshot: Snapshot): (text: string, label: string) => void {
  const before = { bindings: bindings(snapshot), values: values(snapshot) };
  return (text, label) => {
    const after = snapshotWith(text);
    assert.deepEqual(bindings(after), before.bindings, label);
    assert.deepEqual(values(after), before.values, label);
  };
}

/** So many variables of one file are renamed at the most. */
const most = 12;

describe('Renaming any variable of the shared Dockerfiles', function () {
  this.timeout(120_000);

  before(skipWithoutData);

  for (const file of graphFiles) {
    it(`leaves every variable with the value that it had: ${file}`, () => {
      let edited = 0;
      for (const { id, dockerfile } of readRecords(file)) {
        const snapshot = snapshotWith(dockerfile);
        const check = meaningOf(snapshot);
        for (const [name, { occurrences }] of variablesOf(snapshot).slice(-most)) {
          const [first] = occurrences;
          assert.ok(first);
          const outcome = renamed(snapshot, first, fresh);
          if (outcome.kind === 'refused') assert.match(outcome.message, /BuildKit knows/, `${id}: ${name}`);
          else {
            edited++;
            check(outcome.text, `${id}: ${name}`);
          }
        }
      }
      assert.ok(edited > 10, `${edited} renames`);
    });

    it(`is the same whichever place it begins at: ${file}`, () => {
      for (const { id, dockerfile } of readRecords(file)) {
        const snapshot = snapshotWith(dockerfile);
        for (const [name, { occurrences }] of variablesOf(snapshot)) {
          const [first, ...others] = occurrences.slice(0, 20).map((one) => renamed(snapshot, one, fresh));
          for (const other of others) assert.deepEqual(other, first, `${id}: ${name}`);
        }
      }
    });

    it(`to a name of the same file is refused or changes nothing: ${file}`, () => {
      for (const { id, dockerfile } of readRecords(file)) {
        const snapshot = snapshotWith(dockerfile);
        const check = meaningOf(snapshot);
        const names = namesIn(snapshot).slice(0, most / 2);
        for (const [name, { occurrences }] of variablesOf(snapshot).slice(0, most / 2)) {
          const [first] = occurrences;
          for (const other of names) {
            const outcome = first && other !== name ? renamed(snapshot, first, other) : undefined;
            if (outcome?.kind === 'edited') check(outcome.text, `${id}: ${name} to ${other}`);
          }
        }
      }
    });
  }
});
