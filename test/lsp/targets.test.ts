import assert from 'node:assert/strict';
import type { StageSummary } from '../../server/src/protocol/methods';
import { clientInMemory, dockerfileUri } from '../support/lspClient';

describe('The list of targets', () => {
  it('has each stage with its description, what it stands on, and which one a plain build builds', async () => {
    const client = await clientInMemory().initialize();
    client.open(`# builder compiles the server
FROM golang:1.26 AS Builder

# what the tests need
FROM builder AS test

# runtime ships
FROM alpine:3.23 AS runtime
COPY --from=builder /app /app
`);
    const stages = await client.request<StageSummary[]>('dockerfileStages/stages', { uri: dockerfileUri });
    assert.deepEqual(
      stages.map(({ name, base, comment, isDefault }) => [name, base, comment, isDefault]),
      [
        ['builder', 'golang:1.26', 'compiles the server', false],
        ['test', 'builder', 'what the tests need', false],
        ['runtime', 'alpine:3.23', 'ships', true],
      ],
    );
  });
});
