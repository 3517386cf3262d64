import assert from 'node:assert/strict';
import { mean, pictureShift } from '../../../../../test/support/pictureShift';
import { dice, edited, randomStages, stageEdits } from '../../../../../test/support/stageEdits';
import { assertJoined, assertTidy } from '../../../../../test/support/tidyPicture';
import { buildGraph } from '../../../model/buildGraph';
import type { Picture } from '../../../protocol/diagram';
import { parseDockerfile } from '../../../syntax/scan';
import { diagramModel } from '../diagramModel';
import type { GraphvizEngine } from '../graphviz';
import { loadGraphviz } from '../graphvizEngine';
import { layOut } from '../layout';
import { costOf } from './cost';

const service = `FROM golang:1.23 AS build
RUN go build
FROM alpine AS tools
RUN apk add curl
FROM alpine AS image
COPY --from=build /app /app
COPY --from=tools /usr/bin/curl /usr/bin/curl
`;

/** All of a picture but its places. */
function contentOf({ nodes, edges, notice }: Picture) {
  return {
    nodes: nodes.map(({ x, y, ...rest }) => rest),
    edges: edges.map(({ path, plate, ...rest }) => ({ ...rest, texts: plate?.texts })),
    notice,
  };
}

describe('The picture after an edit', () => {
  let graphviz: GraphvizEngine;
  let layouts = 0;
  before(async () => {
    const engine = await loadGraphviz();
    graphviz = {
      layout(dot) {
        layouts++;
        return engine.layout(dot);
      },
    };
  });

  const modelOf = (text: string) => diagramModel(buildGraph(parseDockerfile(text)));
  const draw = (text: string) => layOut(modelOf(text), graphviz);
  const change = (text: string, next: string) => {
    const first = draw(text);
    layouts = 0;
    return { first: first.picture, second: layOut(modelOf(next), graphviz, first).picture };
  };
  const placeOf = ({ nodes }: Picture, id: string) => {
    const { x, y } = nodes.find((node) => node.id === id) ?? { x: Number.NaN, y: Number.NaN };
    return { x, y };
  };

  it('is the same picture where only commands changed, and Graphviz is not asked', () => {
    const { first, second } = change(service, service.replace('go build', 'go build -v'));
    assert.deepEqual(second, first);
    assert.equal(layouts, 0);
  });

  it('leaves a stage where it is while its name is typed', () => {
    const { first, second } = change(service, service.replace('AS tools', 'AS toools'));
    assert.ok(Math.abs(placeOf(second, 'stage:toools').x - placeOf(first, 'stage:tools').x) < 20);
    assert.equal(placeOf(second, 'stage:toools').y, placeOf(first, 'stage:tools').y);
  });

  it('has a new edge between stages that stayed', () => {
    const { first, second } = change(service, service.replace('apk add curl', 'x\nCOPY --from=build /lib /lib'));
    assert.equal(second.edges.length, first.edges.length + 1);
    assertTidy(second);
    assertJoined(second);
    assert.ok(pictureShift(first, second) < 0.6);
  });

  it('begins anew when the text is about something else', () => {
    const other = 'FROM a AS b\nFROM c AS d\nCOPY --from=b /1 /2\nFROM scratch\nCOPY --from=d /3 /4\n';
    const { second } = change(service, other);
    assert.deepEqual(second, draw(other).picture);
  });

  it('comes back from an empty text', () => {
    const { second } = change('', service);
    assert.deepEqual(second, draw(service).picture);
    assert.deepEqual(change(service, '').second.nodes, []);
  });

  it('keeps what stayed within half a card of its place on the average, at 20 stages', () => {
    for (const kind of ['add a COPY --from', 'add a RUN --mount', 'add a stage', 'remove a COPY --from']) {
      const roll = dice(3);
      const shifts = Array.from({ length: 12 }, () => {
        const text = randomStages(20, roll);
        const { first, second } = change(text, edited(text, stageEdits[kind], roll));
        return pictureShift(first, second);
      });
      assert.ok(mean(shifts) <= 0.5, `${kind}: ${mean(shifts).toFixed(2)}`);
    }
  }).timeout(60_000);

  it('says and shows what a fresh one does, however many edits came before, and nothing overlaps', () => {
    const roll = dice(11);
    const kinds = Object.values(stageEdits);
    let text = randomStages(12, roll);
    let laid = draw(text);
    for (let count = 0; count < 60; count++) {
      text = edited(text, kinds[roll(kinds.length)], roll);
      laid = layOut(modelOf(text), graphviz, laid);
      assertTidy(laid.picture);
      assertJoined(laid.picture);
      if (count % 10 === 9) assert.deepEqual(contentOf(laid.picture), contentOf(draw(text).picture));
    }
  }).timeout(60_000);

  it('does not grow much harder to read than a fresh one', () => {
    const roll = dice(5);
    const kinds = Object.values(stageEdits);
    let text = randomStages(14, roll);
    let laid = draw(text);
    for (let count = 0; count < 40; count++) {
      text = edited(text, kinds[roll(kinds.length)], roll);
      laid = layOut(modelOf(text), graphviz, laid);
    }
    const [grown, fresh] = [costOf(laid.picture), costOf(draw(text).picture)];
    assert.ok(grown.width <= 1.5 * fresh.width + 400, JSON.stringify([grown, fresh]));
    assert.ok(grown.crossings <= 1.5 * fresh.crossings + 10, JSON.stringify([grown, fresh]));
  }).timeout(60_000);

  it('is the same for the same edits', () => {
    const next = service.replace('FROM alpine AS image', 'FROM tools AS image');
    assert.deepEqual(change(service, next), change(service, next));
  });
});
