import assert from 'node:assert/strict';
import type { Diagram, DiagramView } from '../../server/src/protocol/diagram';
import type { ExportDiagramParams, ExportedDiagram } from '../../server/src/protocol/methods';
import { clientInMemory, dockerfileUri } from '../support/lspClient';

const dockerfile = `FROM golang AS build
RUN go build -o /app
FROM build AS test
FROM alpine AS web
COPY --from=build /app /app
`;

async function open() {
  const client = await clientInMemory({}).initialize();
  client.open(dockerfile);
  return {
    picture: (view: DiagramView = {}) =>
      client.request<Diagram>('dockerfileStages/diagram', { uri: dockerfileUri, ...view }),
    exported: async (options: Omit<ExportDiagramParams, 'uri'>) => {
      const params: ExportDiagramParams = { uri: dockerfileUri, ...options };
      return (await client.request<ExportedDiagram | null>('dockerfileStages/exportDiagram', params))?.text;
    },
  };
}

const roles = ({ nodes }: Diagram) => nodes.flatMap(({ role }) => role ?? []);

describe('The views of a diagram', () => {
  it('show the build of another target, and each level, one after the other', async () => {
    const { picture } = await open();
    assert.deepEqual(roles(await picture()), ['builds', 'idle', 'ships']);
    const test = await picture({ target: 1, level: 'detailed' });
    assert.deepEqual([test.target, test.level], [1, 'detailed']);
    assert.deepEqual(roles(test), ['ships', 'ships', 'idle']);
    assert.equal(test.nodes[0]?.instructions?.length, 1);
    const overview = await picture({ level: 'overview', images: 'perUse' });
    assert.ok(overview.height < test.height);
    assert.deepEqual(roles(await picture()), ['builds', 'idle', 'ships']);
  });

  it('are exported in each format', async () => {
    const { exported } = await open();
    assert.match((await exported({ format: 'svg', target: 1, legend: true })) ?? '', /^<svg .*class="stages chosen"/);
    assert.match((await exported({ format: 'mermaid', targetName: 'TEST' })) ?? '', /class n1 target/);
    assert.match((await exported({ format: 'dot', level: 'detailed' })) ?? '', /RUN go build/);
    assert.equal(JSON.parse((await exported({ format: 'json' })) ?? '').stages.length, 3);
  });

  it('are not there for a target that is not there', async () => {
    const { exported } = await open();
    assert.equal(await exported({ format: 'mermaid', targetName: 'nope' }), undefined);
  });
});
