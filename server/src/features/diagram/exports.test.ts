import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../test/support/lspFixture';
import { buildGraph } from '../../model/buildGraph';
import { parseDockerfile } from '../../syntax/scan';
import { diagramModel } from './diagramModel';
import { toDot } from './dot';
import { type ExportOptions, exportDiagram } from './exportDiagram';
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

describe('What is exported', () => {
  const formats = ['svg', 'mermaid', 'dot', 'json'] as const;
  const levels = ['overview', 'normal', 'detailed'] as const;
  const exported = (text: string, options: ExportOptions) => exportDiagram(snapshotOf(text), options, loadGraphviz);
  const long = 'x'.repeat(10_000);
  const evil = `# stage0 <img src=x onerror=alert(1)> \u202e ${long}
FROM --platform=\${P:-"><script>} alpine AS a
RUN echo "</text><script>alert(1)</script>" \`\` ]]> --> %%{init: {}}%% \u202e\u2066 && ${long}
LABEL x="\\" ]; evil [label=<b>]
FROM a AS <b>bad</b>
FROM "<svg/onload=alert(1)>:\u202e" AS ${long}
COPY --from=a ["/<script>\\"x\\"|]} \\\\n", "/\`#35;\u0001"]
COPY --from=javascript:alert(1) /${long} /
`;

  it('is text and nothing else, whatever the names, comments and paths are', async () => {
    const graphviz = await loadGraphviz();
    for (const level of levels) {
      for (const options of [{}, { target: 0, legend: true, images: 'perUse' as const }]) {
        const svg = await exported(evil, { format: 'svg', level, ...options });
        assertWellFormed(svg);
        assert.doesNotMatch(svg, /<script|<img|<svg\/|<b>|\p{Cf}|[^\P{Cc}\n]|href/u);
        assert.ok(svg.length < 100_000, `${svg.length}`);
        const mermaid = await exported(evil, { format: 'mermaid', level, ...options });
        const labels = [...mermaid.matchAll(/"([^"\n]*)"/g)].map(([, label]) => label.replaceAll('<br/>', ''));
        assert.ok(labels.length > 5);
        for (const label of labels) assert.doesNotMatch(label.replace(/#\d+;/g, ''), /[<>`|\]}#;%]|\p{Cf}/u);
        assert.doesNotMatch(mermaid, /-->.*-->|\u202e/);
        const dot = await exported(evil, { format: 'dot', level, ...options });
        const { objects } = JSON.parse(graphviz.layout(dot)) as { objects: { name: string }[] };
        for (const { name } of objects) assert.match(name, /^(?:n\d+|k\d[ab]|cluster_legend)$/);
      }
    }
  });

  it('is there for a file that is empty, broken or of one stage', async () => {
    for (const text of ['', 'FRM x\n', 'FROM alpine\n', 'FROM alpine AS a\nCOPY --from=a / /\n']) {
      for (const format of formats)
        assert.ok(await exported(text, { format, legend: true, level: 'detailed' }), format);
      const svg = await exported(text, { format: 'svg', legend: true });
      assertWellFormed(svg);
      assert.doesNotMatch(svg, /NaN|Infinity|="-\d/);
      JSON.parse(await exported(text, { format: 'json' }));
    }
  });

  it('fades what the chosen target does not need', async () => {
    const options = { targetName: 'BUILD' };
    assert.match(await exported(reactToNginx, { format: 'svg', ...options }), /class="stages chosen"/);
    assert.match(
      await exported(reactToNginx, { format: 'mermaid', ...options }),
      /class n0 target\n.*class n1,n2,n3 idle\n/s,
    );
    assert.match(await exported(reactToNginx, { format: 'dot', ...options }), /n1 \[.*fontcolor="#9aa4af"\]/);
  });

  it('has names alone in an overview, and each instruction in detail', async () => {
    assert.match(await exported(reactToNginx, { format: 'mermaid', level: 'overview' }), /n0\["build"\]/);
    assert.match(
      await exported(reactToNginx, { format: 'mermaid', level: 'detailed' }),
      /n0\["build<br\/>node:22<br\/>RUN npm run build"\]/,
    );
    assert.match(
      await exported(reactToNginx, { format: 'dot', level: 'detailed' }),
      /label="build\\nnode:22\\nRUN npm/,
    );
    const svg = await exported(reactToNginx, { format: 'svg', level: 'detailed' });
    assert.match(svg, /<g class="instruction run"><text class="text-keyword"[^>]*>RUN</);
  });

  it('explains itself where that is wanted, as far as there is something to explain', async () => {
    const svg = await exported(reactToNginx, { format: 'svg', legend: true });
    for (const words of ['FROM', 'COPY --from', 'RUN --mount', 'only builds', 'ships in the image'])
      assert.match(svg, new RegExp(`<g class="key".*>${words}<`));
    assert.doesNotMatch(svg, />ONBUILD</);
    assert.match(await exported(reactToNginx, { format: 'mermaid', legend: true }), /subgraph key \["Legend"\]/);
  });

  it('is the graph as data in JSON', async () => {
    const { stages, defaultStage } = JSON.parse(await exported(reactToNginx, { format: 'json' }));
    assert.equal(defaultStage, 3);
    assert.deepEqual(
      stages.map(({ name, reaches }: { name: string | null; reaches: number[] }) => [name, reaches]),
      [
        ['build', [0]],
        ['web', [0, 1]],
        ['spare', [2]],
        [null, [0, 1, 3]],
      ],
    );
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
