import assert from 'node:assert/strict';
import type { StageOrigin } from '../../../server/src/protocol/stageOrigin';
import type { HistoryStep } from './archive/imageLayers';
import type { LayerMaker } from './browsedStage';
import { layerMakers } from './layerMakers';

/** Instructions of stage `app`, from line 2 on. */
const origin = (...instructions: readonly string[]): StageOrigin => ({
  root: { kind: 'image', name: 'alpine:3.18' },
  instructions: instructions.map((text, at) => {
    const [keyword = ''] = text.split(' ');
    return { stageIndex: 0, stage: 'app', line: at + 1, keyword, texts: [text.slice(keyword.length + 1)] };
  }),
});

/** What begins with `-` has made no layer. */
function historyOf(...createdBy: readonly string[]): HistoryStep[] {
  let layer = 0;
  return createdBy.map((text) =>
    text.startsWith('-') ? { createdBy: text.slice(1), layer: undefined } : { createdBy: text, layer: layer++ },
  );
}

function words(maker: LayerMaker): string {
  if (maker.kind === 'several') return 'several';
  const { instruction, origin } = maker;
  const where = origin.kind === 'stage' ? `${origin.label} ${origin.line + 1}` : origin.kind;
  return `${where}: ${instruction}`;
}

const check = (history: HistoryStep[], from: StageOrigin | undefined, expected: readonly string[]) =>
  assert.deepEqual(layerMakers(history, from).map(words), expected);

describe('What made the layers of an image', () => {
  const file = origin('ENV A=b', 'WORKDIR /src', 'COPY hello.txt .', 'RUN make');

  it('is an instruction of the Dockerfile, or the base image', () =>
    check(
      historyOf(
        'ADD rootfs.tar / # buildkit',
        '-ENV A=b',
        'WORKDIR /src',
        'COPY hello.txt . # buildkit',
        'RUN /bin/sh -c make # buildkit',
      ),
      file,
      ['base: ADD rootfs.tar /', 'app 3: WORKDIR /src', 'app 4: COPY hello.txt .', 'app 5: RUN make'],
    ));

  it('is known by its text where the stage is gone', () =>
    check(historyOf('RUN /bin/sh -c make # buildkit'), undefined, ['unknown: RUN make']));

  it('is several instructions where buildah makes one layer of them', () =>
    check(
      historyOf(
        '/bin/sh -c #(nop) ADD file:1 in / ',
        '-/bin/sh -c #(nop) WORKDIR /src',
        '-/bin/sh -c #(nop) COPY file:2 in . ',
        '-/bin/sh -c #(nop) ENV A=b',
        '/bin/sh -c make',
      ),
      file,
      ['base: ADD file:1 in /', 'several'],
    ));

  it('is nothing where the image has no history', () => check([], file, []));
});
