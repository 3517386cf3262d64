import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../test/support/fixture';
import { checkedScripts } from '../../model/checkedScripts';
import { ShellChecks } from './shellChecks';

const scriptsOf = (text: string) => [...checkedScripts(snapshotOf(text).graph)];

const printed = (message: string) =>
  JSON.stringify({
    comments: [{ line: 1, endLine: 1, column: 1, endColumn: 2, level: 'info', code: 2086, message }],
  });

/** What was run, as `dialect: script`. */
function recording(answer: string | undefined = printed('Quote it.')) {
  const runs: string[] = [];
  const checks = new ShellChecks(async (text, dialect) => {
    runs.push(`${dialect}: ${text}`);
    return answer;
  });
  return { runs, checks };
}

describe('ShellCheck is asked about the scripts of a Dockerfile', () => {
  it('of each RUN with the shell that its stage has there, those of triggers and bases too', async () => {
    const { runs, checks } = recording();
    const text = 'FROM a AS b\nRUN one\nSHELL ["/bin/bash", "-c"]\nRUN two\nFROM b\nRUN three\nONBUILD RUN four\n';
    await checks.check(scriptsOf(text), 'shellcheck');
    assert.deepEqual(runs.sort(), ['bash: four', 'bash: three', 'bash: two', 'sh: one']);
  });

  it('not of the exec form, of other shells and of scripts for other programs', () => {
    const text = 'FROM a\nRUN ["ls"]\nRUN <<EOF\n#!/usr/bin/python3\nprint(1)\nEOF\nSHELL ["pwsh", "-c"]\nRUN dir\n';
    assert.deepEqual(scriptsOf(text), []);
  });

  it('takes the word of a script for what runs it', () => {
    const [script] = scriptsOf('FROM a\nRUN <<EOF\n#!/usr/bin/env bash\nls\nEOF\n');
    assert.equal(script.dialect, 'bash');
  });

  it('once for a script, however often it stands there', async () => {
    const { runs, checks } = recording();
    const scripts = scriptsOf('FROM a\nRUN one\nRUN one\n');
    await checks.check(scripts, 'shellcheck');
    await checks.check(scripts, 'shellcheck');
    assert.deepEqual(runs, ['sh: one']);
  });

  it('and who listens hears when something is known', async () => {
    const { checks } = recording();
    let heard = 0;
    checks.listen(() => heard++);
    const scripts = scriptsOf('FROM a\nRUN one\nRUN two\n');
    await checks.check(scripts, 'shellcheck');
    assert.equal(heard, 1);
    assert.equal(checks.current?.of(scripts[1])?.[0]?.message, 'Quote it.');
  });

  it('no more where it is not installed, and again when somebody looks again', async () => {
    const { runs, checks } = recording('sh: command not found');
    const scripts = scriptsOf('FROM a\nRUN one\nRUN two\nRUN three\nRUN four\n');
    await checks.check(scripts, 'shellcheck');
    assert.ok(runs.length <= 2, String(runs));
    assert.equal(checks.current, undefined);
    const before = runs.length;
    await checks.check(scripts, 'shellcheck');
    assert.ok(runs.length > before);
  });

  it('and nothing is known any more once it is turned off', async () => {
    const { checks } = recording();
    await checks.check(scriptsOf('FROM a\nRUN one\n'), 'shellcheck');
    checks.forget();
    assert.equal(checks.current, undefined);
  });
});
