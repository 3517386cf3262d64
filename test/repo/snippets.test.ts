import assert from 'node:assert/strict';
import type { StageGraph } from '../../server/src/model/stageGraph';
import { runRules } from '../../server/src/rules/runRules';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import cacheMounts from '../../snippets/cacheMounts.json';
import instructions from '../../snippets/instructions.json';
import templateSnippets from '../../snippets/templates.json';
import { remarks } from '../support/fixture';
import { snippetText } from '../support/snippetText';

/** Whole Dockerfiles and the stages that they promise, in order. */
const templates: Readonly<Record<keyof typeof templateSnippets, readonly string[]>> = {
  'Go on Alpine': ['builder', 'runtime'],
  'Go on distroless': ['builder', 'runtime'],
  'Go on scratch': ['builder', 'runtime'],
  'React on nginx': ['builder', 'production'],
  'Angular on nginx': ['builder', 'production'],
  'Python venv on slim': ['builder', 'runtime'],
  'Python venv on Alpine': ['builder', 'runtime'],
  'Python with uv': ['builder', 'runtime'],
  'Python with Poetry': ['builder', 'runtime'],
  'Python: base, src, test, prod': ['base', 'src', 'test', 'prod'],
  'Node: base, development, dependencies, builder, production': [
    'base',
    'development',
    'dependencies',
    'builder',
    'production',
  ],
  'Node API': ['dependencies', 'builder', 'production'],
  'Node server without a build': ['dependencies', 'production'],
  'Next.js standalone': ['builder', 'production'],
  'NestJS on Bun': ['builder', 'dependencies', 'server'],
  'Frontend and backend in one image': ['backend-builder', 'frontend-builder', 'runtime'],
  'Rust on distroless': ['builder', 'runtime'],
  'Rust with cargo-chef': ['chef', 'planner', 'builder', 'runtime'],
  'Java: Maven to JRE': ['builder', 'runtime'],
  'Java: Gradle to JRE': ['builder', 'runtime'],
  '.NET: SDK to ASP.NET': ['builder', 'runtime'],
  'PHP with Composer': ['vendor', 'runtime'],
};

/** Parts that begin a stage of their own, which stands alone. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  'FROM … AS': ['builder'],
  Stage: ['builder'],
  'Version argument': ['builder'],
  'Cross-compilation': ['builder'],
};

const snippets = { ...templateSnippets, ...instructions, ...cacheMounts };
const standsAlone = (name: string) => name in templates || name in beginnings;

/** Where a part stands when it is tried: below a stage of the name that all defaults use. */
const stagesAround =
  'FROM alpine:3.23 AS builder\nWORKDIR /app\nCOPY . .\n\nFROM alpine:3.23 AS runtime\nRUN adduser -D app\nWORKDIR /app\n';

const all = Object.entries(snippets);

function snapshotOf(name: string) {
  const { body } = snippets[name as keyof typeof snippets];
  const text = standsAlone(name) ? snippetText(body) : stagesAround + snippetText(body);
  return createSnapshot({ uri: 'file:///Dockerfile', version: 1, text, targets: [] });
}

function graphOf(name: string): StageGraph {
  return snapshotOf(name).graph;
}

describe('Snippets', () => {
  it('a template makes the stages that it promises', () => {
    for (const [name, stages] of Object.entries({ ...templates, ...beginnings })) {
      assert.deepEqual(
        graphOf(name).stages.map((stage) => stage.name),
        stages,
        name,
      );
    }
  });

  it('every snippet can be built as it is inserted, and no rule has anything to say', () => {
    for (const [name] of all) {
      const snapshot = snapshotOf(name);
      const found = remarks(runRules(snapshot));
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
        name,
      );
      for (const stage of snapshot.graph.stages) assert.equal(snapshot.graph.errorOf(stage), undefined, name);
    }
  });

  it('a name after from= is a stage unless it looks like an image', () => {
    for (const [name] of all) {
      for (const { kind, reference, source } of graphOf(name).stages.flatMap((stage) => stage.dependencies)) {
        if (kind !== 'base' && !/[:/]/.test(reference)) assert.equal(source.kind, 'stage', `${name}: ${reference}`);
      }
    }
  });

  it('a template has no stage that its last stage does not need, but for those one asks for by name', () => {
    for (const name of Object.keys(templates)) {
      const graph = graphOf(name);
      const reached = graph.defaultStage ? graph.reachedFrom(graph.defaultStage) : [];
      const left = graph.stages.filter((stage) => !reached.includes(stage)).map((stage) => stage.name);
      assert.deepEqual(
        left.filter((stage) => stage !== 'test' && stage !== 'development'),
        [],
        name,
      );
    }
  });

  it('the comment above a stage of a template begins with its name, as BuildKit wants it', () => {
    for (const name of Object.keys(templates)) {
      for (const stage of graphOf(name).stages) assert.ok(stage.description, `${name}: ${stage.name}`);
    }
  });

  it('every variable survives the editor', () => {
    assert.match(snippetText(snippets['Python venv on slim'].body), /^ENV PATH="\/opt\/venv\/bin:\$PATH"$/m);
    assert.match(snippetText(snippets['Go on distroless'].body), /^FROM --platform=\$BUILDPLATFORM golang:1\.26 AS/m);
    assert.match(snippetText(snippets['Version argument'].body), /^FROM node:\$\{NODE_VERSION\}-alpine AS builder$/m);
  });

  it('no two snippets answer to the same prefix', () => {
    const prefixes = all.flatMap(([, { prefix }]) => prefix);
    assert.deepEqual(
      prefixes.filter((prefix, at) => prefixes.indexOf(prefix) !== at),
      [],
    );
  });

  it('descriptions fit into one line of a list', () => {
    for (const [name, { description }] of all) {
      assert.ok(description.length <= 110, name);
      assert.ok(!description.endsWith('.') || description.endsWith(' .'), `${name} ends with a full stop`);
    }
  });
});
