import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerfile } from '../syntax/scan';
import { buildGraph } from './buildGraph';
import type { BuildInputs, Source } from './stageGraph';

function graphOf(text: string, inputs?: BuildInputs) {
  return buildGraph(parseDockerfile(text), inputs);
}

function nameOf(source: Source): string {
  switch (source.kind) {
    case 'stage':
      return `stage ${source.stage.index}`;
    case 'image':
      return source.reference;
    case 'scratch':
      return 'scratch';
    case 'context':
      return `context ${source.name}`;
  }
}

/** What the last stage takes from whom: `base alpine`, `copy stage 0` … */
function takes(text: string, inputs?: BuildInputs): string[] {
  const last = graphOf(text, inputs).defaultStage;
  return (last?.dependencies ?? []).map(({ kind, source }) => `${kind} ${nameOf(source)}`);
}

function base(text: string, inputs?: BuildInputs): string {
  const last = graphOf(text, inputs).defaultStage;
  return last ? nameOf(last.base.source) : 'none';
}

describe('FROM names', () => {
  it('a stage above, an image otherwise', () => {
    assert.equal(base('FROM alpine AS a\nFROM a'), 'stage 0');
    assert.equal(base('FROM alpine AS a\nFROM b'), 'b');
    assert.equal(base('FROM alpine AS a\nFROM a:latest'), 'a:latest');
  });

  it('never a stage below, nor itself', () => {
    const graph = graphOf('FROM b AS a\nFROM alpine AS b');
    assert.equal(nameOf(graph.stages[0]!.base.source), 'b');
    assert.equal(base('FROM final AS final'), 'final');
  });

  it('the latest of two stages with one name', () => {
    assert.equal(base('FROM x AS a\nFROM y AS a\nFROM a'), 'stage 1');
  });

  it('a stage in lower case, whatever the case of its AS', () => {
    assert.equal(base('FROM alpine AS Build\nFROM build'), 'stage 0');
    assert.equal(base('FROM alpine AS Build\nFROM Build'), 'Build');
  });

  it('no stage by its number', () => {
    assert.equal(base('FROM alpine\nFROM 0'), '0');
  });

  it('what its variables say: global ARGs, build arguments, the platform', () => {
    assert.equal(base('ARG V=3\nFROM alpine:$V'), 'alpine:3');
    assert.equal(base('ARG V=3\nFROM alpine:$V', { buildArgs: { V: '4' } }), 'alpine:4');
    assert.equal(base('FROM x AS b-arm64\nFROM b-$TARGETARCH', { platform: 'linux/arm64' }), 'stage 0');
    assert.equal(base('FROM x AS a\nARG S=a\nFROM ${S:-y}'), 'y');
    assert.equal(base('FROM x AS a\nFROM "a"'), 'stage 0');
  });

  it('nothing with scratch, unless a stage is called so', () => {
    assert.deepEqual(takes('FROM scratch'), []);
    assert.equal(base('FROM alpine AS scratch\nFROM scratch'), 'stage 0');
  });

  it('a named context instead of an image of that name', () => {
    assert.equal(base('FROM docker.io/library/alpine:latest', { namedContexts: { alpine: 'x' } }), 'context alpine');
  });
});

describe('COPY --from names', () => {
  it('a stage in any case, the last one of its name', () => {
    assert.deepEqual(takes('FROM x AS a\nFROM y AS a\nFROM z\nCOPY --link --from=A a b'), ['base z', 'copy stage 1']);
  });

  it('a stage by its number, written in any way that Go reads', () => {
    assert.deepEqual(takes('FROM x\nFROM z\nCOPY --from=00 a b\nCOPY --from="+0" a b'), [
      'base z',
      'copy stage 0',
      'copy stage 0',
    ]);
  });

  it('an image otherwise', () => {
    assert.deepEqual(takes('FROM z\nCOPY --from=nginx:1 a b'), ['base z', 'copy nginx:1']);
  });

  it('nobody where it is empty, stands behind a source, or in a heredoc', () => {
    assert.deepEqual(takes('FROM x AS a\nFROM z\nCOPY --from= a b\nCOPY c --from=a d\nRUN <<E\nCOPY --from=a b c\nE'), [
      'base z',
    ]);
  });

  it('refuses variables and numbers without a stage for the whole file', () => {
    assert.equal(graphOf('FROM x AS a\nFROM z\nCOPY --from=$S a b').fileError?.id, 'variable-in-from');
    assert.equal(graphOf('FROM x AS a\nFROM z\nCOPY --from=2 a b').fileError?.id, 'stage-index');
    assert.equal(graphOf('FROM x AS a\nFROM z\nCOPY --from=-1 a b').fileError?.id, 'stage-index');
  });
});

