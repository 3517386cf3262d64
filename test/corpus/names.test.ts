import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion/completion';
import { definitionLink } from '../../server/src/features/definition';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { hover } from '../../server/src/features/hover/hover';
import { variableAt } from '../../server/src/features/variables/variableAt';
import type { Dependency } from '../../server/src/model/stageGraph';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { snapshotOf } from '../support/lspFixture';
import { hasConformanceData, readRecords } from './records';

const files = ['dockerfiles.jsonl', 'graph-generated.jsonl', 'graph-edges.jsonl'];

/** The names that are written somewhere, each with a place inside of it. */
function* writtenNames(snapshot: Snapshot): Generator<[Dependency, Position]> {
  for (const stage of snapshot.graph.stages) {
    for (const dependency of stage.dependencies) {
      if (dependency.reference === '' || dependency.trigger || dependency.kind.startsWith('onbuild')) continue;
      const { line, character } = dependency.range.end;
      yield [dependency, { line, character: character - 1 }];
    }
  }
}

describe('In every shared Dockerfile', () => {
  const texts = new Map<string, string>();

  before(function () {
    if (!hasConformanceData()) this.skip();
    for (const file of files) {
      for (const { id, dockerfile } of readRecords(file)) texts.set(`${file} ${id}`, dockerfile);
    }
  });

  it('each name leads to the stage that BuildKit takes it for, and has a hover', async () => {
    for (const [id, text] of texts) {
      const snapshot = snapshotOf(text);
      for (const [{ source, reference }, position] of writtenNames(snapshot)) {
        if (variableAt(snapshot, position)) continue;
        const target = (await definitionLink(snapshot, position))?.targetRange.start.line;
        assert.equal(target, source.kind === 'stage' ? source.stage.line : undefined, `${id}: ${reference}`);
        assert.ok(await hover(snapshot, position), `${id}: ${reference}`);
      }
    }
  });

  it('each stage above that is named would have been offered', async () => {
    for (const [id, text] of texts) {
      const snapshot = snapshotOf(text);
      for (const [{ source, reference, stage, range }] of writtenNames(snapshot)) {
        if (source.kind !== 'stage' || source.stage.index >= stage.index || !/^["']?[a-z]/i.test(reference)) continue;
        const begin = /^["']/.test(text.split('\n')[range.start.line].slice(range.start.character)) ? 1 : 0;
        const position = { ...range.start, character: range.start.character + begin };
        const { isIncomplete, items } = await completion(snapshot, position, { general: true });
        const offered = isIncomplete || items.some(({ label }) => label.toLowerCase() === source.stage.name);
        assert.ok(offered, `${id}: ${reference}`);
      }
    }
  });

  it('the outline covers stages that follow one another, with all their instructions inside', () => {
    for (const [id, text] of texts) {
      const snapshot = snapshotOf(text);
      const stages = documentSymbols(snapshot).slice(-snapshot.graph.stages.length || Number.POSITIVE_INFINITY);
      let line = -1;
      for (const { range, children = [] } of stages) {
        assert.ok(range.start.line > line, id);
        line = range.start.line;
        for (const child of children) {
          assert.ok(child.range.start.line > line && child.range.end.line <= range.end.line, id);
          line = child.range.end.line;
        }
        line = Math.max(line, range.start.line);
      }
    }
  });
});
