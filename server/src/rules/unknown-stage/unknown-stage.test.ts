import assert from 'node:assert/strict';
import { checkRule, findingsOf, relatedOf, replaced, snapshotOf } from '../../../../test/support/fixture';
import { unknownStage } from './unknown-stage';

const check = checkRule(unknownStage);

describe('unknown-stage', () => {
  it('finds a mistyped stage in COPY --from and knows which one was meant', () => {
    const [finding] = check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=bilder /app /app
    #             ^^^^^^ unknown-stage warning: 'bilder' is taken as an image; did you mean stage 'builder'?
    `);
    assert.deepEqual(relatedOf(finding), ["1 Stage 'builder' begins here"]);
    const text = 'FROM golang AS builder\nFROM alpine\nCOPY --from=bilder /app /app\n';
    assert.equal(replaced(text, finding), text.replace('bilder', 'builder'));
  });

  it('finds one in FROM, in mounts and in triggers', () => {
    check(`
      FROM golang AS builder
      FROM bulider AS tests
    #      ^^^^^^^ unknown-stage
      RUN --mount=type=bind,from=buidler,target=/x true
    #                            ^^^^^^^ unknown-stage
      ONBUILD COPY --from=bulder /a /a
    #                     ^^^^^^ unknown-stage
      FROM alpine
    `);
  });

  it('finds one beside other flags, in quotes and across lines', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --link --from="bilder" --chown=1 /a /a
    #                    ^^^^^^^^ unknown-stage
      COPY --link \\
        --from=buildr /a /a
    #          ^^^^^^ unknown-stage
    `);
  });

  it('takes a name that stops short or goes on too far for the stage', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=build /a /a
    #             ^^^^^ unknown-stage
      COPY --from=builders /a /a
    #             ^^^^^^^^ unknown-stage
    `);
  });

  it('offers the nearest stage above, not the one of another purpose', () => {
    check(`
      FROM golang AS build-a
      FROM golang AS build-b
      FROM alpine
      COPY --from=buildb /a /a
    #             ^^^^^^ unknown-stage: 'buildb' is taken as an image; did you mean stage 'build-b'?
    `);
  });

  it('never offers the stage itself or one that stands below', () => {
    check(`
      FROM golang AS final
      COPY --from=finall /a /a
    #             ^^^^^^ unknown-stage information
      FROM alpine AS finally
    `);
  });

  it('is silent about images that everybody knows', () => {
    check(`
      FROM golang AS code
      FROM node AS nginy
      FROM nginx
      COPY --from=node /a /a
      COPY --from=alpine:3 /a /a
    `);
  });

  it('is silent about names that can only be images', () => {
    check(`
      FROM golang AS builder
      FROM example/bilder
      COPY --from=bilder:latest /a /a
      COPY --from=ghcr.io/example/builder /a /a
      COPY --from=builder@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa /a /a
    `);
  });

  it("is silent about names in FROM that are like no stage: they are images of one's own", () => {
    check(`
      FROM golang AS builder
      FROM internal-base
    `);
  });

  it('finds a name beside stages that was another once, or is to be one', () => {
    const [finding] = check(`
      FROM golang AS license-set
      FROM golang AS installer
      FROM alpine
      COPY --from=set /a /a
    #             ^^^ unknown-stage warning: 'set' is no stage of this file and no official image; did you mean stage 'license-set'?
      RUN --mount=from=installer-env,target=/x true
    #                  ^^^^^^^^^^^^^ unknown-stage warning: 'installer-env' is no stage of this file and no official image; did you mean stage 'installer'?
    `);
    assert.equal(finding.replacement, 'license-set');
  });

  it('informs about a name that is like no stage and no official image', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=assets /a /a
    #             ^^^^^^ unknown-stage information: 'assets' is no stage of this file and no official image: a build needs a named context or a local image of that name.
    `);
  });

  it('is silent about it where there is but one stage', () => {
    check(`
      FROM alpine
      COPY --from=assets /a /a
    `);
  });

  it('is silent about it where a build gives a context of that name', () => {
    const text = 'FROM golang AS builder\nFROM alpine\nCOPY --from=assets /a /a\n';
    const snapshot = snapshotOf(text, ['builder']);
    assert.equal(findingsOf(unknownStage, snapshot).length, 1);
    const [target] = snapshot.targets;
    const contexts = [{ name: 'assets', source: './assets', range: target.range }];
    const build = { ...target.build, namedContexts: contexts as unknown as typeof target.build.namedContexts };
    assert.deepEqual(findingsOf(unknownStage, { ...snapshot, targets: [{ ...target, build }] }), []);
  });

  it('is silent about it until all files that build are read', () => {
    const snapshot = snapshotOf('FROM golang AS builder\nFROM alpine\nCOPY --from=assets /a /a\n');
    assert.deepEqual(findingsOf(unknownStage, { ...snapshot, lookedThrough: { state: 'reading', files: 1 } }), []);
  });

  it('is silent where a stage carries the name of its own base', () => {
    check(`
      FROM base-a AS base
      FROM bases AS bases
      FROM base
    `);
  });

  it('is silent where a variable chooses the base', () => {
    check(`
      ARG BASE=bilder
      FROM golang AS builder
      FROM $BASE
    `);
  });

  it('asks short names to be nearer', () => {
    check(`
      FROM golang AS dev
      FROM golang AS a
      FROM alpine
      COPY --from=de /a /a
    #             ^^ unknown-stage information
      COPY --from=b /a /a
    #             ^ unknown-stage information
      COPY --from=dep /a /a
    #             ^^^ unknown-stage warning
    `);
  });

  it('leaves what is no image either to the errors', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=builder- /a /a
    `);
  });
});
