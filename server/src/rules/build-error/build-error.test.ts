import { checkRule } from '../../../../test/support/fixture';
import { buildErrorRule } from './build-error';

const check = checkRule(buildErrorRule);

describe('build-error', () => {
  it('finds instructions that no build survives', () => {
    check(`
      FROM alpine AS app
      EXPOSE eighty
    #        ^^^^^^ build-error error: Stage 'app' fails here: invalid containerPort: eighty.
    `);
  });

  it('finds a mount of an unknown type', () => {
    check(`
      FROM alpine
      RUN --mount=type=bnd,target=/x true
    #                  ^^^ build-error
    `);
  });

  it('is silent where the base image or a build argument decides', () => {
    check(`
      FROM golang
      RUN --mount=type=bind,target=. true
      FROM alpine
      ARG PORT
      EXPOSE $PORT
    `);
  });

  it('leaves references to the rules that know more of them', () => {
    check(`
      FROM alpine AS a
      COPY --from=b / /
      FROM alpine AS b
    `);
  });
});
