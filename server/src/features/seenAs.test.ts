import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { marked, snapshotOf } from '../../../test/support/lspFixture';
import { targetReference } from '../../../test/support/targetReferences';
import type { BuildReference } from '../targets/buildReference';
import type { TargetReference } from '../targets/targetReference';
import { defaultSettings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { buildSummaries, buildsById } from './builds';
import { codeLenses } from './codeLenses';
import { diagram } from './diagram/diagram';
import { hover } from './hover/hover';
import { inlayHints } from './inlayHints';
import { seenAs } from './seenAs';

const dockerfile = `ARG BASE=alpine
FROM golang AS build
FROM node AS assets
FROM \${BASE} AS dev
COPY --from=build /app /app
FROM \${BASE} AS prod
ARG VERSION
COPY --from=build /app /app
COPY --from=assets /dist /dist
`;

/** A Dockerfile as the compose service `web` builds it. */
function asWeb(text: string, known: Partial<TargetReference>, build: Partial<BuildReference> = {}): Snapshot {
  const reference = targetReference({ label: 'web', ...known });
  const told = { ...reference, build: { ...reference.build, ...build } };
  return seenAs({ ...snapshotOf(text), targets: [told] }, told);
}

/** What lenses say of the build, by line from 1. */
function lenses(snapshot: Snapshot): string[] {
  return codeLenses(snapshot, { withUses: false })
    .filter(({ command }) => command?.command === 'dockerfileStages.seeAs')
    .map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
}

async function picture(snapshot: Snapshot) {
  const { nodes, notice } = await diagram(snapshot, {
    graphviz: () => Promise.reject(new Error('no layout engine in this test')),
  });
  const stages = nodes.filter(({ kind }) => kind === 'stage');
  return {
    roles: stages.map(({ label, role, isDefault }) => `${label} ${role}${isDefault ? ' default' : ''}`),
    bases: stages.map(({ base }) => base),
    others: nodes.filter(({ kind }) => kind !== 'stage').map(({ kind, label }) => `${kind} ${label}`),
    badges: stages.map(({ badges }) => badges.map(({ text }) => text).join()),
    notice: notice?.text,
  };
}

function hoverText(snapshot: Snapshot, at: string): string {
  const { position } = marked(snapshot.text.replace(at, `${at}<|>`));
  return (hover(snapshot, position)?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('A Dockerfile as one of its builds sees it', () => {
  it('has lenses that tell which stages the build makes', () => {
    assert.deepEqual(lenses(asWeb(dockerfile, { target: 'Dev' })), [
      '2 $(eye) Part of web in compose.yaml',
      '3 $(eye) No part of web in compose.yaml',
      '4 $(eye) What web in compose.yaml builds',
      '6 $(eye) No part of web in compose.yaml',
    ]);
    assert.deepEqual(lenses(snapshotOf(dockerfile)), []);
  });

  it('is drawn with the target of the build', async () => {
    const { roles, badges, notice } = await picture(asWeb(dockerfile, { target: 'dev' }));
    assert.deepEqual(badges, ['', '', 'target,1 build', '']);
    assert.deepEqual(roles, ['build builds', 'assets idle', 'dev ships default', 'prod idle']);
    assert.equal(notice, 'As web in compose.yaml builds it');
    const byDefault = await picture(asWeb(dockerfile, {}));
    assert.deepEqual(byDefault.roles, ['build builds', 'assets builds', 'dev idle', 'prod ships default']);
  });

  it('has its build arguments', async () => {
    const snapshot = asWeb(dockerfile, {}, { buildArgs: { BASE: 'debian', VERSION: '1.2', TOKEN: undefined } });
    assert.deepEqual((await picture(snapshot)).bases, ['golang', 'node', 'debian', 'debian']);
    const text = hoverText(snapshot, 'AS prod');
    assert.match(text, /^- `VERSION` = `1\.2` · set by web in compose\\\.yaml$/m);
    assert.match(text, /^- `BASE` = `debian` · set by/m);
    assert.match(text, /^- What web in compose\\\.yaml builds$/m);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [hint] = inlayHints(snapshot, everything, defaultSettings.inlayHints);
    assert.equal(hint.tooltip, 'What FROM means as web in compose.yaml builds it.');
    assert.deepEqual(hint.label, [{ value: 'debian' }]);
  });

  it('has its platform, of several the first', async () => {
    const text = 'FROM scratch AS on-amd64\nFROM scratch AS on-arm64\nFROM on-${TARGETARCH} AS app\n';
    const arm = await picture(asWeb(text, {}, { platform: 'linux/arm64,linux/amd64' }));
    assert.deepEqual(arm.roles, ['on-amd64 idle', 'on-arm64 ships', 'app ships default']);
    const unknown = await picture(asWeb(text, {}, { platform: '$PLATFORM' }));
    assert.deepEqual(unknown.roles, ['on-amd64 ships', 'on-arm64 idle', 'app ships default']);
  });

  it('has its named contexts in the place of stages and images', async () => {
    const nameRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    const namedContexts = [
      { name: 'build', nameRange, source: '../go' },
      { name: 'docker.io/library/node:latest', nameRange, source: 'docker-image://node:22' },
    ];
    const snapshot = asWeb(dockerfile, { target: 'prod' }, { namedContexts });
    assert.equal(lenses(snapshot)[0], '2 $(eye) web in compose.yaml puts ../go in its place');
    const { bases, others } = await picture(snapshot);
    assert.equal(bases[0], '../go');
    assert.ok(others.includes('context node'), others.join());
  });

  it('says when it asks for no stage, and when only a run can tell for which', async () => {
    const missing = asWeb(dockerfile, { target: 'release' });
    assert.equal(
      (await picture(missing)).notice,
      "As web in compose.yaml builds it, which asks for 'release': there is no such stage",
    );
    assert.equal(lenses(missing)[0], '2 $(eye) No part of web in compose.yaml');
    const open = asWeb(dockerfile, { target: '${TARGET}', dynamic: true });
    assert.equal((await picture(open)).notice, 'As web in compose.yaml builds it; only a run can tell its target');
    assert.deepEqual(lenses(open), []);
    const known = asWeb(dockerfile, { target: 'dev', dynamic: true });
    assert.equal((await picture(known)).notice, 'As web in compose.yaml builds it');
  });

  it('is made once for a build, and anew for another one', () => {
    const snapshot = snapshotOf(dockerfile);
    const [web, api] = [targetReference({ label: 'web' }), targetReference({ label: 'api' })];
    const first = seenAs(snapshot, web);
    assert.equal(seenAs(snapshot, web), first);
    assert.notEqual(seenAs(snapshot, api), first);
    assert.equal(first.dockerfile, snapshot.dockerfile);
  });
});

describe('The builds of a Dockerfile', () => {
  const snapshotWith = (targets: readonly Partial<TargetReference>[]) => ({
    ...snapshotOf(dockerfile),
    targets: targets.map(targetReference),
  });

  it('have an id that stays the same when lines are added', () => {
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 4 } });
    const script = { uri: 'file:///project/build.sh', kind: 'script' as const, label: undefined };
    const before = [
      { label: 'web', range: at(3) },
      { ...script, range: at(1) },
      { ...script, range: at(2) },
    ];
    const after = before.map((known) => ({ ...known, range: at(known.range.start.line + 5) }));
    const [old, now] = [buildsById(snapshotWith(before)), buildsById(snapshotWith(after))];
    assert.equal(old.size, 3);
    assert.deepEqual([...now.keys()], [...old.keys()]);
  });

  it('say what they are told', () => {
    const reference = targetReference({ target: 'dev', certainty: 'likely' });
    const nameRange = reference.range;
    const namedContexts = [{ name: 'build', nameRange, source: '../go' }];
    const buildArgs = { A: '1\n2', B: undefined };
    const build = { ...reference.build, buildArgs, namedContexts, platform: 'linux/arm64' };
    const [summary] = buildSummaries({ ...snapshotOf(dockerfile), targets: [{ ...reference, build }] });
    const { id, ...said } = summary;
    assert.equal(typeof id, 'string');
    assert.deepEqual(said, {
      uri: 'file:///project/compose.yaml',
      line: 0,
      character: 0,
      kind: 'compose',
      label: 'app',
      target: 'dev',
      byDefault: false,
      isLikely: true,
      platform: 'linux/arm64',
      buildArgs: ['A=1 2', 'B'],
      contexts: ['build'],
    });
  });

  it('are not what only leaves the cache of a stage out', () => {
    const reference = targetReference({ target: 'dev' });
    const build = { ...reference.build, role: 'no-cache-filter' as const };
    assert.deepEqual(buildSummaries({ ...snapshotOf(dockerfile), targets: [{ ...reference, build }] }), []);
  });
});
