import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { lostShellState } from './lost-shell-state';

const check = checkRule(lostShellState);

describe('lost-shell-state', () => {
  it('finds a RUN that only exports, and turns it into ENV', () => {
    const [finding] = check(`
      FROM alpine
      RUN export PATH="$PATH:/opt/bin" LEVEL=3
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lost-shell-state warning: The shell of this RUN ends with it, and what it exports is gone: use ENV.
    `);
    assert.equal(finding.fixes?.[0]?.edits[0]?.newText, 'ENV PATH="$PATH:/opt/bin" LEVEL=3');
  });

  it('finds one that sources, aliases or sets', () => {
    const findings = check(`
      FROM debian
      RUN . /opt/venv/bin/activate
    # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lost-shell-state: The shell of this RUN ends with it, and nothing of this is left: join it to the RUN that needs it.
      RUN alias ll='ls -l'
    # ^^^^^^^^^^^^^^^^^^^^ lost-shell-state
      RUN umask 022 && set -e
    # ^^^^^^^^^^^^^^^^^^^^^^^ lost-shell-state
      RUN cd /app && export A=1
    # ^^^^^^^^^^^^^^^^^^^^^^^^^ lost-shell-state
    `);
    assert.deepEqual(
      findings.map(({ fixes }) => fixes?.length),
      [0, 0, 0, 0],
    );
  });

  it('offers no ENV where the shell makes the value', () => {
    for (const line of ['export A=$HOME/x', 'export A=~/x', "export A='$PATH'", 'export A', 'export A=a\\ b']) {
      const [{ fixes }] = check(`
        FROM alpine
        RUN ${line}
      # ^^^^${'^'.repeat(line.length)} lost-shell-state
      `);
      assert.deepEqual(fixes, []);
    }
  });

  it('is silent where a command follows, or something is written', () => {
    check(`
      FROM alpine
      RUN export A=1 && make
      RUN export A=1 >> /etc/profile
      RUN export A=$(make)
      RUN . ./install.sh
      RUN set -eux; make
      RUN set
      RUN export
      RUN cd /app
      RUN echo export A=1
      RUN A=1
    `);
  });

  it('is silent where another shell runs it', () => {
    check(`
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN set A 1
    `);
  });
});
