import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { ignoredCommand } from './ignored-command';

const check = checkRule(ignoredCommand);

describe('ignored-command', () => {
  it('finds CMD beside an ENTRYPOINT in shell form, whichever comes first', () => {
    const [finding] = check(`
      FROM alpine
      ENTRYPOINT server --verbose
      CMD ["--port", "80"]
    # ^^^ ignored-command warning: ENTRYPOINT is in shell form, which passes no arguments on: this CMD does nothing.
      FROM alpine
      CMD --port 80
    # ^^^ ignored-command
      ENTRYPOINT server
    `);
    assert.deepEqual(relatedOf(finding), ['2 A shell runs this, and nothing else']);
  });

  it('is silent where the last ENTRYPOINT is in JSON form, or where there is none', () => {
    check(`
      FROM alpine
      ENTRYPOINT server
      ENTRYPOINT ["server"]
      CMD ["--port", "80"]
      FROM alpine
      CMD server
    `);
  });

  it('is silent where the line takes its arguments from the shell', () => {
    check(`
      FROM alpine
      ENTRYPOINT exec server "$@"
      CMD ["--port", "80"]
      FROM alpine
      ENTRYPOINT exec server $0
      CMD ["80"]
    `);
  });

  it('is silent about a CMD that only takes back that of the base', () => {
    check(`
      FROM alpine
      ENTRYPOINT server
      CMD []
    `);
  });
});
