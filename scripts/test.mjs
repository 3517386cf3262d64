// npm test: everything, from a fresh clone. See `npm test -- --help`.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { whenAskedToEnd } from './ending.mjs';
import { root } from './install.mjs';
import { addUp, endRunning } from './test/command.mjs';
import { allSteps, chosenSteps } from './test/steps.mjs';

const help = `npm test -- [options]

  --only STEP,STEP   only these steps (and what they need); "vscode" means vscode-minimum and vscode-latest
  --grep TEXT        only the tests whose name has it
  --list             print the steps
  --help

VSCODE_HOST=latest|minimum|desktop  chooses a VS Code; both of test/host by default
TEST_ARTIFACTS=DIR                  where pictures and logs go; "artifacts" by default
CI=true                             what can't run on this machine is a failure

The last line counts: N passed, N failed, N skipped.
`;

function readCommandLine() {
  const options = {
    only: { type: 'string', default: '' },
    grep: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  };
  try {
    const { values } = parseArgs({ options });
    return { ...values, steps: chosenSteps(values.only.split(',').filter(Boolean)) };
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    return process.exit(2);
  }
}

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const counts = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped.length} skipped`;

async function runStep(step, options) {
  console.log(`\n=== ${step.name}: ${step.what}`);
  const start = performance.now();
  const outcome = await step.run(options).catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: [] };
  });
  const line = `${step.name.padEnd(16)} ${seconds(start).padStart(8)}   ${counts(outcome)}`;
  console.log(`--- ${line}`);
  return { step, outcome, line };
}

const { help: wantsHelp, list, grep, steps } = readCommandLine();
if (wantsHelp || list) {
  console.log(
    wantsHelp
      ? help
      : allSteps()
          .map(({ name, what }) => `${name.padEnd(16)} ${what}`)
          .join('\n'),
  );
  process.exit(0);
}

process.env.TEST_ARTIFACTS = path.resolve(process.env.TEST_ARTIFACTS ?? path.join(root, 'artifacts'));
const ci = Boolean(process.env.CI) && process.env.CI !== 'false' && process.env.CI !== '0';
whenAskedToEnd(() => {
  endRunning();
  setTimeout(() => {
    endRunning('SIGKILL'); // who is busy hears nothing
    process.exit(130); // which ends the engine too
  }, 2000);
});

const start = performance.now();
const results = [];
for (const step of steps) {
  results.push(await runStep(step, { grep, ci }));
  // Nothing can run without its packages.
  if (step.name === 'install' && results[0].outcome.failed > 0) break;
}

const total = addUp(results.map(({ outcome }) => outcome));
console.log(`\n=== in ${seconds(start)}`);
for (const { line } of results) console.log(`    ${line}`);
for (const { step, outcome } of results)
  for (const name of outcome.skipped) console.log(`skipped: ${step.name}: ${name}`);
if (ci && total.skipped.length > 0) console.log('With CI=true, what is skipped is a failure.');
console.log(counts(total));
process.exit(total.failed > 0 || (ci && total.skipped.length > 0) ? 1 : 0);
