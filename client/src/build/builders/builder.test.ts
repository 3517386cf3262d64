import assert from 'node:assert/strict';
import type { Engine, EngineKind } from '../engine';
import { type Builder, buildersOf } from './builder';

/** What an engine answers to these commands. */
const builders = (kind: EngineKind, answers: Record<string, string>) => {
  const engine: Engine = { kind, executable: kind, version: [] };
  return buildersOf(engine, async (executable, args) => answers[[executable, ...args].join(' ')]);
};

/** `name: driver at endpoints for platforms, status` with a star for the default. */
const words = (all: readonly Builder[] | undefined) =>
  all?.map(
    ({ name, driver, endpoints, platforms, status, error, isDefault }) =>
      `${name}${isDefault ? '*' : ''}: ${driver} at ${endpoints.join(' ')} for ${platforms.join(' ')}, ${error ?? status}`,
  );

const json = `{"Current":true,"Driver":"docker","Dynamic":false,"Name":"default","Nodes":[{"Endpoint":"default","Name":"default","Platforms":["linux/amd64","linux/386"],"Status":"running"}]}
{"Current":false,"Driver":"kubernetes","Name":"cluster","Nodes":[{"Endpoint":"kubernetes:///cluster","Platforms":["linux/arm64"],"Status":"running"},{"Endpoint":"","Status":"inactive"}]}
{"Current":false,"Driver":"","Err":"Cannot connect to the Docker daemon","Name":"away","Nodes":[{"Endpoint":"","Name":""}]}
`;

describe('the builders of an engine', () => {
  it('are read from what buildx says', async () => {
    assert.deepEqual(words(await builders('buildx', { 'buildx buildx ls --format json': json })), [
      'default*: docker at default for linux/amd64 linux/386, running',
      'cluster: kubernetes at kubernetes:///cluster for linux/arm64, running',
      'away:  at  for , Cannot connect to the Docker daemon',
    ]);
  });

  it('are read from the tables of older ones', async () => {
    const table = `NAME/NODE           DRIVER/ENDPOINT                   STATUS    BUILDKIT   PLATFORMS
elated_tesla*       docker-container
 \\_ elated_tesla0    \\_ unix:///var/run/docker.sock   running   v0.10.3    linux/amd64
 \\_ elated_tesla1    \\_ ssh://ubuntu@1.2.3.4          running   v0.10.3    linux/arm64*, linux/arm/v7
default             docker
 \\_ default          \\_ default                       running   v0.8.2     linux/amd64 (+4), linux/386
away                            error
`;
    assert.deepEqual(words(await builders('buildx', { 'buildx buildx ls': table })), [
      'elated_tesla*: docker-container at unix:///var/run/docker.sock ssh://ubuntu@1.2.3.4 for linux/amd64 linux/arm64 linux/arm/v7, running',
      'default: docker at default for linux/amd64 linux/386, running',
      'away:  at  for , error',
    ]);
    const old = `NAME/NODE       DRIVER/ENDPOINT             STATUS  PLATFORMS
elated_tesla *  docker-container
  elated_tesla0 unix:///var/run/docker.sock running linux/amd64
default         docker
`;
    assert.deepEqual(
      (await builders('buildx', { 'buildx buildx ls': old }))?.map(({ name, isDefault }) => [name, isDefault]),
      [
        ['elated_tesla', true],
        ['default', false],
      ],
    );
  });

  it('are the contexts of a docker without buildx, and the connections of podman', async () => {
    const contexts = '{"Current":true,"DockerEndpoint":"unix:///a","Error":"","Name":"default"}\n{"Name":"far"}\n';
    assert.deepEqual(words(await builders('legacy', { 'legacy context ls --format {{json .}}': contexts })), [
      'default*:  at unix:///a for , ',
      'far:  at  for , ',
    ]);
    const connections = '[\n {"Name":"vm","URI":"ssh://core@vm","Default":true}\n]';
    assert.deepEqual(words(await builders('podman', { 'podman system connection list --format json': connections })), [
      'vm:  at ssh://core@vm for , ',
    ]);
    assert.deepEqual(await builders('buildah', {}), []);
  });

  it('are not known where the engine fails, and none where it says something else', async () => {
    assert.equal(await builders('buildx', {}), undefined);
    assert.deepEqual(
      await builders('buildx', { 'buildx buildx ls --format json': 'WARNING: x\nnull\n[1]\n{"Name":3}' }),
      [],
    );
  });
});
