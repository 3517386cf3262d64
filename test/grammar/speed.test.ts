import assert from 'node:assert/strict';
import { type IGrammar, INITIAL } from 'vscode-textmate';
import { adversaries } from '../corpus/adversarial';
import { seedTexts } from '../corpus/seeds';
import { dockerfileGrammarOf, vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

/** VS Code does not colour longer lines: `editor.maxTokenizationLineLength`. */
const LONGEST_LINE = 20_000;

/** What VS Code gives a line. */
const LINE_BUDGET = 500;

interface Times {
  readonly ms: number;
  /** How many lines took longer than VS Code waits. */
  readonly cut: number;
}

function timesFor(grammar: IGrammar, lines: readonly string[]): Times {
  const start = performance.now();
  let state = INITIAL;
  let cut = 0;
  for (const line of lines) {
    const { ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, state, LINE_BUDGET);
    state = ruleStack;
    if (stoppedEarly) cut++;
  }
  return { ms: performance.now() - start, cut };
}

/** The lines of real Dockerfiles, one after the other. */
function realLines(count: number): string[] {
  const texts = seedTexts().filter((text) => !text.includes('escape=`'));
  const lines: string[] = [];
  for (let i = 0; lines.length < count; i++) lines.push(...(texts[i % texts.length] ?? '').split('\n'));
  return lines.slice(0, count);
}

describe('Colours come quickly', function () {
  this.timeout(120_000);
  let grammar: IGrammar;
  let plain: IGrammar;
  before(async function () {
    this.timeout(300_000); // VS Code may have to be installed
    const extensions = await vscodeExtensions();
    if (!extensions) this.skip();
    grammar = await dockerfileGrammarOf(await vscodeRegistry(extensions));
    plain = await dockerfileGrammarOf(await vscodeRegistry(extensions, { ours: false }));
  });

  it('for a Dockerfile of 10,000 lines', () => {
    const lines = realLines(10_000);
    const [first, own, without] = [grammar, grammar, plain].map((each) => timesFor(each, lines).ms);
    console.log(
      `      first ${first?.toFixed()} ms, again ${own?.toFixed()} ms, VS Code's own ${without?.toFixed()} ms`,
    );
    assert.ok((own ?? 0) < 4000, `${own} ms`);
  });

  it('for texts that are made to be slow', () => {
    for (const { name, text } of adversaries) {
      const lines = text()
        .split('\n')
        .slice(0, 100)
        .map((line) => line.slice(0, 500));
      assert.equal(timesFor(grammar, lines).cut, 0, name);
    }
  });

  it('for an instruction of thousands of lines', () => {
    for (const line of ['RUN \\', ' --link \\', ' && a "b \\', '# c', ' `'])
      assert.equal(timesFor(grammar, ['RUN \\', ...Array<string>(3000).fill(line)]).cut, 0, line);
  });

  it('or stop in time, in lines as long as VS Code colours them', () => {
    for (const { text } of adversaries) {
      const [, line = ''] = text().split('\n', 2);
      timesFor(grammar, [line.slice(0, LONGEST_LINE)]);
    }
  });
});
