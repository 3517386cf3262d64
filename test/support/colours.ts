import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** The grammars that an extension brings, each with the whole path of its file. */
function grammarsOf(extension: string): Contribution[] {
  const manifest = path.join(extension, 'package.json');
  if (!existsSync(manifest)) return [];
  const found: Contribution[] = JSON.parse(readFileSync(manifest, 'utf8')).contributes?.grammars ?? [];
  return found.map((grammar) => ({ ...grammar, path: path.join(extension, grammar.path) }));
}

/** A registry of grammars as VS Code makes it; `given` ones come before those with the same scope. */
async function registryOf(contributions: readonly Contribution[], given: readonly IRawGrammar[] = []) {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const files = new Map(contributions.map((each) => [each.scopeName, each.path]));
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => {
      const file = files.get(scope);
      const read = () => (file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null);
      return given.find((grammar) => grammar.scopeName === scope) ?? read();
    },
    getInjections: (scope) =>
      contributions.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
}

interface RegistryOptions {
  /** In the place of VS Code's own Dockerfile grammar, as another extension brings one. */
  readonly base?: IRawGrammar;
  readonly ours?: boolean;
}

/** The grammars of a VS Code's own extensions (a folder of them), and ours. */
export function vscodeRegistry(extensions: string, { base, ours = true }: RegistryOptions = {}) {
  const own = readdirSync(extensions).flatMap((name) => grammarsOf(path.join(extensions, name)));
  return registryOf([...own, ...(ours ? grammarsOf(root) : [])], base && [base]);
}

/** The grammar that colours Dockerfiles in a registry, with all that is injected into it. */
export async function dockerfileGrammarOf(registry: Registry): Promise<IGrammar> {
  const grammar = await registry.loadGrammar('source.dockerfile');
  if (!grammar) throw new Error('The Dockerfile grammar does not load.');
  return grammar;
}

/** VS Code's tokenizer with a Dockerfile grammar and ours, without the grammars of other languages. */
export async function dockerfileGrammar(): Promise<IGrammar> {
  return dockerfileGrammarOf(await registryOf(grammarsOf(root), [builtIn]));
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
