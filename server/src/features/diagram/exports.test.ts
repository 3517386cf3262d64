import assert from 'node:assert/strict';
import { buildGraph } from '../../model/buildGraph';
import { parseDockerfile } from '../../syntax/scan';
import { diagramModel } from './diagramModel';
import { toDot } from './dot';
import type { GraphvizEngine } from './graphviz';
import { loadGraphviz } from './graphvizEngine';
import { layoutDiagram } from './layout';
import { toMermaid } from './mermaid';
import { toSvg } from './svg';

const modelOf = (text: string) => diagramModel(buildGraph(parseDockerfile(text)));

const reactToNginx = `# Builds the site
FROM node:22 AS build
RUN npm run build
FROM nginx:alpine AS web
COPY --from=build /app/dist /usr/share/nginx/html
RUN --mount=from=build,source=/app,target=/mnt ls /mnt
FROM alpine AS spare
FROM web
`;
const hostile = `# <script>alert(1)</script> "a" & 'b' \u202e
FROM alpine AS a
FROM a
COPY --from=a ["/<b>\\"x\\"|]} \\\\n", "/\`#35;%%{init}\\u0001"]
`;

describe('A diagram as Mermaid', () => {
  it('has every stage, image and edge', () => {
    assert.equal(
      toMermaid(modelOf(reactToNginx)),
      `flowchart TD
  n0["build<br/>node#58;22"]
  n1["web<br/>nginx#58;alpine"]
  n2["spare<br/>alpine"]
  n3["stage 3<br/>web"]
  n4(["node#58;22"])
  n5(["nginx#58;alpine"])
  n6(["alpine"])
  n4 --> n0
  n5 --> n1
  n0 -.->|"/app/dist → /usr/share/nginx/html"| n1
  n0 -.->|"mount /app → /mnt"| n1
  n6 --> n2
  n1 --> n3
  classDef target stroke-width:3px
  classDef unused stroke-dasharray:4 3
  classDef problem stroke:#cf222e
  class n3 target
  class n2 unused
`.replaceAll('#58;', ':'),
    );
  });

  it('takes every name as text', () => {
    const label =
      toMermaid(modelOf(hostile))
        .split('\n')
        .find((line) => line.includes('|"')) ?? '';
    const text = label.slice(label.indexOf('"') + 1, label.lastIndexOf('"'));
    assert.doesNotMatch(text.replace(/#\d+;/g, ''), /["<>`|\]}#;%]/);
  });
});

describe('A diagram as DOT', () => {
  it('has every stage, image and edge', () => {
    const dot = toDot(modelOf(reactToNginx));
    assert.match(dot, /n0 \[label="build\\nnode:22" shape="box" style="rounded"\]/);
    assert.match(dot, /n3 \[label="stage 3\\nweb" shape="box" style="rounded,bold"\]/);
    assert.match(dot, /n0 -> n1 \[style="dashed" label="\/app\/dist → \/usr\/share\/nginx\/html"\]/);
    assert.match(dot, /n0 -> n1 \[style="dotted" label="\/app → \/mnt"\]/);
  });

  for (const text of [reactToNginx, hostile]) {
    it('is taken by Graphviz', async () => {
      const graphviz = await loadGraphviz();
      assert.ok(JSON.parse(graphviz.layout(toDot(modelOf(text)))).objects.length > 2);
    });
  }
});

describe('A diagram as SVG', () => {
  let graphviz: GraphvizEngine;
  before(async () => {
    graphviz = await loadGraphviz();
  });
  const svgOf = (text: string) => toSvg(layoutDiagram(modelOf(text), graphviz));

  it('stands alone: nothing to run, nothing to fetch', () => {
    const svg = svgOf(reactToNginx);
    assert.doesNotMatch(svg, /<script|<foreignObject|<image|href|@import|url\(|\son\w+=/);
    assert.deepEqual(svg.match(/https?:[^"]*/g), ['http://www.w3.org/2000/svg']);
  });

  it('shows names, bases, comments and what is taken', () => {
    const texts = [...svgOf(reactToNginx).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    for (const text of ['build', 'node:22', 'Builds the site', 'default', 'unused'])
      assert.ok(texts.includes(text), text);
    assert.ok(texts.includes('/app/dist → /usr/share/nginx/html'));
  });

  it('tells who cannot see it what it shows', () => {
    const svg = svgOf(reactToNginx);
    assert.match(svg, /role="img" aria-labelledby="stages-title stages-description"/);
    assert.match(svg, /<desc[^>]*>.*build is built from node:22\. .*web takes \/app\/dist → /);
  });

  it('fits light and dark paper', () => {
    assert.match(svgOf(reactToNginx), /prefers-color-scheme:dark/);
  });

  it('takes every name as text, and is well formed', () => {
    for (const text of [hostile, '', 'FROM alpine\nFRM x\n']) {
      const svg = svgOf(text);
      assert.doesNotMatch(svg, /<script|<b>|\p{Cf}|[^\P{Cc}\n]/u);
      assertWellFormed(svg);
    }
  });
});

/** Every tag is closed in turn, and every ampersand begins an entity. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([a-z]+)(?:\s+[a-zA-Z:-]+="[^"<]*")*(\/?)>/g)) {
    if (end) assert.equal(open.pop(), name);
    else if (!empty) open.push(name);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(xml.replace(/<[^<>]*>/g, ''), /[<>]/);
  assert.doesNotMatch(xml, /&(?!(amp|lt|gt|quot|#39);)/);
}
