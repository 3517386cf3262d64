import assert from 'node:assert/strict';
import { createSnapshot } from '../../../../server/src/workspace/snapshots';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import type { BuildInputs } from '../../model/stageGraph';
import { prepareRename, rename } from './rename';

/** Why the name at `<|>` can't be renamed, whatever the new name. */
function refusal(fixture: string, inputs: BuildInputs = {}): string {
  const { text, position } = marked(fixture);
  const snapshot = createSnapshot({ uri: 'file:///Dockerfile', version: 1, text, targets: [] }, inputs);
  const [early, late] = [() => prepareRename(snapshot, position), () => rename(snapshot, position, 'fresh')].map(
    saidBy,
  );
  assert.equal(early, late, 'an editor hears it before it asks for a name');
  return early;
}

/** Why the stage at `<|>` can't be called `name`. */
function against(fixture: string, name: string, inputs: BuildInputs = {}): string {
  const { text, position } = marked(fixture);
  const snapshot = createSnapshot({ uri: 'file:///Dockerfile', version: 1, text, targets: [] }, inputs);
  assert.ok(prepareRename(snapshot, position));
  return saidBy(() => rename(snapshot, position, name));
}

function saidBy(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    assert.ok(error instanceof Error && error.name === 'Refusal', String(error));
    return error.message;
  }
  return assert.fail('not refused');
}

describe('What is no stage is not renamed', () => {
  it('such as an image', () => {
    assert.equal(refusal('FROM alp<|>ine AS b'), "'alpine' is an image, not a stage.");
    assert.equal(refusal('FROM a AS b\nFROM c\nCOPY --from=<|>nginx:1 x y'), "'nginx:1' is an image, not a stage.");
    assert.equal(refusal('FROM a AS Build\nFROM Bui<|>ld'), "'Build' is an image, not a stage.");
    assert.equal(refusal('FROM a\nRUN --mount=from=0<|>,target=/x y'), "'0' is an image, not a stage.");
  });

  it('such as scratch', () => {
    assert.equal(refusal('FROM scr<|>atch AS b'), "'scratch' is the empty base, not a stage.");
  });

  it('such as a named context', () => {
    const inputs = { namedContexts: { sources: './src' } };
    const said = "'sources' is a named context, not a stage.";
    assert.equal(refusal('FROM a\nCOPY --from=sour<|>ces x y', inputs), said);
  });
});

describe('A stage is not renamed', () => {
  it('where its number stands, which needs no change', () => {
    const said = "This is the number of stage 'b', not its name. Rename it on line 1.";
    assert.equal(refusal('FROM a AS b\nFROM c\nCOPY --from=0<|> x y'), said);
  });

  it('where it has no name', () => {
    const said = 'Stage 0 has no name yet. Give it one with AS on line 1.';
    assert.equal(refusal('FROM a\nFROM c\nCOPY --from=<|>0 x y'), said);
  });

  it('where a variable stands for it', () => {
    const said = "'${BASE}' stands for stage 'b' here. Rename it on line 2.";
    assert.equal(refusal('ARG BASE=b\nFROM a AS b\nFROM <|>${BASE}'), said);
  });

  it('if variables make its name', () => {
    assert.equal(
      refusal('FROM a AS build-<|>amd64\nFROM build-${TARGETARCH}'),
      "'build-${TARGETARCH}' on line 2 makes 'build-amd64' out of variables, so rename it by hand.",
    );
    assert.equal(
      refusal('ARG X=b\nARG BASE=$X\nFROM a AS <|>b\nFROM $BASE'),
      "'$BASE' on line 4 makes 'b' out of variables, so rename it by hand.",
    );
    assert.equal(
      refusal('FROM a AS <|>linux\nFROM $TARGETOS'),
      "'$TARGETOS' on line 2 makes 'linux' out of variables, so rename it by hand.",
    );
  });

  it('if another platform or build argument chooses it by its name', () => {
    assert.equal(
      refusal('FROM a AS build-amd64\nFROM b AS <|>build-arm64\nFROM build-${TARGETARCH}'),
      "'build-${TARGETARCH}' on line 3 may choose 'build-arm64' by its name, so rename it by hand.",
    );
    assert.equal(
      refusal('ARG KIND=dev\nFROM a AS base-dev\nFROM b AS <|>base-prod\nFROM base-$KIND'),
      "'base-$KIND' on line 4 may choose 'base-prod' by its name, so rename it by hand.",
    );
    assert.equal(
      refusal('FROM a AS linux\nFROM b AS <|>windows\nFROM $TARGETOS'),
      "'$TARGETOS' on line 3 may choose 'windows' by its name, so rename it by hand.",
    );
  });

  it('if something is chosen by the name of the target', () => {
    const said = "'base-$TARGETSTAGE' on line 2 may choose 'fin' by its name, so rename it by hand.";
    assert.equal(refusal('FROM a AS base-fin\nFROM base-$TARGETSTAGE AS <|>fin'), said);
    const first = 'FROM a AS base-x\nFROM base-$TARGETSTAGE AS y\nFROM b AS <|>x\nFROM c';
    assert.match(refusal(first), /'base-\$TARGETSTAGE' on line 2 may choose 'x'/);
    assert.match(refusal('ARG B=base-$TARGETSTAGE\nFROM a AS base-x\nFROM $B AS <|>x'), /may choose 'x'/);
  });

  it('if the ARG that holds its name is used for anything else', () => {
    const said = (line: number) =>
      `'b' is the default of ARG BASE, which line ${line} uses for something else, so rename it by hand.`;
    assert.equal(refusal('ARG BASE=b\nFROM a AS <|>b\nFROM $BASE\nARG BASE\nRUN echo $BASE'), said(4));
    assert.equal(refusal('ARG BASE=b\nFROM a AS <|>b\nFROM $BASE\nONBUILD ARG BASE'), said(4));
    assert.equal(refusal('ARG BASE=b\nARG TAG=$BASE\nFROM a:$TAG AS <|>b\nFROM $BASE'), said(2));
    assert.equal(refusal('ARG BASE=b\nFROM a AS <|>b\nFROM $BASE\nFROM x/$BASE'), said(4));
    assert.equal(refusal('ARG BASE=b\nFROM a AS <|>b\nFROM $BASE\nFROM --platform=$BASE c'), said(4));
    assert.equal(refusal('ARG BASE=b\nFROM a AS <|>b\nFROM $BASE\nFROM c AS b\nFROM $BASE'), said(5));
  });

  it('if something takes from it that does not write its name', () => {
    const said = "Line 3 takes from 'scratch' without writing that name, so it can't change.";
    assert.equal(refusal('FROM a AS <|>scratch\nFROM b\nRUN --mount=type=cache,target=/x y'), said);
    const images = { base: { onBuild: ['COPY --from=b x y'] } };
    const trigger = "Line 2 takes from 'b' without writing that name, so it can't change.";
    assert.equal(refusal('FROM a AS <|>b\nFROM base', { images }), trigger);
  });

  it('if a named context takes its place', () => {
    const said = "The named context 'b' takes the place of this stage by its name.";
    assert.equal(refusal('FROM a AS <|>b', { namedContexts: { b: './b' } }), said);
  });

  it('only because there is some variable in the file', () => {
    const text =
      'ARG V=1\nARG IMAGE=alpine\nFROM a:$V AS <|>b\nFROM $IMAGE\nFROM build-$TARGETARCH\nFROM node$V\nCOPY --from=b x y';
    const { position, text: plain } = marked(text);
    assert.ok(prepareRename(snapshotOf(plain), position));
    const { position: other, text: build } = marked('FROM a AS <|>build-env\nFROM build-$TARGETARCH');
    assert.ok(prepareRename(snapshotOf(build), other));
  });
});