describe('RUN --mount from names', () => {
  it('a stage by name only: a number is an image', () => {
    assert.deepEqual(takes('FROM x AS a\nFROM z\nRUN --mount=from=A,target=/t --mount=target=/u,from=0 true'), [
      'base z',
      'mount stage 0',
      'mount 0',
    ]);
  });

  it('with quotes, spaces in keys and any case of the key', () => {
    assert.deepEqual(takes('FROM x AS a\nFROM z\nRUN --mount="type=bind,FROM=a,dst=/t" true'), [
      'base z',
      'mount stage 0',
    ]);
  });
});

describe('ONBUILD', () => {
  const text = 'FROM x AS src\nFROM y AS base\nONBUILD COPY --from=src a b\nFROM base AS child\nFROM child';

  it('binds the children of its stage, not the stage, nor the grandchildren', () => {
    const { stages } = graphOf(text);
    const kinds = stages.map(({ dependencies }) => dependencies.map(({ kind }) => kind).join());
    assert.deepEqual(kinds, ['base', 'base', 'base,onbuild-copy', 'base']);
  });

  it('is a reference of its own, for those who look for names', () => {
    const [reference] = graphOf(text).triggerReferences;
    assert.deepEqual([reference?.reference, reference && nameOf(reference.source)], ['src', 'stage 0']);
    assert.deepEqual(reference?.range.start, { line: 2, character: 20 });
  });

  it('of an external image counts when its configuration is known', () => {
    const images = { img: { onBuild: ['COPY --from=src /x /x'] } };
    assert.deepEqual(takes('FROM x AS src\nFROM img', { images }), ['base img', 'onbuild-copy stage 0']);
  });
});

describe('a target', () => {
  const text =
    'FROM a AS base\nFROM base AS dev\nFROM base AS build\nFROM alpine AS prod\nCOPY --from=build x y\nFROM b AS test';

  it('builds what it stands on and takes from, and nothing else', () => {
    const graph = graphOf(text);
    const reached = (name: string) => graph.reachedFrom(graph.stageNamed(name)!).map((stage) => stage.name);
    assert.deepEqual(reached('prod'), ['base', 'build', 'prod']);
    assert.deepEqual(reached('dev'), ['base', 'dev']);
  });

  it('ships what it stands on by FROM alone', () => {
    const graph = graphOf(text);
    const at = (name: string) => graph.stageNamed(name)!;
    assert.equal(graph.ships(at('base'), at('dev')), true);
    assert.equal(graph.ships(at('build'), at('prod')), false);
  });

  it('knows who uses it', () => {
    const graph = graphOf(text);
    const users = graph.dependents(graph.stageNamed('base')!);
    assert.deepEqual(
      users.map(({ kind, stage }) => `${kind} ${stage.name}`),
      ['base dev', 'base build'],
    );
  });

  it('is the whole named context where one has its name', () => {
    const graph = graphOf(text, { namedContexts: { build: 'docker-image://x' } });
    assert.equal(graph.stageNamed('build')?.replacedBy, 'docker-image://x');
    assert.deepEqual(graph.stageNamed('build')?.dependencies, []);
  });
});

