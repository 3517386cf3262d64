import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { secretInCommand } from './secret-in-command';

const check = checkRule(secretInCommand);

function fixed(text: string): string {
  const [finding] = findingsOf(secretInCommand, snapshotOf(text));
  return applied(text, [...(finding?.fixes?.[0]?.edits ?? [])]);
}

describe('secret-in-command', () => {
  it('finds passwords that commands are given', () => {
    check(`
      FROM alpine
      RUN curl -u ci:hT5r-vQ9k https://files.internal/a
    #                ^^^^^^^^^ secret-in-command warning: A password stands in this command, and everyone can read it who has this file or the image of stage #0. Mount it as a secret.
      RUN curl --user "ci:hT5r-vQ9k" https://files.internal/a && wget --password=hT5r-vQ9k ftp://b
    #                     ^^^^^^^^^ secret-in-command
    #                                                                            ^^^^^^^^^ secret-in-command
      RUN pip install --extra-index-url https://ci:hT5r-vQ9k@pypi.internal/simple app
    #                                              ^^^^^^^^^ secret-in-command
      RUN echo "machine github.com login ci password hT5r-vQ9k" > ~/.netrc
    #                                                ^^^^^^^^^ secret-in-command
      RUN docker login -u ci -p hT5r-vQ9k registry.internal
    #                           ^^^^^^^^^ secret-in-command
    `);
  });

  it('finds tokens', () => {
    check(`
      FROM alpine AS build
      RUN git clone https://6f1e0c9a8b7d6f5e4d3c2b1a@git.internal/a
    #                       ^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-command warning: A token stands in this command, and everyone can read it who has this file or the build cache of stage 'build'. Mount it as a secret.
      RUN npm config set //npm.internal/:_authToken=6f1e0c9a8b7d6f5e
    #                                               ^^^^^^^^^^^^^^^^ secret-in-command
      RUN npm config set //npm.internal/:_authToken 6f1e0c9a8b7d6f5e
    #                                               ^^^^^^^^^^^^^^^^ secret-in-command
      RUN curl -H "Authorization: Bearer 6f1e0c9a8b7d6f5e" https://api.internal
    #                                    ^^^^^^^^^^^^^^^^ secret-in-command
      RUN aws configure set aws_secret_access_key wJalrX7UtnFEMIK7MDENG
    #                                             ^^^^^^^^^^^^^^^^^^^^^ secret-in-command
      FROM scratch
      COPY --from=build /a /a
    `);
  });

  it('tells that a build argument stays in the history', () => {
    check(
      `
      FROM alpine
      ARG TOKEN
      RUN git clone https://\${TOKEN}@github.com/a/b
    #                       ^^^^^^^^ secret-in-command information: Stage #0 takes a secret from ARG TOKEN here, and the value stays in the history of the image. Mount it: --mount=type=secret,id=token,env=TOKEN.
      RUN git config --global url."https://$TOKEN@github.com/".insteadOf https://github.com/
    #                                      ^^^^^^ secret-in-command information
    `.replaceAll('\\${', '${'),
    );
  });

  it('is milder in a stage that only feeds others', () => {
    check(`
      FROM node AS build
      ARG NPM_TOKEN
      RUN echo "//npm.internal/:_authToken=$NPM_TOKEN" > .npmrc && npm ci
    #                                      ^^^^^^^^^^ secret-in-command hint: Stage 'build' takes a secret from ARG NPM_TOKEN here. It ships nowhere, but the value stays in the build cache and its history. Mount it: --mount=type=secret,id=npm_token,env=NPM_TOKEN.
      FROM nginx
      COPY --from=build /app/dist /srv
    `);
  });

  it('is silent about placeholders, names of users and secrets that are mounted', () => {
    check(`
      FROM alpine
      ARG USER
      ARG TOKEN
      RUN git clone ssh://git@github.com/a/b && git clone https://$USER@github.com/a/b
      RUN curl -u user:password http://localhost && curl -u "$USER" http://a
      RUN --mount=type=secret,id=token,env=TOKEN git clone https://$TOKEN@github.com/a/b
      RUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) && git clone https://$TOKEN@github.com/a/b
      RUN --mount=type=secret,id=t curl -H "Authorization: token $(cat /run/secrets/t)" https://a
      RUN curl --header "Authorization: Bearer $UNKNOWN" https://a
      RUN adduser --disabled-password app && useradd --password hT5r-vQ9k app
      RUN mysql -uroot -psecret && cp -p /a /b && mkdir -p /a1b2c3d4e5
    `);
  });

  it('can take what is written from a secret', () => {
    assert.equal(
      fixed('FROM a\nRUN curl -u "ci:hT5r-vQ9k" https://a\n'),
      'FROM a\nRUN --mount=type=secret,id=password,env=PASSWORD curl -u "ci:${PASSWORD}" https://a\n',
    );
    assert.equal(
      fixed("FROM a\nRUN curl -u 'ci:hT5r-vQ9k' https://a\n"),
      "FROM a\nRUN curl -u 'ci:hT5r-vQ9k' https://a\n",
    );
  });

  it('can turn a build argument into a secret where one RUN alone reads it', () => {
    assert.equal(
      fixed('FROM a\nARG TOKEN\nRUN git clone https://$TOKEN@b/c\n'),
      'FROM a\nRUN --mount=type=secret,id=token,env=TOKEN git clone https://$TOKEN@b/c\n',
    );
    const twice = 'FROM a\nARG TOKEN\nRUN git clone https://$TOKEN@b/c\nRUN echo $TOKEN\n';
    assert.equal(fixed(twice), twice);
  });
});
