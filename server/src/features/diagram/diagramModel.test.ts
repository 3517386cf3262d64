import assert from 'node:assert/strict';
import { buildGraph } from '../../model/buildGraph';
import type { BuildInputs } from '../../model/stageGraph';
import { parseDockerfile } from '../../syntax/scan';
import { diagramModel } from './diagramModel';
import { takingText } from './taking';

function modelOf(text: string, inputs?: BuildInputs) {
  return diagramModel(buildGraph(parseDockerfile(text), inputs));
}

/** `from -kind-> to: what; what` */
function edges(text: string, inputs?: BuildInputs): readonly string[] {
  return modelOf(text, inputs).edges.map(({ from, to, kind, takings }) => {
    const what = kind === 'base' ? '' : `: ${takings.map(takingText).join('; ')}`;
    return `${from} -${kind}-> ${to}${what}`;
  });
}

describe('The model of a stage diagram', () => {
  it('has stages, images and scratch, and says what a COPY takes', () => {
    const text = 'FROM golang:1.23 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /bin/app\n';
    assert.deepEqual(
      modelOf(text).nodes.map(({ id, kind }) => `${kind} ${id}`),
      ['stage stage:build', 'stage stage#1', 'image image:golang:1.23', 'scratch scratch'],
    );
    assert.deepEqual(edges(text), [
      'image:golang:1.23 -base-> stage:build',
      'scratch -base-> stage#1',
      'stage:build -copy-> stage#1: /app → /bin/app',
    ]);
  });

  it('bundles the copies between two stages and keeps the line of each', () => {
    const { edges } = modelOf('FROM a AS a\nFROM b\nCOPY --from=a /1 /2\nRUN x\nCOPY --from=0 /3 /4 /to/\n');
    const copy = edges.find(({ kind }) => kind === 'copy');
    assert.deepEqual(
      copy?.takings.map((taking) => [takingText(taking), taking.line]),
      [
        ['/1 → /2', 2],
        ['/3 /4 → /to/', 4],
      ],
    );
  });

  it('does not repeat a path that stays the same', () => {
    const last = edges('FROM a AS a\nFROM b\nCOPY --from=a /opt/venv /opt/venv/\n').at(-1);
    assert.equal(last, 'stage:a -copy-> stage#1: /opt/venv');
  });

  it('tells the mounts of one RUN apart', () => {
    const text =
      'FROM a AS a\nFROM b AS b\nFROM c\nRUN --mount=from=a,source=/src,target=/mnt --mount=type=cache,from=b,target=/cache make\n';
    assert.deepEqual(edges(text).slice(-2), [
      'stage:a -mount-> stage#2: /src → /mnt',
      'stage:b -mount-> stage#2: cache / → /cache',
    ]);
  });

  it('gives what ONBUILD copies to the stage that inherits it', () => {
    const text = 'FROM node AS tools\nFROM alpine AS base\nONBUILD COPY --from=tools /node /node\nFROM base AS app\n';
    assert.ok(edges(text).includes('stage:tools -onbuild-> stage:app: /node'));
  });

  it('draws a named context in the place of the image', () => {
    const inputs = { namedContexts: { docs: '../docs' } };
    assert.ok(edges('FROM a\nCOPY --from=docs . .\n', inputs).includes('context:docs -copy-> stage#0: .'));
  });

  it('keeps stages of one name apart', () => {
    const ids = modelOf('FROM x AS a\nFROM y AS A\nFROM a AS a\n').nodes.slice(0, 3);
    assert.deepEqual(
      ids.map(({ id, label }) => `${id} ${label}`),
      ['stage:a a', 'stage:a~1 A', 'stage:a~2 a'],
    );
  });

  it('keeps the ids of other stages when one is put in front', () => {
    const before = modelOf('FROM x AS a\nFROM a AS b\n').nodes.map(({ id }) => id);
    const after = modelOf('FROM y AS new\nFROM x AS a\nFROM a AS b\n').nodes.map(({ id }) => id);
    assert.deepEqual(
      before.filter((id) => !after.includes(id)),
      [],
    );
  });

  it('knows what ships, what only builds and what nobody needs', () => {
    const text = 'FROM x AS base\nFROM y AS build\nFROM z AS dev\nFROM base\nCOPY --from=build /a /a\n';
    assert.deepEqual(
      modelOf(text)
        .nodes.slice(0, 4)
        .map(({ label, role, isUnused, isDefault }) => ({ label, role, isUnused, isDefault })),
      [
        { label: 'base', role: 'ships', isUnused: false, isDefault: false },
        { label: 'build', role: 'builds', isUnused: false, isDefault: false },
        { label: 'dev', role: 'idle', isUnused: true, isDefault: false },
        { label: 'stage 3', role: 'ships', isUnused: false, isDefault: true },
      ],
    );
  });

  it('does not call a stage unused that another file builds', () => {
    const graph = buildGraph(parseDockerfile('FROM x AS dev\nFROM y\n'));
    const [dev] = diagramModel(graph, { isTargeted: ({ name }) => name === 'dev' }).nodes;
    assert.equal(dev.isUnused, false);
  });

  it('puts a forward reference on its edge and its stage, and nowhere else', () => {
    const { nodes, edges } = modelOf('FROM x AS a\nCOPY --from=b /1 /1\nFROM y AS b\nFROM a\n');
    assert.deepEqual(
      edges.filter(({ error }) => error).map(({ id }) => id),
      ['stage:b>stage:a:copy'],
    );
    assert.deepEqual(
      nodes.filter(({ error }) => error).map(({ label }) => label),
      ['a'],
    );
  });

  it('marks an image that was meant to be a stage, and does not call that stage unused', () => {
    const { nodes, edges } = modelOf('FROM x AS builder\nFROM y\nCOPY --from=bilder /a /a\n');
    const broken = [...nodes, ...edges].filter(({ error }) => error?.includes("did you mean stage 'builder'"));
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['image:bilder', 'image:bilder>stage#1:copy'],
    );
    assert.equal(nodes[0].isUnused, false);
  });

  it('marks every link of a circle', () => {
    const { edges, notice } = modelOf('FROM x AS a\nCOPY --from=b /1 /1\nFROM y AS b\nCOPY --from=a /2 /2\n');
    assert.deepEqual(
      edges.filter(({ error }) => error).map(({ id }) => id),
      ['stage:b>stage:a:copy', 'stage:a>stage:b:copy'],
    );
    assert.equal(notice?.severity, 'error');
  });

  it('says why there is no picture, or not much of one', () => {
    assert.match(modelOf('').notice?.text ?? '', /FROM/);
    assert.match(modelOf('# only a comment\n').notice?.text ?? '', /FROM/);
    assert.equal(modelOf('FROM alpine\n').notice?.severity, 'info');
    assert.equal(modelOf('FROM alpine AS a\nFROM a\n').notice, undefined);
  });

  it('draws what it can of a file that Docker cannot read', () => {
    const { nodes, notice } = modelOf('FROM alpine AS a\nCOPPY x y\nFROM a AS b\n');
    assert.deepEqual(
      nodes.map(({ label }) => label),
      ['a', 'b', 'alpine'],
    );
    assert.equal(notice?.severity, 'error');
  });

  it('lets no control character and no turned direction through', () => {
    const { nodes, edges } = modelOf('FROM a AS a\n# \u202etxet \u0007bell\nFROM b AS b\nCOPY --from=a /\u202e/x /y\n');
    assert.doesNotMatch(JSON.stringify([nodes, edges]), /\\u|\p{Cc}|\p{Cf}/u);
  });
});
