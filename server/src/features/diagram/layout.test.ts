import assert from 'node:assert/strict';
import { assertJoined, assertTidy } from '../../../../test/support/tidyPicture';
import { buildGraph } from '../../model/buildGraph';
import { parseDockerfile } from '../../syntax/scan';
import { diagramModel } from './diagramModel';
import type { GraphvizEngine } from './graphviz';
import { loadGraphviz } from './graphvizEngine';
import { layoutDiagram } from './layout';

const goToScratch = 'FROM golang:1.23 AS build\nRUN go build\nFROM scratch\nCOPY --from=build /app /app\n';
const circle = 'FROM x AS a\nCOPY --from=b /1 /1\nFROM y AS b\nCOPY --from=a /2 /2\nFROM a AS c\nCOPY --from=c /3 /3\n';
const webService = `FROM node:22-alpine AS base
FROM base AS dependencies
COPY package.json .
FROM base AS development
COPY --from=dependencies /app/node_modules ./node_modules
FROM dependencies AS builder
RUN --mount=type=bind,from=dependencies,source=/app,target=/deps npm run build
FROM base AS production
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=builder /app/dist ./dist
COPY --from=nginx:1.27 /etc/nginx/nginx.conf /etc/nginx/nginx.conf
`;

const broken: GraphvizEngine = {
  layout() {
    throw new Error('out of memory');
  },
};

/** A file of so many stages, each with a base and most with a copy. */
function manyStages(count: number): string {
  const stages = Array.from({ length: count }, (_, index) => {
    const base = index % 3 === 0 ? 'alpine' : `s${Math.floor(index / 2)}`;
    const copy = index > 4 ? `COPY --from=s${(index * 7) % index} /a /b\n` : '';
    return `FROM ${base} AS s${index}\n${copy}`;
  });
  return stages.join('');
}

describe('The layout of a stage diagram', () => {
  let graphviz: GraphvizEngine;
  before(async () => {
    graphviz = await loadGraphviz();
  });

  const draw = (text: string, engine = graphviz) =>
    layoutDiagram(diagramModel(buildGraph(parseDockerfile(text))), engine);

  it('flows downwards from the base to what is built from it', () => {
    const picture = draw(webService);
    const y = new Map(picture.nodes.map((node) => [node.id, node.y]));
    for (const { from, to } of picture.edges) assert.ok((y.get(from) ?? 0) < (y.get(to) ?? 0), `${from} → ${to}`);
  });

  for (const [name, text] of Object.entries({ goToScratch, webService, circle, many: manyStages(40) })) {
    it(`lets nothing overlap or stick out (${name})`, () => assertTidy(draw(text)));
    it(`lets nothing overlap or stick out without Graphviz (${name})`, () => assertTidy(draw(text, broken)));
    it(`joins every edge to its two nodes (${name})`, () => {
      assertJoined(draw(text));
      assertJoined(draw(text, broken));
    });
  }

  it('gives the same picture for the same file', () => {
    assert.deepEqual(draw(webService), draw(webService));
  });

  it('has room for every text', () => {
    for (const { width, texts, badges } of draw(webService).nodes) {
      for (const text of texts) assert.ok(text.x + text.width <= width, text.text);
      const name = texts[0];
      for (const badge of badges) assert.ok(badge.x >= name.x + name.width && badge.x + badge.width <= width);
    }
  });

  it('says what stops the whole file once, but keeps it with the stages', () => {
    const { nodes, notice } = draw(circle);
    const failing = nodes.filter(({ error }) => error && notice?.text.includes(error));
    assert.ok(failing.length > 0);
    for (const { texts } of failing)
      assert.deepEqual(
        texts.filter(({ role }) => role === 'error'),
        [],
      );
  });

  it('shows names alone where there are hundreds of stages', () => {
    const picture = draw(manyStages(400));
    assert.equal(picture.nodes.filter(({ kind }) => kind === 'stage').length, 400);
    assert.deepEqual(
      picture.edges.filter(({ plate }) => plate),
      [],
    );
    assertTidy(picture);
  });

  for (const [what, output] of Object.entries({
    'no JSON': 'Segmentation fault',
    nothing: '{"bb":"0,0,10,10"}',
    'no numbers': '{"bb":"0,0,a,b","objects":[{"name":"n0","pos":"1"},{"name":"n1","pos":"2"}]}',
  })) {
    it(`has a picture when Graphviz answers ${what}`, () => {
      const picture = draw(webService, { layout: () => output });
      assertTidy(picture);
      assertJoined(picture);
    });
  }

  it('draws an empty file as nothing with a sentence', () => {
    const { nodes, edges, notice } = draw('');
    assert.deepEqual([nodes, edges], [[], []]);
    assert.ok(notice);
  });

  it('hands no text of the file to Graphviz', () => {
    let seen = '';
    const spy: GraphvizEngine = {
      layout(dot) {
        seen += dot;
        return graphviz.layout(dot);
      },
    };
    draw('FROM evil"]; AS build\nFROM "x AS b\nCOPY --from=build "/>;} /b\\\n', spy);
    assert.doesNotMatch(seen, /evil|build|>;|\\/);
  });
});
