import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IRawGrammar } from 'vscode-textmate';
import { parseGrammarTestCase, runGrammarTestCase, type TestFailure } from 'vscode-tmgrammar-test/dist/unit/index';
import { vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

type Registry = Awaited<ReturnType<typeof vscodeRegistry>>;

const folder = path.join(__dirname, 'fixtures');

/** Each word that is not coloured as the marks under it say. */
function say(failures: readonly TestFailure[], source: readonly string[]): string[] {
  return failures.map(({ line, srcLine, start, end, missing, unexpected, actual }) => {
    const word = JSON.stringify(source[srcLine]?.slice(start, end));
    const wrong = [...missing.map((scope) => `no ${scope}`), ...unexpected.map((scope) => `wrongly ${scope}`)];
    return `${word} near line ${line + 1}: ${wrong.join(', ')}; it has ${actual.join(' ')}`;
  });
}

/** As another extension brings it: begins anywhere, leaves open what it can, and knows the shell in its own way. */
const otherGrammar = {
  scopeName: 'source.dockerfile',
  patterns: [
    { begin: '((?i:RUN))\\s', end: '(?<=[^\\\\]\\n)', name: 'meta.run', patterns: [{ include: 'source.shell' }] },
    { match: '((?i:FROM))\\s+(\\S+)(?:\\s+((?i:AS))\\s+(\\S+))?', name: 'meta.from' },
    { match: '^\\s*(?i:ADD|ARG|CMD|COPY|ENV|LABEL|USER)\\s', name: 'keyword.other.special-method' },
    { begin: '"', end: '"', name: 'string.quoted.double' },
    { begin: "'", end: "'", name: 'string.quoted.single' },
    { match: '\\$\\w+', name: 'variable.other' },
    { match: '^\\s*#.*$', name: 'comment.line.number-sign.dockerfile' },
  ],
} as unknown as IRawGrammar;

for (const [who, base] of [
  ["VS Code's own grammar", undefined],
  ["another extension's grammar", otherGrammar],
] as const)
  describe(`Colours of a Dockerfile on top of ${who}`, () => {
    let registry: Registry;
    before(async function () {
      this.timeout(300_000); // VS Code may have to be installed
      const extensions = await vscodeExtensions();
      if (!extensions) this.skip();
      registry = await vscodeRegistry(extensions, { base });
    });

    for (const file of readdirSync(folder)) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const testCase = parseGrammarTestCase(text);
      it(testCase.metadata.description, async () => {
        // The runner has an older tokenizer of its own; the registry brings VS Code's.
        const failures = await runGrammarTestCase(registry as never, testCase);
        assert.deepEqual(say(failures, testCase.source), []);
      });
    }
  });