describe('A stage does not get a name', () => {
  it('that is none', () => {
    for (const name of [
      '',
      ' ',
      '0',
      '1st',
      '-x',
      '.x',
      'a b',
      'a/b',
      'a:b',
      '$X',
      '${X}',
      'é',
      '"x"',
      'a\nb',
      'a,b',
      ' x',
    ]) {
      assert.match(against('FROM a AS <|>b', name), /can't be a stage name: it starts with a letter/, name);
    }
  });

  it('that means something else already', () => {
    for (const name of ['scratch', 'Scratch', 'context', 'CONTEXT']) {
      assert.equal(against('FROM a AS <|>b', name), `'${name}' means something else to BuildKit already.`);
    }
  });

  it('that another stage has, in any case, above or below', () => {
    assert.equal(against('FROM a AS x\nFROM c AS <|>b', 'X'), "The stage on line 1 is called 'x' already.");
    assert.equal(against('FROM a AS <|>b\nFROM c AS X', 'x'), "The stage on line 2 is called 'x' already.");
  });

  it('that is an image somewhere in the file, in any case', () => {
    const said = (line: number) => `'nginx' is an image on line ${line}, which would then mean this stage.`;
    assert.equal(against('FROM nginx AS <|>b', 'nginx'), said(1));
    assert.equal(against('FROM a AS <|>b\nFROM nginx', 'NGINX'), said(2));
    assert.equal(against('FROM a AS <|>b\nFROM c\nCOPY --from=nginx x y', 'nginx'), said(3));
    assert.equal(against('FROM a AS <|>b\nFROM c\nRUN --mount=target=/x,from=nginx x', 'Nginx'), said(3));
    assert.equal(against('FROM a AS <|>b\nFROM c\nONBUILD COPY --from=nginx x y', 'nginx'), said(3));
    assert.equal(against('ARG I=nginx\nFROM a AS <|>b\nFROM $I', 'nginx'), said(3));
    const images = { base: { onBuild: ['COPY --from=nginx x y'] } };
    assert.match(against('FROM a AS <|>b\nFROM base', 'nginx', { images }), /'nginx' is an image on line 2/);
  });

  it('of a named context', () => {
    const said = "'sources' is the name of a build context.";
    assert.equal(against('FROM a AS <|>b', 'Sources', { namedContexts: { sources: './src' } }), said);
  });

  it('by which a variable would choose it on another platform, or for another build argument', () => {
    assert.equal(
      against('FROM a AS <|>b\nFROM build-${TARGETARCH}', 'build-arm64'),
      "'build-${TARGETARCH}' on line 2 might then choose this stage by the name 'build-arm64'.",
    );
    const kinds = 'ARG KIND=dev\nFROM a AS base-dev\nFROM base-$KIND\nFROM a AS <|>b';
    assert.match(against(kinds, 'base-test'), /'base-\$KIND' on line 3 might then choose this stage/);
  });

  it('only because an image has a tag or a path of this name', () => {
    const { text, position } = marked('FROM a AS <|>b\nFROM nginx:1\nFROM x/nginx\nCOPY nginx --from=nginx /');
    assert.ok(rename(snapshotOf(text), position, 'nginx'));
  });
});
