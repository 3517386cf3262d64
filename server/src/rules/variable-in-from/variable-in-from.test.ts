import { checkRule } from '../../../../test/support/fixture';
import { variableInFrom } from './variable-in-from';

const check = checkRule(variableInFrom);

describe('variable-in-from', () => {
  it('finds a variable in COPY --from and says what to do instead', () => {
    check(`
      ARG VERSION=1
      FROM alpine
      COPY --from=tools:$VERSION /a /a
    #             ^^^^^^^^^^^^^^ variable-in-from error: --from can't hold a variable: add a stage 'FROM tools:$VERSION AS …' at the top and copy from that.
    `);
  });

  it('finds a variable in a mount', () => {
    check(`
      FROM alpine
      RUN --mount=type=bind,from=$BASE,target=/x true
    #                            ^^^^^ variable-in-from: A mount's 'from' can't hold a variable: add a stage 'FROM $BASE AS …' at the top and name that.
    `);
  });

  it('finds a variable in a trigger', () => {
    check(`
      FROM alpine
      ONBUILD COPY --from=$BASE /a /a
    #                     ^^^^^ variable-in-from: A trigger can't take from a variable: every build that runs it fails.
    `);
  });

  it('is silent about variables in FROM, in sources and in other options of a mount', () => {
    check(`
      ARG BASE=alpine
      FROM $BASE AS base
      ARG DIR=/x
      COPY --from=base --chown=$USER $DIR /a
      RUN --mount=from=base,target=$DIR true
    `);
  });
});
