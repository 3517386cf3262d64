import assert from 'node:assert/strict';
import type { OriginInstruction, StageOrigin } from '../../../server/src/protocol/stageOrigin';
import type { ImageLayer } from '../build/images/image';
import { instructionText } from '../build/images/instructionText';
import { layerRows } from './layerRows';

const layer = (createdBy: string, size = 0): ImageLayer => ({
  createdBy,
  instruction: instructionText(createdBy),
  size,
  created: 1,
  isEmpty: size === 0,
});

const written = (text: string, line: number): OriginInstruction => {
  const [keyword = ''] = text.split(' ');
  return { stageIndex: 0, stage: 'app', line, keyword, texts: [text.slice(keyword.length + 1)] };
};

const origin = (lines: readonly string[], root: StageOrigin['root'] = { kind: 'image', name: 'alpine' }) => ({
  root,
  instructions: lines.map((text, at) => written(text, at + 1)),
});

const base = [layer('ADD rootfs / # buildkit', 5_000_000), layer('CMD ["/bin/sh"]')];
const own = [layer('RUN /bin/sh -c make # buildkit', 20_000_000), layer('ENV A=1')];

/** `base`, the line, or `?` for each layer. */
const origins = (...facts: Parameters<typeof layerRows>) =>
  layerRows(...facts)
    .layers.map(({ origin: from }) => (from.kind === 'base' ? from.name : from.kind === 'stage' ? from.line : '?'))
    .join(' ');

describe('The rows of layers', () => {
  it('tell the layers of the base from those of the stages', () => {
    const facts = { history: [...base, ...own], origin: origin(['RUN make', 'ENV A=1']) };
    assert.equal(origins({ ...facts, base }), 'alpine alpine 1 2');
    assert.equal(origins({ ...facts, base: undefined }), 'alpine alpine 1 2');
  });

  it('do not take what was changed since for the base, where the engine has that', () => {
    const facts = { history: [...base, ...own], origin: origin(['RUN make all', 'ENV A=1']) };
    assert.equal(origins({ ...facts, base }), 'alpine alpine ? 2');
    assert.equal(origins({ ...facts, base: undefined }), 'alpine alpine alpine 2');
  });

  it('do not believe a base that has moved on', () => {
    const moved = [layer('ADD another / # buildkit', 5_000_000), layer('CMD ["/bin/sh"]')];
    const facts = { history: [...base, ...own], origin: origin(['RUN make', 'ENV A=1']), base: moved };
    assert.equal(origins(facts), 'alpine alpine 1 2');
  });

  it('know no base on scratch, and only the base where there are no instructions', () => {
    const scratch = origin(['COPY a /'], { kind: 'scratch', name: 'scratch' });
    assert.equal(origins({ history: own, origin: scratch, base: undefined }), '? ?');
    assert.equal(origins({ history: base, origin: origin([]), base: undefined }), 'alpine alpine');
    assert.equal(origins({ history: own, origin: origin(['COPY a /']), base: undefined }), '? ?');
  });

  it('know nothing of a stage that is gone', () => {
    assert.equal(origins({ history: own, origin: undefined, base: undefined }), '? ?');
  });

  it('have sizes, and shares of the largest', () => {
    const { layers } = layerRows({ history: [...base, ...own], origin: undefined, base: undefined });
    assert.deepEqual(
      layers.map(({ size, share }) => [size?.text, share]),
      [
        ['5 MB', 0.25],
        ['0 B', 0],
        ['20 MB', 1],
        ['0 B', 0],
      ],
    );
    const unknown = { ...layer('RUN a'), size: undefined };
    assert.deepEqual(layerRows({ history: [unknown], origin: undefined, base: undefined }).layers[0]?.size, undefined);
  });

  it('put the layers of the base together', () => {
    const facts = { history: [...base, ...own], origin: origin(['RUN make', 'ENV A=1']), base };
    assert.deepEqual(layerRows(facts).fromBase, {
      name: 'alpine',
      count: 1,
      size: { value: 5_000_000, text: '5 MB' },
      share: 0.25,
    });
    assert.equal(layerRows({ ...facts, origin: undefined }).fromBase, undefined);
    const heavy = [layer('a', 15_000_000), layer('b', 25_000_000)];
    const onHeavy = layerRows({ history: [...heavy, ...own], origin: facts.origin, base: heavy });
    assert.deepEqual([onHeavy.fromBase?.share, onHeavy.layers[2]?.share], [1, 0.5]);
  });

  it('show no values that look secret, and nothing that could disturb the page', () => {
    const texts = (createdBy: string) =>
      layerRows({ history: [layer(createdBy)], origin: undefined, base: undefined }).layers[0]?.instruction;
    assert.equal(texts('ARG NPM_TOKEN=abc def'), 'ARG NPM_TOKEN=***');
    assert.equal(texts('ENV A=1 B_PASSWORD=a b c C=2'), 'ENV A=1 B_PASSWORD=*** C=2');
    assert.equal(texts('LABEL a=\u001b[31m\u202eb'), 'LABEL a=[31mb');
    assert.equal(texts('<script>alert(1)</script>'), '<script>alert(1)</script>');
  });
});
