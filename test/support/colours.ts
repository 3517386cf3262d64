import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

const root = path.join(__dirname, '../..');

/**
 * The rules of VS Code's own Dockerfile grammar that ours has to get along with: it matches `FROM … AS` as one piece,
 * and its strings run on over lines.
 */
const builtIn: IRawGrammar = {
  scopeName: 'source.dockerfile',
  patterns: [
    {
      match: '^\\s*\\b(?i:(FROM))\\b.*?\\b(?i:(AS))\\b',
      captures: {
        1: { name: 'keyword.other.special-method.dockerfile' },
        2: { name: 'keyword.other.special-method.dockerfile' },
      },
    },
    {
      match:
        '^\\s*(?i:(ONBUILD)\\s+)?(?i:(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR))\\s',
      captures: {
        1: { name: 'keyword.control.dockerfile' },
        2: { name: 'keyword.other.special-method.dockerfile' },
      },
    },
    { begin: '"', end: '"', name: 'string.quoted.double.dockerfile' },
    { begin: "'", end: "'", name: 'string.quoted.single.dockerfile' },
    { match: '^(\\s*)((#).*$\\n?)', captures: { 2: { name: 'comment.line.number-sign.dockerfile' } } },
  ],
} as unknown as IRawGrammar;

/** VS Code's tokenizer with a Dockerfile grammar and our injection. */
export async function dockerfileGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const file = path.join(root, 'syntaxes/stages.tmLanguage.json');
  const injection = parseRawGrammar(readFileSync(file, 'utf8'), file);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) =>
      scope === 'source.dockerfile' ? builtIn : scope === injection.scopeName ? injection : null,
    getInjections: (scope) => (scope === 'source.dockerfile' ? [injection.scopeName] : undefined),
  });
  const grammar = await registry.loadGrammar('source.dockerfile');
  if (!grammar) throw new Error('The Dockerfile grammar does not load.');
  return grammar;
}

export interface Colour {
  readonly text: string;
  /** The innermost scope, without `.dockerfile`. */
  readonly scope: string;
  readonly line: number;
}

/** What the tokenizer makes of a text, blanks and plain text left out. */
export function colours(grammar: IGrammar, text: string): Colour[] {
  const found: Colour[] = [];
  let state = INITIAL;
  text.split('\n').forEach((lineText, line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(lineText, state);
    state = ruleStack;
    for (const token of tokens) {
      const part = lineText.slice(token.startIndex, token.endIndex);
      const scope = (token.scopes.at(-1) ?? '').replace(/\.dockerfile$/, '');
      if (part.trim() && !/^(source|meta)\b/.test(scope)) found.push({ text: part.trim(), scope, line });
    }
  });
  return found;
}
