import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { references } from '../../server/src/features/references';
import { rename } from '../../server/src/features/rename/rename';
import { stageReferences } from '../../server/src/features/stageReferences';
import type { BuildInputs, Stage } from '../../server/src/model/stageGraph';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { mutate, mutationOf } from './mutations';
import { type ConformanceRecord, graphFiles, inputsOf, readRecords, skipWithoutData } from './records';
import { type Edited, meaning, outcomeOf, renameStage, snapshotWith } from './renaming';
import { seedTexts } from './seeds';
import { dockerfileWithStages, newNames } from './stagesOfAnyKind';

/** A stage with a name, in all that is known of its file. */
interface Case {
  readonly record: ConformanceRecord;
  readonly inputs: BuildInputs;
  readonly snapshot: Snapshot;
  readonly stage: Stage;
}

function* casesOf(file: string): Generator<Case> {
  for (const record of readRecords(file)) {
    const inputs = inputsOf(record);
    const snapshot = snapshotWith(record.dockerfile, inputs);
    for (const stage of snapshot.graph.stages) if (stage.name !== undefined) yield { record, inputs, snapshot, stage };
  }
}

/** Whether a text means the same after a rename, but for the name of the stage at `index`. */
function meansTheSame(before: string, { text, edits }: Edited, index: number, inputs: BuildInputs): boolean {
  const joinsLines = edits.some(({ range: { start, end } }) => start.line !== end.line);
  const [left, right] = [before, text].map((each) => meaning(snapshotWith(each, inputs), index, !joinsLines));
  return isDeepStrictEqual(left, right);
}

/** Where something hangs on a name that is not written: a rename has to be refused there now and then. */
function mayRefuse({ graph }: Snapshot, { name, replacedBy }: Stage): boolean {
  const { images } = graph.inputs;
  const isUnwritten = name === 'scratch' || replacedBy !== undefined || images !== undefined;
  return isUnwritten || graph.stages.some(({ base }) => base.written.includes('$'));
}

const placeOf = ({ start, end }: Range) => `${start.line}:${start.character}-${end.line}:${end.character}`;

describe('Renaming any stage of the shared Dockerfiles', function () {
  this.timeout(120_000);

  before(skipWithoutData);

  for (const file of graphFiles) {
    it(`changes nothing but the name, on any platform: ${file}`, () => {
      for (const { record, inputs, snapshot, stage } of casesOf(file)) {
        const outcome = renameStage(snapshot, stage, 'Fresh-name.1');
        const where = `${record.id}: ${stage.writtenName}`;
        if (outcome.kind === 'refused') {
          assert.ok(mayRefuse(snapshot, stage), `${where}: ${outcome.message}`);
          continue;
        }
        for (const platform of [inputs.platform, 'linux/arm64']) {
          const told = { ...inputs, platform };
          assert.ok(meansTheSame(snapshot.text, outcome, stage.index, told), `${where}\n${outcome.text}`);
        }
      }
    });

    it(`edits the declaration and the references, whichever it begins at: ${file}`, () => {
      for (const { record, snapshot, stage } of casesOf(file)) {
        const outcome = renameStage(snapshot, stage, 'fresh');
        if (outcome.kind === 'refused') continue;
        checkPlaces(snapshot, stage, outcome.edits, record.id);
      }
    });

    it(`is refused for a name that means something else in the file: ${file}`, () => {
      for (const { record, snapshot, stage } of casesOf(file)) {
        for (const name of takenNames(snapshot, stage)) {
          const outcome = renameStage(snapshot, stage, name);
          assert.equal(outcome.kind, 'refused', `${record.id}: ${stage.writtenName} to ${name}`);
        }
      }
    });
  }
});

/** Edits = declaration ∪ references by name; beyond them, the default of an ARG and the comment that describes the stage. */
function checkPlaces(snapshot: Snapshot, stage: Stage, edits: readonly TextEdit[], id: string): void {
  const edited = new Set(edits.map(({ range }) => placeOf(range)));
  assert.equal(edited.size, edits.length, `${id}: a place is edited twice`);
  const named = stageReferences(snapshot, stage).filter(
    ({ form, written }) => form !== 'index' && !written.includes('$'),
  );
  const places = [stage.nameRange as Range, ...named.map(({ range }) => range)];
  for (const range of places) assert.ok(edited.delete(placeOf(range)), `${id}: ${placeOf(range)} stays`);
  const lines = snapshot.text.split('\n');
  for (const { range } of edits) {
    if (edited.has(placeOf(range))) assert.match(lines[range.start.line] ?? '', /^\s*(?:#|ARG|FROM.*\$)/i, id);
  }
  const found = references(snapshot, places[0].start, { includeDeclaration: true }) ?? [];
  const all = new Set(found.map(({ range }) => placeOf(range)));
  for (const range of places) assert.ok(all.has(placeOf(range)), `${id}: ${placeOf(range)} is no reference`);
  for (const { start } of named.map(({ range }) => range)) {
    const other = outcomeOf(snapshot.text, () => rename(snapshot, start, 'fresh'));
    assert.deepEqual(other.kind === 'edited' ? other.edits : other.message, edits, id);
  }
}

/** Names that some other thing in the file has, and names that none can have. */
function takenNames({ graph }: Snapshot, stage: Stage): Set<string> {
  const names = new Set(['', '0', 'scratch', 'Context', '$X', 'a b']);
  for (const other of graph.stages) {
    if (other.name !== undefined) names.add(other.name.toUpperCase());
    for (const { source } of other.dependencies) {
      if (source.kind === 'image' && /^[a-z][\w.-]*$/.test(source.reference)) names.add(source.reference);
    }
  }
  names.delete(stage.name?.toUpperCase() ?? '');
  names.delete(stage.name ?? '');
  if (stage.name === 'scratch' || stage.name === 'context') names.clear();
  return names;
}

describe('Renaming any stage of any Dockerfile', function () {
  this.timeout(120_000);

  /** Renames one of the stages and compares what the text means then. */
  function check(text: string, name: string, pick: number): void {
    const snapshot = snapshotWith(text);
    const stages = snapshot.graph.stages.filter((stage) => stage.name !== undefined);
    if (stages.length === 0) return;
    const stage = stages[pick % stages.length];
    const outcome = renameStage(snapshot, stage, name);
    if (outcome.kind === 'refused') return;
    for (const platform of [undefined, 'linux/arm64', 'windows/amd64']) {
      assert.ok(meansTheSame(text, outcome, stage.index, { platform }), `${name}\n${outcome.text}`);
    }
  }

  it('changes nothing but the name, or is refused', () => {
    fc.assert(fc.property(dockerfileWithStages, newNames, fc.nat(), check), { numRuns: 2000 });
  });

  it('does no more while it is being typed', () => {
    const seeds = seedTexts();
    const edits = fc.array(mutationOf(seeds), { minLength: 1, maxLength: 4 });
    const typed = fc
      .tuple(fc.constantFrom(...seeds), edits)
      .map(([seed, mutations]) => mutations.reduce(mutate, seed))
      // A carriage return by itself ends a line for an editor, and none for BuildKit.
      .filter((text) => !/\r(?!\n)/.test(text));
    fc.assert(fc.property(typed, newNames, fc.nat(), check), { numRuns: 1000 });
  });
});
