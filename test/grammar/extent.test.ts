import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type IGrammar, INITIAL } from 'vscode-textmate';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { mutate, mutationOf } from '../corpus/mutations';
import { seedTexts } from '../corpus/seeds';
import { dockerfileGrammarOf, vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

const keywords =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;
const keywordScope = /^keyword\.(other\.special-method|control)\.dockerfile$/;

/** `line KEYWORD` of each instruction that a text has. */
function instructionsOf(text: string): string[] {
  return parseDockerfile(text)
    .instructions.filter(({ name }) => keywords.test(name))
    .map(({ line, name }) => `${line} ${name}`);
}

/** `line KEYWORD` of each line that is coloured as the beginning of an instruction. */
function colouredInstructionsOf(grammar: IGrammar, text: string): string[] {
  let state = INITIAL;
  return text.split('\n').flatMap((lineText, line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(lineText, state);
    state = ruleStack;
    const first = tokens.find(({ startIndex, endIndex }) => lineText.slice(startIndex, endIndex).trim());
    const word = first && lineText.slice(first.startIndex, first.endIndex).toUpperCase();
    const [parent, own] = first?.scopes.slice(-2) ?? [];
    const begins = keywordScope.test(own ?? '') && parent?.startsWith('meta.instruction.');
    return begins && word && keywords.test(word) ? [`${line} ${word}`] : [];
  });
}

/**
 * Words that a continuation cuts off, markers of heredocs with quotes within a word, a heredoc without an end (which has
 * none for BuildKit either), and characters that no keyboard types. And the escape character of other files at the end
 * of a line: in front of a command a grammar takes either for a continuation.
 */
function isBeyondColours(text: string): boolean {
  const cutWord = /^[ \t]*[A-Za-z]*[\\`][ \t]*$/m;
  const oddMarker = /<<-?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<\\]+)["'\\]*[^\s"'<\\]*["'\\]/;
  const quotedPart = /<<-?[ \t]*(?:"[^"\n]*"|'[^'\n]*')[^\s]/;
  const oddCharacter = /[^\t\n -~]/;
  const { escape, problems } = parseDockerfile(text);
  const otherEscape = escape === '`' ? /\\[ \t]*$/m : /`[ \t]*$/m;
  return (
    [cutWord, oddMarker, quotedPart, oddCharacter, otherEscape].some((odd) => odd.test(text)) ||
    problems.some(({ id }) => id === 'heredoc')
  );
}

describe('Where the colours of an instruction end', function () {
  this.timeout(120_000);
  const seeds = seedTexts();
  const check = (grammar: IGrammar, text: string) =>
    isBeyondColours(text) || assert.deepEqual(colouredInstructionsOf(grammar, text), instructionsOf(text), text);

  let grammar: IGrammar;
  before(async function () {
    this.timeout(300_000); // VS Code may have to be installed
    const extensions = await vscodeExtensions();
    if (!extensions) this.skip();
    grammar = await dockerfileGrammarOf(await vscodeRegistry(extensions));
  });

  it('is where BuildKit ends it, in every Dockerfile that we know', () => {
    for (const text of seeds) check(grammar, text);
  });

  it('is where BuildKit ends it, whatever is being typed', () => {
    const typed = fc.tuple(fc.constantFrom(...seeds), mutationOf(seeds)).map(([seed, edit]) => mutate(seed, edit));
    // Which character continues a line is said once, at the top: a grammar can follow that in files that are whole.
    const isForBackslash = (text: string) => parseDockerfile(text).escape !== '`';
    fc.assert(
      fc.property(typed.filter(isForBackslash), (text) => void check(grammar, text)),
      { numRuns: 1500 },
    );
  });
});
