import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule } from '../../../../test/support/fixture';
import { secretInValue } from './secret-in-value';

const check = checkRule(secretInValue);

// Put together here, so that no scanner of secrets takes this file for a leak.
const github = `ghp_${'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zA0cF2hJ5'}`;
const aws = `AKIA${'Q4ZB7XN2LWTKM5RJ'}`;
const jwt = `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiJyb290Iiwi'}.${'Tm90UmVhbGx5QVNpZ25hdHVyZQ'}`;
const carets = (text: string) => '^'.repeat(text.length);

describe('secret-in-value', () => {
  it('tells keys by how they look, wherever they are written', () => {
    check(`
      ARG DEPLOY=${github}
    #            ${carets(github)} secret-in-value warning: This looks like a GitHub token, which everyone can read who has this file. Revoke it, and mount it as a secret in the RUN that needs it.
      FROM alpine
      ENV AWS_ACCESS_KEY_ID="${aws}"
      ENV AWS_ID="${aws}"
    #             ${carets(aws)} secret-in-value: This looks like an AWS access key, which everyone can read who has this file. Revoke it, and mount it as a secret in the RUN that needs it.
      LABEL session=${jwt}
    #               ${carets(jwt)} secret-in-value
      RUN true \\
        && deploy ${github}
    #             ${carets(github)} secret-in-value
      CMD ["serve", "${github}"]
    #                ${carets(github)} secret-in-value
    `);
  });

  it('finds private keys in heredocs', () => {
    check(`
      FROM alpine
      COPY <<EOF /root/.ssh/id_rsa
      -----BEGIN OPENSSH PRIVATE KEY-----
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-value
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ
      EOF
    `);
  });

  it('finds passwords in the URLs of values', () => {
    check(`
      FROM alpine
      ENV DATABASE_URL=postgres://app:hT5r-vQ9k@db.internal/app
    #                                 ^^^^^^^^^ secret-in-value: This looks like a password, which everyone can read who has this file. Revoke it, and mount it as a secret in the RUN that needs it.
    `);
  });

  it('finds passwords of variables that BuildKit does not know', () => {
    check(`
      FROM alpine
      ENV DB_PASS=kD82nfuA01x9Zq
    #             ^^^^^^^^^^^^^^ secret-in-value
      ENV DB_PASS=secret MYSQL_PWD=hunter2 RESET_PASS=/run/secrets/db
    `);
  });

  it('is silent about placeholders, examples and the defaults that everybody knows', () => {
    check(`
      ARG A=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      ARG B=AKIAIOSFODNN7EXAMPLE
      FROM alpine
      ENV A=postgres://postgres:postgres@localhost/db B=amqp://guest:guest@mq
      ENV C=postgres://user:\${PASSWORD}@db/app D=https://<user>:<token>@host E=mysql://root:changeme@db
      ENV F=redis://user:@db G=http://proxy:8080 H=git+ssh://git@github.com/a/b
    `);
  });

  it('leaves a variable alone that BuildKit warns of by its name', () => {
    check(`
      FROM alpine
      ENV GITHUB_TOKEN=${github} API_KEY=kD82nfuA01x9Zq
    `);
  });

  it('takes hashes, versions and names of files for none', () => {
    check(`
      ARG COMMIT=9b1d3a7c5e2f4a6b8c0d1e2f3a4b5c6d7e8f9a0b
      FROM alpine@sha256:9b1d3a7c5e2f4a6b8c0d1e2f3a4b5c6d7e8f9a0b9b1d3a7c5e2f4a6b8c0d1e2f
      ENV NPM_CONFIG_CACHE=/npm_cache GO111MODULE=on SHA256=9b1d3a7c5e2f4a6b8c0d1e2f3a4b5c6d7e8f9a0b
    `);
  });

  it('can take the default of a build argument away', () => {
    const [finding] = check(`
      ARG DEPLOY=${github} OTHER=1
    #            ${carets(github)} secret-in-value
      FROM alpine
    `);
    const text = `ARG DEPLOY=${github} OTHER=1\nFROM alpine\n`;
    assert.equal(applied(text, finding.fixes?.[0].edits ?? []), 'ARG DEPLOY OTHER=1\nFROM alpine\n');
  });
});
