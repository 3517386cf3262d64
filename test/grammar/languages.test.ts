import assert from 'node:assert/strict';
import { type IGrammar, INITIAL } from 'vscode-textmate';
import { dockerfileGrammarOf, vscodeRegistry } from '../support/colours';
import { vscodeExtensions } from './vscodeGrammars';

/** The language of a heredoc's body by its first instruction line, `text` where it is none. */
const languageBy: readonly [string, string][] = [
  ['RUN <<EOF', 'shell'],
  ['RUN --network=none <<-EOF', 'shell'],
  ['RUN bash -e <<EOF', 'shell'],
  ['RUN cat <<EOF | sh', 'shell'],
  ['RUN /opt/venv/bin/python <<EOF', 'python'],
  ['RUN uv run python3.14 - <<EOF', 'python'],
  ['RUN node --input-type=module <<EOF', 'javascript'],
  ['RUN deno run - <<EOF', 'typescript'],
  ['RUN psql -U postgres <<EOF', 'sql'],
  ['RUN pwsh -Command - <<EOF', 'powershell'],
  ['RUN cat <<EOF > /etc/x.yaml', 'yaml'],
  ['RUN tee /etc/x.toml <<EOF', 'toml'],
  ['RUN tee "/usr/local/bin/x.sh" <<EOF > /dev/null', 'shell'],
  ['RUN cat <<EOF', 'text'],
  ['RUN apk add python3 && cat <<EOF > /motd', 'text'],
  ['RUN <<EOF bash', 'shell'],
  ['COPY <<EOF /start.sh', 'shell'],
  ['COPY <<EOF /root/.bashrc', 'shell'],
  ['COPY <<EOF .env', 'shell'],
  ['COPY <<EOF /app/run.py', 'python'],
  ['COPY <<run.py /app/', 'python'],
  ['COPY <<"EOF" "/app/run.mjs"', 'javascript'],
  ['COPY <<EOF ./index.ts', 'typescript'],
  ['COPY <<EOF /package.json', 'json'],
  ['COPY <<EOF /tsconfig.jsonc', 'jsonc'],
  ['COPY <<-EOF compose.yml', 'yaml'],
  ['COPY <<EOF Cargo.toml', 'toml'],
  ['COPY <<EOF /etc/php.ini', 'ini'],
  ['COPY <<EOF /root/.npmrc', 'ini'],
  ['COPY <<EOF /etc/nginx/nginx.conf', 'config'],
  ['COPY <<EOF /app/web.config', 'xml'],
  ['COPY <<EOF /app/app.csproj', 'xml'],
  ['COPY --link <<index.html /www/', 'html'],
  ['ADD <<EOF /www/style.css', 'css'],
  ['COPY <<EOF /init.sql', 'sql'],
  ['COPY <<EOF main.go', 'go'],
  ['COPY <<EOF C:/run.ps1', 'powershell'],
  ['COPY <<EOF /robots.txt', 'text'],
  ['ONBUILD COPY <<EOF /x.py', 'python'],
];

describe('The language of a heredoc', () => {
  let grammar: IGrammar;
  before(async function () {
    this.timeout(300_000); // VS Code may have to be installed
    const extensions = await vscodeExtensions();
    if (!extensions) this.skip();
    grammar = await dockerfileGrammarOf(await vscodeRegistry(extensions));
  });

  function languageOf(line: string, body: string): string {
    const { ruleStack } = grammar.tokenizeLine(line, INITIAL);
    const scopes = grammar.tokenizeLine(body, ruleStack).tokens[0]?.scopes ?? [];
    return scopes.map((scope) => /^meta\.embedded\.(\w+)\.dockerfile$/.exec(scope)?.[1]).find(Boolean) ?? 'text';
  }

  for (const [line, language] of languageBy)
    it(`of ${line} is ${language}`, () => assert.equal(languageOf(line, 'x'), language));

  it('is told by the first line where nothing else tells it', () => {
    assert.equal(languageOf('RUN <<EOF', '#!/usr/bin/env python3'), 'python');
    assert.equal(languageOf('RUN <<EOF', '#!/bin/bash -e'), 'shell');
    assert.equal(languageOf('COPY <<EOF /entrypoint', '#!/bin/sh'), 'shell');
    assert.equal(
      languageOf('COPY --chmod=755 <<EOF /entrypoint', '#!/usr/bin/env -S node --no-warnings'),
      'javascript',
    );
    assert.equal(languageOf('COPY <<EOF /entrypoint', '#!/opt/unknown'), 'text');
  });
});
