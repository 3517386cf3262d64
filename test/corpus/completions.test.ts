import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion/completion';
import { completionUri } from '../../server/src/features/completion/stageItems';
import { spotAt } from '../../server/src/features/spot/spot';
import { writtenSources } from '../../server/src/features/stageReferences';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { snapshotOf } from '../support/lspFixture';
import { conformanceFolder, hasConformanceData, readRecords } from './records';

const courses = join(conformanceFolder, '..', 'course-examples');

/** Dockerfiles out of courses, and some that people build. */
function texts(): string[] {
  const names = existsSync(courses) ? readdirSync(courses).filter((name) => name.endsWith('.Dockerfile')) : [];
  const real = readRecords('dockerfiles.jsonl').map(({ dockerfile }) => dockerfile);
  const some = real.filter((text, index) => index % 6 === 0 && text.length < 20_000);
  return [...names.map((name) => readFileSync(join(courses, name), 'utf8')), ...some];
}

/** Every so many characters; FULL_COMPLETIONS=1 looks at each of them, which takes minutes. */
const step = process.env.FULL_COMPLETIONS ? 1 : 89;

/** A text as it is while somebody types it from top to bottom, and while somebody goes back into it. */
function* halfTyped(text: string): Iterable<{ text: string; offset: number }> {
  for (let offset = 0; offset <= text.length; offset += step) {
    yield { text: text.slice(0, offset), offset };
    yield { text, offset };
  }
}

/** In addition, each place at which a stage is named, with and without what stands there. */
function* atNames(text: string): Iterable<{ text: string; offset: number }> {
  for (const { 0: found, index } of text.matchAll(/from[= ]"?[\w.-]*|\bas [\w.-]*/gi)) {
    const end = index + found.length;
    const begin = index + found.search(/[\w.-]*$/);
    yield { text: text.slice(0, end), offset: end };
    yield { text: text.slice(0, begin) + text.slice(end), offset: begin };
    yield { text, offset: begin + Math.ceil((end - begin) / 2) };
  }
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}

function offsetOf(text: string, { line, character }: Position): number {
  let start = 0;
  for (let at = 0; at < line; at++) start = text.indexOf('\n', start) + 1;
  return start + character;
}

interface Taken {
  readonly text: string;
  readonly snapshot: Snapshot;
  readonly range: Range;
}

function take(text: string, item: CompletionItem, position: Position): Taken {
  const edit = item.textEdit;
  assert.ok(edit && 'range' in edit);
  const { start, end } = edit.range;
  assert.equal(start.line, end.line);
  assert.ok(
    start.line === position.line && start.character <= position.character && position.character <= end.character,
  );
  const after = text.slice(0, offsetOf(text, start)) + edit.newText + text.slice(offsetOf(text, end));
  const to = { line: start.line, character: start.character + edit.newText.length };
  return { text: after, snapshot: snapshotOf(after), range: { start, end: to } };
}

/** What is wrong with the stages, by what and where; lines that don't fit the base that they are on are not meant. */
function troubles({ graph }: Snapshot): string[] {
  const errors = [...graph.fileErrors, ...graph.invalidReferences, ...graph.stageErrors.map(({ error }) => error)];
  return errors
    .filter(({ id }) => id !== 'syntax' && id !== 'instruction')
    .map(({ id, range }) => `${id} in line ${range.start.line + 1}`);
}

function checkStage(item: CompletionItem, taken: Taken): void {
  const { start } = taken.range;
  const named = writtenSources(taken.snapshot).find(
    ({ range }) => range.start.line === start.line && range.start.character === start.character,
  );
  const index = (item.data as { index: number }).index;
  assert.ok(named?.source.kind === 'stage', `${item.label} is no stage`);
  assert.equal(named.source.stage.index, index, item.label);
}

describe('Whatever is typed of a Dockerfile', () => {
  if (!hasConformanceData()) it('is skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');
  const all = hasConformanceData() ? texts() : [];

  it('can be completed without a failure, and by what it says alone', async () => {
    for (const whole of all) {
      for (const { text, offset } of halfTyped(whole)) {
        const position = positionAt(text, offset);
        const list = await completion(snapshotOf(text), position, { general: true });
        for (const { textEdit } of list.items) {
          assert.ok(textEdit && 'range' in textEdit && textEdit.range.start.line === position.line);
        }
        const keys = list.items.map(({ label, textEdit }) => `${label} ${textEdit?.newText}`);
        assert.equal(new Set(keys).size, keys.length, keys.join());
      }
    }
  }).timeout(600_000);

  it('means the stage that is offered once it is taken, and breaks nothing', async () => {
    let [stages, names] = [0, 0];
    for (const whole of all) {
      for (const { text, offset } of atNames(whole)) {
        const position = positionAt(text, offset);
        const before = snapshotOf(text);
        const { items } = await completion(before, position, { general: true });
        for (const item of items) {
          const isStage = completionUri(item) !== undefined;
          if (!isStage && spotAt(before, position)?.kind !== 'stage-name') continue;
          const taken = take(text, item, position);
          const where = `${item.label} in line ${position.line + 1} of\n${text}`;
          if (isStage) checkStage(item, taken);
          else assert.equal(taken.snapshot.graph.stageAt(position.line)?.name, item.label, where);
          const known = new Set(troubles(before));
          assert.deepEqual(
            troubles(taken.snapshot).filter((trouble) => !known.has(trouble)),
            [],
            where,
          );
          if (isStage) stages++;
          else names++;
        }
      }
    }
    assert.ok(stages > 500 && names > 100, `${stages} stages, ${names} names`);
  }).timeout(600_000);
});
