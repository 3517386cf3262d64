import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { type Colour, colours, dockerfileGrammar } from '../support/colours';

const samples = path.join(__dirname, '../workspaces/samples');

interface Contribution {
  readonly path: string;
  readonly embeddedLanguages?: Record<string, string>;
}

const folder = path.join(__dirname, '../../syntaxes');
const files = readdirSync(folder).map((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  return { name, text, grammar: JSON.parse(text) as { scopeName: string; repository?: object } };
});
const manifest = JSON.parse(readFileSync(path.join(folder, '../package.json'), 'utf8'));
const contributed: readonly Contribution[] = manifest.contributes.grammars;

let grammar: IGrammar;
before(async () => {
  grammar = await dockerfileGrammar();
});

/** `text scope` of everything coloured in one line of a text. */
function line(text: string, at: number): string[] {
  return colours(grammar, text)
    .filter((colour) => colour.line === at)
    .map(say);
}

const say = ({ text, scope }: Colour) => `${text} ${scope}`;

/** The scopes that a word has, wherever it stands in the text. */
function scopesOf(word: string, text: string): string[] {
  return colours(grammar, text)
    .filter((colour) => colour.text === word)
    .map((colour) => colour.scope);
}

describe('Colours of a Dockerfile', () => {
  it('AS and the stage name stand out, whatever their case', () => {
    assert.deepEqual(line('from alpine:3.23 as builder', 0), [
      'from keyword.other.special-method',
      'alpine:3.23 string.unquoted.image',
      'as keyword.other.special-method',
      'builder entity.name.type.stage',
    ]);
  });

  it('a base without a tag is coloured like a stage, a base with one like an image', () => {
    assert.deepEqual(scopesOf('builder', 'FROM builder AS dev'), ['entity.name.type.stage']);
    assert.deepEqual(scopesOf('ghcr.io/a/b', 'FROM ghcr.io/a/b AS dev'), ['string.unquoted.image']);
  });

  it('the platform of FROM and its variable are parts of their own', () => {
    assert.deepEqual(line('FROM --platform=$BUILDPLATFORM golang:1.26 AS builder', 0).slice(1, 6), [
      '-- punctuation.definition.flag',
      'platform entity.other.attribute-name',
      '= keyword.operator.assignment',
      '$ punctuation.definition.variable',
      'BUILDPLATFORM variable.other',
    ]);
  });

  it('the stage of COPY --from is coloured like the name in FROM, quoted or not', () => {
    assert.deepEqual(scopesOf('builder', 'COPY --link --from=builder /a /b'), ['entity.name.type.stage']);
    assert.deepEqual(scopesOf('builder', 'ONBUILD COPY --from="builder" /a /b'), ['entity.name.type.stage']);
  });

  it('the options of a mount are told apart, on continuation lines too', () => {
    const text =
      'RUN --mount=type=cache,target=/x \\\n  # why\n\n  --mount=type=bind,from=builder,ro \\\n  npm ci --omit=dev';
    assert.deepEqual(line(text, 3), [
      '-- punctuation.definition.flag',
      'mount entity.other.attribute-name',
      '= keyword.operator.assignment',
      'type support.type.property-name',
      '= keyword.operator.assignment',
      'bind support.constant.property-value',
      ', punctuation.separator',
      'from support.type.property-name',
      '= keyword.operator.assignment',
      'builder entity.name.type.stage',
      ', punctuation.separator',
      'ro support.type.property-name',
      '\\ constant.character.escape.continuation',
    ]);
    assert.deepEqual(line(text, 4), [], "the command's own options are not flags");
  });

  it('variables are coloured with their operators, in strings too', () => {
    assert.deepEqual(line('ENV A="${B:-$C}"', 0).slice(4, 10), [
      '${ punctuation.definition.variable.begin',
      'B variable.other',
      ':- keyword.operator.expansion',
      '$ punctuation.definition.variable',
      'C variable.other',
      '} punctuation.definition.variable.end',
    ]);
  });

  it('the names that ARG, ENV and LABEL define are variables', () => {
    assert.deepEqual(scopesOf('A', 'ARG A'), ['variable.other']);
    assert.deepEqual(scopesOf('B', 'ENV A=1 \\\n  B=2'), ['variable.other']);
    assert.deepEqual(scopesOf('key', 'ENV key value'), ['variable.other']);
    assert.deepEqual(scopesOf('value', 'ENV key value'), []);
  });

  it('directives are directives at the top of the file only', () => {
    const text = '# syntax=docker/dockerfile:1\n# escape=\\\n\n# check=skip=all\nFROM a';
    assert.deepEqual(scopesOf('syntax', text), ['keyword.control.directive']);
    assert.deepEqual(scopesOf('escape', text), ['keyword.control.directive']);
    assert.deepEqual(line(text, 3), ['# check=skip=all comment.line.number-sign']);
    assert.deepEqual(line(text, 4)[0], 'FROM keyword.other.special-method');
  });

  it('a heredoc begins and ends at its markers, and nothing in it is an instruction', () => {
    const text = 'RUN <<EOF\nFROM x\necho "$A" # b\nEOF\nUSER a';
    assert.deepEqual(line(text, 0).slice(1), ['<< keyword.operator.heredoc', 'EOF keyword.control.heredoc']);
    assert.deepEqual(line(text, 1), []);
    assert.deepEqual(line(text, 3), ['EOF keyword.control.heredoc']);
    assert.deepEqual(line(text, 4), ['USER keyword.other.special-method']);
  });

  it('two heredocs of one line end one after the other', () => {
    const text = 'COPY <<"A" <<-B /x/\na\nA\nb\n\tB\nUSER a';
    assert.deepEqual(line(text, 2), ['A keyword.control.heredoc']);
    assert.deepEqual(line(text, 4), ['B keyword.control.heredoc']);
    assert.deepEqual(line(text, 5), ['USER keyword.other.special-method']);
  });

  it('a lone quote colours its own instruction alone', () => {
    const text = 'RUN echo it\'s fine\nCOPY a b\nENV x="x \\\n  y"\nUSER a';
    assert.deepEqual(line(text, 1), ['COPY keyword.other.special-method']);
    assert.equal(line(text, 3)[0], 'y string.quoted.double');
    assert.deepEqual(line(text, 4), ['USER keyword.other.special-method']);
  });

  it('an instruction without anything behind it ends with its line', () => {
    assert.deepEqual(line('RUN\nCOPY\nFROM\nUSER a', 3), ['USER keyword.other.special-method']);
  });

  it('every FROM of every sample is coloured, so no instruction above it runs on', () => {
    for (const folder of readdirSync(samples, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      const text = readFileSync(path.join(samples, folder.name, 'Dockerfile'), 'utf8');
      const expected = text.split('\n').flatMap((content, at) => (/^[A-Z]+ /.test(content) ? [at] : []));
      const found = colours(grammar, text)
        .filter(({ text: word, scope }) => scope === 'keyword.other.special-method' && /^(?!AS$|CMD$)/.test(word))
        .map((colour) => colour.line);
      const withCmd = expected.filter((at) => !text.split('\n')[at]?.startsWith('CMD'));
      assert.deepEqual(found, withCmd, folder.name);
    }
  });

  it('the languages of heredocs are known by name to VS Code', () => {
    const names = files.flatMap(({ text }) => text.match(/meta\.embedded\.[a-z]+\.dockerfile/g) ?? []);
    const known = contributed.flatMap(({ embeddedLanguages = {} }) => Object.keys(embeddedLanguages));
    assert.deepEqual([...new Set(names)].sort(), known.sort());
  });

  it('every grammar of ours is contributed, and every rule is there and used', () => {
    assert.deepEqual(files.map(({ name }) => `./syntaxes/${name}`).sort(), contributed.map((each) => each.path).sort());
    const rules = files.flatMap(({ grammar }) =>
      Object.keys(grammar.repository ?? {}).map((rule) => `${grammar.scopeName}#${rule}`),
    );
    const used = files.flatMap(({ text, grammar }) =>
      [...text.matchAll(/"include": "([^"]*#[^"]+)"/g)].map(([, include = '']) =>
        include.startsWith('#') ? grammar.scopeName + include : include,
      ),
    );
    const ours = used.filter((include) => include.startsWith('dockerfile-stages.'));
    assert.deepEqual([...new Set(ours)].sort(), rules.sort());
  });

  it('the marker of a heredoc is written alike in every rule', () => {
    const markers = files.flatMap(({ text }) =>
      [...text.matchAll(/\(\?<!\\\\S\)\\\\d\*<<\(\?:-.*?\(\?!\\\\S\)/g)].map(String),
    );
    assert.ok(markers.length > 8, String(markers.length));
    assert.equal(new Set(markers).size, 2, 'one with quotes or without, and one with quotes');
  });

  it('a long line of unfinished business takes no time', () => {
    for (const piece of ['<< ', ' <<a"', '${a:-', '--mount=type=', "'\\ ", '\\ ', '$', ' 1']) {
      const text = `RUN ${piece.repeat(20_000 / piece.length)}\nUSER a`;
      const start = process.hrtime.bigint();
      colours(grammar, text);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      assert.ok(ms < 1000, `${JSON.stringify(piece)} took ${Math.round(ms)} ms`);
    }
  });
});