describe('what stops a build', () => {
  const errorOf = (text: string, name: string, inputs?: BuildInputs) => {
    const graph = graphOf(text, inputs);
    return graph.errorOf(graph.stageNamed(name)!);
  };

  it('a stage below, for those who reach it', () => {
    const text = 'FROM x AS ok\nFROM x AS a\nCOPY --from=b c d\nFROM x AS b\nFROM a AS c';
    assert.equal(errorOf(text, 'a')?.id, 'forward-reference');
    assert.equal(errorOf(text, 'c')?.id, 'forward-reference');
    assert.equal(errorOf(text, 'ok'), undefined);
  });

  it('a circle of copies and mounts, for the whole file, with every link', () => {
    const error = graphOf('FROM x AS a\nCOPY --from=b c d\nFROM x AS b\nRUN --mount=from=a,target=/t x').fileError;
    assert.equal(error?.id, 'cycle');
    assert.deepEqual(error?.lines, [
      { first: 1, last: 1 },
      { first: 3, last: 3 },
    ]);
    assert.match(error?.message ?? '', /'a' → 'b' → 'a'/);
  });

  it('a blank base, certain only where no build argument can fill it', () => {
    const open = graphOf('ARG BASE\nFROM $BASE').fileError;
    assert.deepEqual([open?.id, open?.certain], ['blank-base', false]);
    const lost = graphOf('FROM $BASE').fileError;
    assert.deepEqual([lost?.id, lost?.certain], ['blank-base', true]);
  });

  it('an image that can be none, for every target', () => {
    assert.equal(errorOf('FROM x AS a\nFROM Alpine AS b', 'a')?.id, 'invalid-base');
    assert.equal(errorOf('FROM x AS a\nCOPY --from=Nginx b c', 'a')?.id, 'invalid-base');
  });

  it('a platform that is none', () => {
    assert.equal(graphOf('FROM --platform=a/b/c/d x').fileError?.id, 'platform');
    assert.equal(graphOf('FROM --platform=$NONE x').fileError?.id, 'platform');
    assert.equal(graphOf('FROM --platform=$BUILDPLATFORM x').fileError, undefined);
  });

  it('an instruction whose words come out wrong', () => {
    assert.equal(errorOf('FROM x AS a\nEXPOSE http', 'a')?.id, 'instruction');
    assert.equal(errorOf('FROM x AS a\nRUN --mount=type=cache,target=. x', 'a')?.certain, false);
    assert.equal(errorOf('FROM x AS a\nWORKDIR /w\nRUN --mount=type=cache,target=. x', 'a'), undefined);
    assert.equal(errorOf('FROM x AS a\nENV S=TERM\nSTOPSIGNAL SIG$S', 'a'), undefined);
    assert.equal(errorOf("FROM x AS a\nCOPY it's /x", 'a')?.certain, true);
  });

  it('never a chain, however long it is', () => {
    const stages = Array.from(
      { length: 20_000 },
      (_, i) => `FROM ${i === 0 ? 'x' : `s${i - 1}`} AS s${i}\nENV A=$A${i}\nEXPOSE $P`,
    );
    const graph = graphOf(stages.join('\n'));
    assert.equal(graph.fileError, undefined);
    assert.equal(graph.stageErrors.length, 0);
    assert.equal(graph.reachedFrom(graph.defaultStage!).length, 20_000);
  });
});

describe('a stage', () => {
  it('is described by the comment line that begins with its name', () => {
    const [stage] = graphOf(
      '# hadolint ignore=DL3006\n# ---- Étape 1 : construire ----\n# build makes it\nFROM x AS Build',
    ).stages;
    assert.equal(stage?.description, 'makes it');
    assert.equal(stage?.comment, 'Étape 1 : construire');
    assert.deepEqual([stage?.name, stage?.writtenName], ['build', 'Build']);
  });

  it('reaches from its FROM to its last line', () => {
    const graph = graphOf('# c\nFROM x\nRUN <<E\na\nE\n\n# d\nFROM y');
    assert.deepEqual([graph.stages[0]?.line, graph.stages[0]?.lastLine], [1, 4]);
    assert.equal(graph.stageAt(0), undefined);
    assert.equal(graph.stageAt(3)?.index, 0);
  });
});
