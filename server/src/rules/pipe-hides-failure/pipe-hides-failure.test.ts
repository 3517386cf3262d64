import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { pipeHidesFailure } from './pipe-hides-failure';

const check = checkRule(pipeHidesFailure);
const fixOf = ({ fixes }: ReturnType<typeof check>[number]) => fixes?.[0]?.edits[0].newText;

describe('pipe-hides-failure', () => {
  it('finds a download that may break off, and something milder for others', () => {
    const findings = check(`
      FROM debian
      RUN make && curl a | tar -x
    #             ^^^^ pipe-hides-failure information: If 'curl' fails here, RUN goes on: a pipeline is as good as its last command.
      RUN make | tee log
    #     ^^^^ pipe-hides-failure hint: If 'make' fails here, RUN goes on: a pipeline is as good as its last command.
      FROM alpine
      RUN wget -qO- a | sh
    #     ^^^^ pipe-hides-failure
    `);
    assert.deepEqual(findings.map(fixOf), [
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n',
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n',
      'set -o pipefail && ',
    ]);
  });

  it('is silent where the shell looks at all of them', () => {
    check(`
      FROM debian
      RUN bash -o pipefail -c 'curl a | tar -x'
      RUN set -euo pipefail; curl a | tar -x
      SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
      RUN curl a | tar -x
      SHELL ["/bin/sh", "-c"]
      RUN curl a | tar -x
    #     ^^^^ pipe-hides-failure
    `);
  });

  it('is silent where nothing can fail, or somebody asks', () => {
    check(`
      FROM debian
      RUN echo a | sed s/a/b/ && yes | make
      RUN if curl a | grep b; then c; fi
      RUN curl a | tar -x || true
      RUN X="$(curl a | jq .)" make
    `);
  });

  it('is silent in shells of Windows', () => {
    check(`
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      RUN curl a | find b
      FROM debian
      SHELL ["pwsh", "-c"]
      RUN curl a | Out-Null
    `);
  });
});
