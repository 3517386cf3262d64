import assert from 'node:assert/strict';
import { defaultSettings } from '../settings';
import { readConfigFile } from './configFile';
import { configured } from './configured';

const uri = 'file:///project/services/dockerfile-stages.json';
const read = (text: string) => readConfigFile(uri, text);

/** Each problem with the text that it stands at. */
function problems(text: string): string[] {
  const lines = text.split('\n');
  return read(text).problems.map(({ message, range: { start, end } }) => {
    const line = lines[start.line] ?? '';
    return `${line.slice(start.character, start.line === end.line ? end.character : undefined)}: ${message}`;
  });
}

describe('A configuration', () => {
  it('says how grave rules are, in JSON with comments', () => {
    const { rules, problems: found } = read(`{
      // Ours are built by the tests.
      "rules": { "unused-stage": "off", "DL3008": "warning", },
    }`);
    assert.deepEqual(rules, { 'unused-stage': 'off', DL3008: 'warning' });
    assert.deepEqual(found, []);
  });

  it('knows all keys', () => {
    const text = `{
      "$schema": "x",
      "profile": "strict",
      "rules": {},
      "overrides": [{ "files": ["*.Dockerfile"], "rules": { "syntax": "off" } }],
      "allowedRegistries": ["ghcr.io"],
      "labelSchema": { "maintainer": "email" },
      "strictLabels": false
    }`;
    const { profile, options, problems: found } = read(text);
    assert.deepEqual(found, []);
    assert.equal(profile, 'strict');
    assert.deepEqual(options, {
      allowedRegistries: ['ghcr.io'],
      labelSchema: { maintainer: 'email' },
      strictLabels: false,
    });
  });

  it('tells what makes no sense, and reads the rest', () => {
    assert.deepEqual(problems('{ "profil": "strict" }'), [
      `"profil": There is no 'profil' here; did you mean 'profile'?`,
    ]);
    assert.deepEqual(problems('{ "colour": 1 }'), [`"colour": There is no 'colour' here.`]);
    assert.deepEqual(problems('{ "rules": { "syntax": "warn", "cycle": 3 } }'), [
      '"warn": One of these is expected here: off, hint, information, warning, error.',
      '3: One of these is expected here: off, hint, information, warning, error.',
    ]);
    assert.deepEqual(problems('{ "rules": [] }'), ['[]: { … } is expected here.']);
    assert.deepEqual(problems('{ "allowedRegistries": "a", "strictLabels": "no" }'), [
      '"a": [ … ] is expected here.',
      '"no": true, false is expected here.',
    ]);
    assert.deepEqual(problems('[]'), ['[]: { … } is expected here.']);
    assert.deepEqual(read('{ "rules": { "a": "warn", "b": "off" } }').rules, { b: 'off' });
  });

  it('tells where an override lacks its files, or has a pattern that is none', () => {
    assert.deepEqual(problems('{ "overrides": [{ "rules": {} }] }'), [`{ "rules": {} }: 'files' is missing here.`]);
    assert.deepEqual(problems('{ "overrides": [{ "files": ["[a"] }] }'), [`"[a": '[a' is no pattern of paths.`]);
    assert.deepEqual(problems('{ "overrides": [3] }'), ['3: { … } is expected here.']);
  });

  it('tells that it is no JSON, and never fails', () => {
    assert.equal(read('{ "rules": ').problems[0]?.isSyntax, true);
    for (const text of [
      '',
      '{',
      '"',
      'null',
      '{"rules":{"a"',
      '{"overrides":[{"files":[',
      '['.repeat(9999),
      '{"a":'.repeat(999),
    ]) {
      assert.ok(read(text).problems.length > 0 || text === '', text.slice(0, 20));
    }
  });

  it('takes no names from the language that it is read with', () => {
    assert.deepEqual(problems('{ "constructor": 1, "__proto__": {} }').length, 2);
    assert.deepEqual(Object.keys(read('{ "rules": { "toString": "off", "__proto__": "off" } }').rules).length, 2);
  });
});

describe('The settings of a file', () => {
  const config = read(`{
    "profile": "strict",
    "rules": { "a": "off" },
    "strictLabels": true,
    "overrides": [
      { "files": ["*.dev.Dockerfile"], "rules": { "a": "hint" } },
      { "files": ["api/**", "./web/Dockerfile"], "rules": { "a": "error" } }
    ]
  }`);
  const settings = { ...defaultSettings, rules: { a: 'warning' as const, b: 'error' as const } };
  const strengths = (path: string) =>
    configured(settings, config, `file:///project/services/${path}`).strongerRules.map(({ a }) => a);

  it("are the project's before the user's", () => {
    const { strongerRules, rules, profile, ruleOptions } = configured(
      settings,
      config,
      'file:///project/services/Dockerfile',
    );
    assert.deepEqual(strongerRules, [{ a: 'off' }]);
    assert.deepEqual(rules, settings.rules);
    assert.equal(profile, 'strict');
    assert.deepEqual(ruleOptions, { strictLabels: true });
  });

  it('have overrides for some files, the last one first', () => {
    assert.deepEqual(strengths('x/a.dev.Dockerfile'), ['hint', 'off']);
    assert.deepEqual(strengths('api/x/a.dev.Dockerfile'), ['error', 'hint', 'off']);
    assert.deepEqual(strengths('web/Dockerfile'), ['error', 'off']);
    assert.deepEqual(strengths('x/web/Dockerfile'), ['off']);
  });

  it('are the same object for files that are treated alike', () => {
    const at = (path: string) => configured(settings, config, `file:///project/services/${path}`);
    assert.equal(at('Dockerfile'), at('x/Dockerfile'));
    assert.notEqual(at('Dockerfile'), at('api/Dockerfile'));
    assert.equal(configured(settings, undefined, 'file:///project/Dockerfile'), settings);
  });
});
