import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { adversaries } from './adversarial';

/** Milliseconds that no text of up to a megabyte may keep others waiting; a busy machine gets some more. */
const patience = process.env.CI ? 250 : 100;

/**
 * FIXME: a hundred thousand instructions of a few characters each, or one instruction of a megabyte, keep others waiting
 * for longer than that. Most of it is the memory that they need.
 */
const slow: ReadonlySet<string> = new Set([
  'FROM lines',
  'FROM lines of a variable',
  'empty FROM lines',
  'stages of one name',
  'stages FROM the one above',
  'stages FROM a name in other case',
  'bad stage names',
  'keywords only',
  'small RUN lines',
  'instructions before the first stage',
  'heredocs of one terminator',
  'heredocs of many terminators',
  'heredocs with tabs',
  'distinct heredoc openers that never end',
  'one logical line of ARG names',
  'one logical line of ENV pairs',
  'empty flags without end',
  'mounts from stages',
  'two copies from the stage above',
  'two copies from the stage below',
  'forward references',
  'a cycle over all stages',
  'stages that copy from themselves',
  'every stage in a cycle with the first',
  'indices',
  'triggers and children',
  'many triggers, many children',
]);
const muchPatience = 5 * patience;

describe('A megabyte keeps nobody waiting', function () {
  this.timeout(600_000);
  const pauses: Record<string, number> = {};

  before(() => {
    // Bundled, as the product is.
    const from = fileURLToPath(new URL('longestPauses.ts', import.meta.url));
    const script = fileURLToPath(new URL('../dist/longestPauses.cjs', import.meta.url));
    buildSync({
      entryPoints: [from],
      outfile: script,
      bundle: true,
      minify: true,
      platform: 'node',
      logLevel: 'error',
    });
    measure(script, []);
    // What something else on the machine held up is not held up again and again.
    for (let again = 0; again < 3; again++) {
      const late = adversaries.map(({ name }) => name).filter((name) => pauseOf(name) > allowed(name));
      if (late.length > 0) measure(script, late);
    }
  });

  function measure(script: string, names: readonly string[]): void {
    const printed = execFileSync(process.execPath, ['--expose-gc', script, ...names], { encoding: 'utf8' });
    const measured: Record<string, number> = JSON.parse(printed);
    for (const [name, pause] of Object.entries(measured)) pauses[name] = Math.min(pauseOf(name), pause);
  }

  const pauseOf = (name: string) => pauses[name] ?? Number.POSITIVE_INFINITY;
  const allowed = (name: string) => (slow.has(name) ? muchPatience : patience);

  for (const { name } of adversaries) {
    it(`of ${name}`, () => {
      const pause = pauseOf(name);
      assert.ok(pause <= allowed(name), `${pause.toFixed(0)} ms, more than ${allowed(name)}`);
    });
  }
});
