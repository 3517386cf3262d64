import assert from 'node:assert/strict';
import { comparisonColumns } from '../../../server/src/protocol/comparison';
import { cellText, inOrder } from '../../../server/src/protocol/comparisonTable';
import type { ImageDetails } from '../build/images/image';
import { comparedStages, reductionOf, type StageFacts, sameImages } from './comparison';

const image = (details: Partial<ImageDetails>): ImageDetails => ({
  id: 'sha256:0',
  size: 0,
  layerCount: 1,
  diffIds: [],
  digest: undefined,
  created: undefined,
  user: '',
  exposedPorts: [],
  entrypoint: [],
  cmd: [],
  workingDir: '',
  env: [],
  shell: [],
  labels: {},
  platform: '',
  ...details,
});

const stage = (label: string, details?: Partial<ImageDetails>, more: Partial<StageFacts> = {}): StageFacts => ({
  id: label,
  index: 0,
  label,
  base: 'alpine',
  reference: `app:${label}`,
  details: details && image({ id: label, ...details }),
  layers: undefined,
  duration: undefined,
  isStale: false,
  ...more,
});

const builder = stage(
  'builder',
  { size: 812_000_000, layerCount: 9, entrypoint: ['node'], cmd: ['a b.js'] },
  { duration: 61_000 },
);
const app = stage('app', { size: 48_720_000, layerCount: 3, user: 'app', exposedPorts: ['80/tcp', '443/udp'] });
const missing = stage('test');

describe('The comparison of stages', () => {
  it('has a row for each, with what its image tells', () => {
    const rows = comparedStages([builder, app, missing]).map((row) =>
      comparisonColumns.map((column) => cellText(row, column)),
    );
    assert.deepEqual(rows, [
      ['builder', 'alpine', 'app:builder', '812 MB', '9', '', '1 min 1 s', 'root', '', "node 'a b.js'"],
      ['app', 'alpine', 'app:app', '48.7 MB', '3', '-94 %', '', 'app', '80/tcp, 443/udp', ''],
      ['test', 'alpine', '', '', '', '', '', '', '', ''],
    ]);
  });

  it('tells the reduction against the largest, and never says that all is gone', () => {
    assert.deepEqual(
      [0, 1, 10, 500, 500_000, 940_000, 999_999, 1_000_000].map((size) => reductionOf(size, 1_000_000)?.text),
      ['-100 %', '-99.9 %', '-99.9 %', '-99.9 %', '-50 %', '-6 %', '0 %', undefined],
    );
    assert.equal(reductionOf(0, 0), undefined);
  });

  it('has bars that are shares of the largest', () => {
    assert.deepEqual(
      comparedStages([builder, app]).map((row) => row.image?.share.toFixed(2)),
      ['1.00', '0.06'],
    );
    assert.equal(comparedStages([stage('empty', { size: 0 })])[0]?.image?.share, 0);
  });

  it('leaves out what the engine does not tell', () => {
    const [row] = comparedStages([stage('app', { size: undefined })]);
    assert.ok(row?.image);
    assert.equal(row.image.size, undefined);
    assert.equal(row.image.reduction, undefined);
    assert.equal(row.image.layers, undefined);
  });

  it('finds stages with one and the same image', () => {
    const rows = comparedStages([stage('a', { id: 'x' }), stage('b', { id: 'y' }), stage('c', { id: 'x' }), missing]);
    assert.deepEqual(
      sameImages(rows).map((group) => group.map(({ label }) => label)),
      [['a', 'c']],
    );
  });

  it('takes whatever an image or a Dockerfile says as text in one line', () => {
    const hostile = stage('<b>\u202ex', { user: 'a\nb', cmd: ['$(rm -rf /)', "it's", '\u001b[2J'] }, { base: 'a\tb' });
    const [row] = comparedStages([hostile]);
    assert.ok(row?.image);
    assert.equal(row.label, '<b>x');
    assert.equal(row.base, 'a b');
    assert.equal(row.image.user, 'a b');
    assert.equal(row.image.command, "'$(rm -rf /)' 'it'\\''s' '[2J'");
  });
});

describe('The order of the comparison', () => {
  const rows = comparedStages(
    [builder, app, missing, stage('tools', { size: 5, layerCount: 12, user: 'b' })].map((facts, index) => ({
      ...facts,
      index,
    })),
  );
  const sorted = (column: (typeof comparisonColumns)[number], descending = false) =>
    inOrder(rows, { column, descending })
      .map(({ label }) => label)
      .join(' ');

  it('is that of the file at first, or of the column of stages', () => {
    assert.deepEqual(
      inOrder([...rows].reverse(), undefined).map(({ label }) => label),
      ['builder', 'app', 'test', 'tools'],
    );
    assert.equal(sorted('stage', true), 'tools test app builder');
  });

  it('is that of numbers, with what has none at the end', () => {
    assert.equal(sorted('size'), 'tools app builder test');
    assert.equal(sorted('size', true), 'builder app tools test');
    assert.equal(sorted('layers'), 'app builder tools test');
    assert.equal(sorted('reduction'), 'tools app builder test');
    assert.equal(sorted('duration', true), 'builder app test tools');
  });

  it('is that of words, with what has none at the end', () => {
    assert.equal(sorted('user'), 'app tools builder test');
    assert.equal(sorted('ports'), 'app builder test tools');
    assert.equal(sorted('image'), 'app builder tools test');
  });
});
