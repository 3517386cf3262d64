import assert from 'node:assert/strict';
import { indexOf, targetReference } from '../../../test/support/targetReferences';
import { Documents } from './documents';
import { noTargets, type TargetCoverage } from './targetIndex';

const uri = 'file:///project/Dockerfile';
const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });

describe('Open Dockerfiles', () => {
  it('give the same snapshot until they change', () => {
    const documents = new Documents();
    documents.open(uri, 1, 'FROM a AS x\n');
    const first = documents.snapshot(uri);
    assert.equal(documents.snapshot(uri), first);
    documents.change(uri, 2, [{ range: at(0, 11), text: 'y' }]);
    const second = documents.snapshot(uri);
    assert.notEqual(second, first);
    assert.deepEqual([first?.version, first?.graph.stages[0].name], [1, 'x']);
    assert.deepEqual([second?.version, second?.graph.stages[0].name], [2, 'xy']);
  });

  it('have the newest version when edits came in a row', () => {
    const documents = new Documents();
    documents.open(uri, 1, 'FROM a AS x\nFROM b\n');
    documents.snapshot(uri);
    for (let version = 2; version <= 11; version++) documents.change(uri, version, [{ range: at(1, 6), text: 'c' }]);
    const snapshot = documents.snapshot(uri);
    assert.deepEqual([snapshot?.version, snapshot?.graph.stages[1].base.written], [11, 'bcccccccccc']);
  });

  it('take a new version without a change', () => {
    const documents = new Documents();
    documents.open(uri, 1, 'FROM a\n');
    documents.snapshot(uri);
    documents.change(uri, 2, []);
    assert.equal(documents.snapshot(uri)?.version, 2);
  });

  it('are forgotten when they close, and edits of others are ignored', () => {
    const documents = new Documents();
    documents.open(uri, 1, 'FROM a\n');
    documents.close(uri);
    documents.change(uri, 2, [{ text: 'FROM b\n' }]);
    assert.equal(documents.snapshot(uri), undefined);
    assert.deepEqual(documents.uris(), []);
  });

  it('carry who asks for their stages from elsewhere', () => {
    const reference = targetReference({ target: 'x', dockerfile: uri });
    const documents = new Documents(indexOf([reference]));
    documents.open(uri, 1, 'FROM a AS x\n');
    assert.deepEqual(documents.snapshot(uri)?.targets, [reference]);
  });

  it('hear of builds in other files without being read again', () => {
    const known = { targets: [targetReference({ target: 'x' })], coverage: { state: 'reading', files: 1 } };
    const documents = new Documents({
      ...noTargets,
      targetsOf: () => known.targets,
      get coverage() {
        return known.coverage as TargetCoverage;
      },
    });
    documents.open(uri, 1, 'FROM a AS x\n');
    const first = documents.snapshot(uri);
    known.coverage = { state: 'reading', files: 2 };
    assert.equal(documents.snapshot(uri), first);
    known.targets = [];
    const second = documents.snapshot(uri);
    assert.deepEqual(second?.targets, []);
    assert.equal(second?.graph, first?.graph);
    known.coverage = { state: 'complete', files: 3 };
    assert.deepEqual(documents.snapshot(uri)?.lookedThrough, { state: 'complete', files: 3 });
    assert.equal(documents.snapshot(uri), documents.snapshot(uri));
  });

  it('are read in slices where they are large, and mean the same then', () => {
    const text = `FROM a AS x\n${'COPY --from=x a b\nRUN c\n'.repeat(10_000)}`;
    const documents = new Documents();
    documents.open(uri, 1, text);
    let slices = 1;
    while (!documents.readAhead(uri)) slices++;
    assert.ok(slices > 10, `${slices} slices`);
    const snapshot = documents.snapshot(uri);
    assert.equal(snapshot?.graph.stages[0].dependencies.length, 10_001);
    assert.equal(documents.readAhead(uri), true);
  });

  it('are read anew when an edit comes in between', () => {
    const documents = new Documents();
    documents.open(uri, 1, `FROM a AS x\n${'RUN c\n'.repeat(50_000)}`);
    documents.readAhead(uri);
    documents.change(uri, 2, [{ range: at(0, 11), text: 'y' }]);
    while (!documents.readAhead(uri));
    assert.deepEqual([documents.snapshot(uri)?.version, documents.snapshot(uri)?.graph.stages[0].name], [2, 'xy']);
  });
});
