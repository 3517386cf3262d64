import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseGrammarTestCase, runGrammarTestCase, type TestFailure } from 'vscode-tmgrammar-test/dist/unit/index';
import { vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

type Registry = Awaited<ReturnType<typeof vscodeRegistry>>;

const folder = path.join(__dirname, 'fixtures');

/** `line 12, "word": …` of each place that is not coloured as its marks say. */
function say(failures: readonly TestFailure[], lines: readonly string[], source: readonly string[]): string[] {
  return failures.map(({ line, srcLine, start, end, missing, unexpected, actual }) => {
    const word = source[srcLine]?.slice(start, end);
    const wrong = [...missing.map((scope) => `no ${scope}`), ...unexpected.map((scope) => `wrongly ${scope}`)];
    return `${JSON.stringify(word)} above line ${line + 2} (${lines[line + 1]}): ${wrong.join(', ')}; has ${actual.join(' ')}`;
  });
}

describe("Colours of a Dockerfile in VS Code, with other languages' grammars", () => {
  let registry: Registry;
  before(async function () {
    this.timeout(300_000); // VS Code may have to be installed
    const extensions = await vscodeExtensions();
    if (!extensions) this.skip();
    registry = await vscodeRegistry(extensions);
  });

  for (const file of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const testCase = parseGrammarTestCase(text);
    it(testCase.metadata.description, async () => {
      // The runner has an older tokenizer of its own; the registry brings VS Code's.
      const failures = await runGrammarTestCase(registry as never, testCase);
      assert.deepEqual(say(failures, text.split('\n'), testCase.source), []);
    });
  }
});
