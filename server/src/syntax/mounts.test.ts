import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { canonicalMountKey } from './mounts';
import { parseDockerfile } from './scan';

/** Target and source of the first mount. */
function mountOf(line: string): string {
  const body = parseDockerfile(`FROM a\n${line}`).instructions[1]?.body;
  const mount = body?.kind === 'run' ? body.mounts[0] : undefined;
  return `${mount?.type} ${mount?.from?.text} ${mount?.source?.text} ${mount?.target?.text}`;
}

describe('the options of a mount', () => {
  it('are known by their short names too', () => {
    assert.equal(mountOf('RUN --mount=type=cache,src=/s,dst=/t true'), 'cache undefined /s /t');
    assert.equal(mountOf('RUN --mount=FROM=a,destination=/t true'), 'bind a undefined /t');
  });

  it('may be quoted as a whole or one by one', () => {
    assert.equal(mountOf('RUN --mount="from=a,target=/t" true'), 'bind a undefined /t');
    assert.equal(mountOf(`RUN --mount='from=a,"target=/t,u"' true`), 'bind a undefined /t,u');
  });

  it('stand where they are written, without quotes around them', () => {
    for (const line of [
      '--mount=from=a',
      '--mount="from=a"',
      '--mount=from="a",target=/t',
      `--mount='"from=a",target=/t'`,
    ]) {
      const [instruction] = parseDockerfile(`RUN ${line} true`).instructions;
      const body = instruction?.body;
      const from = body?.kind === 'run' ? body.mounts[0]?.from : undefined;
      assert.equal(instruction?.syntax.text.slice(from?.start, from?.end), 'a', line);
    }
  });

  it('count from the last of its kind', () => {
    assert.equal(mountOf('RUN --mount=from=a,from=b,target=/t true'), 'bind b undefined /t');
  });

  it('may have any name without meaning another', () => {
    for (const key of ['constructor', '__proto__', 'tostring']) assert.equal(canonicalMountKey(key), key);
  });
});
