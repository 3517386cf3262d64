import assert from 'node:assert/strict';
import { createSnapshot } from '../../workspace/snapshots';
import type { Finding, Rule } from '../rule';
import { defaultChoice } from '../running/ruleChoice';
import { runRules } from '../runRules';

/** A rule that finds a check at each line of these. */
function ruleOf(buildkitRule: string, ...lines: number[]): Rule {
  const at = (line: number): Finding => {
    return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, message: buildkitRule };
  };
  return {
    id: 'rule',
    family: 'buildkit',
    summary: () => '',
    defaultSeverity: 'hint',
    buildkitRule,
    check: () => lines.map(at),
  };
}

/** The lines at which something is left of what such a rule finds, with its severity. */
function left(text: string, rule: Rule, check?: string): string[] {
  const buildArgs: Record<string, string> = check === undefined ? {} : { BUILDKIT_DOCKERFILE_CHECK: check };
  const snapshot = createSnapshot({ uri: 'file:///Dockerfile', version: 1, text, targets: [] }, { buildArgs });
  return runRules(snapshot, defaultChoice, assert.fail, [rule]).map(
    ({ range, severity }) => `${range.start.line} ${severity}`,
  );
}

const style = (...lines: number[]) => ruleOf('FromAsCasing', ...lines);

describe('# check=', () => {
  it('in the first lines silences checks by name, or all of them', () => {
    assert.deepEqual(left('# check=skip=FromAsCasing\nFROM a\nFROM b\n', style(1, 2)), []);
    assert.deepEqual(left('# syntax=x\n# Check = skip=X,FromAsCasing\nFROM a\n', style(2)), []);
    assert.deepEqual(left('# check=skip=all\nFROM a\n', style(1)), []);
    assert.deepEqual(left('# check=skip=fromascasing\nFROM a\n', style(1)), ['1 hint']);
  });

  it('is no directive below another comment, indented, or with an option that is refused', () => {
    assert.deepEqual(left('# hello\n# check=skip=FromAsCasing\nFROM a\nFROM b\n', style(3)), ['3 hint']);
    assert.deepEqual(left(' # check=skip=all\nFROM a\n', style(1)), ['1 hint']);
    assert.deepEqual(left('# check=skip=all;foo=bar\nFROM a\n', style(1)), ['1 hint']);
  });

  it('reads up to the first blank', () => {
    assert.deepEqual(left('# check=skip=X, FromAsCasing\nFROM a\n', style(1)), ['1 hint']);
    assert.deepEqual(left('# check=skip=FromAsCasing // because\nFROM a\n', style(1)), []);
  });

  it('above an instruction silences checks of that instruction alone', () => {
    assert.deepEqual(left('FROM a\n# check=skip=FromAsCasing\n\n# hello\nFROM b\nFROM c\n', style(0, 4, 5)), [
      '0 hint',
      '5 hint',
    ]);
    assert.deepEqual(left('FROM a\n# check=skip=all\nFROM b\n', style(2)), []);
  });

  it('above an instruction counts only if it is the first, not indented, and no empty comment follows', () => {
    assert.deepEqual(left('FROM a\n# check=skip=X\n# check=skip=FromAsCasing\nFROM b\n', style(3)), ['3 hint']);
    assert.deepEqual(left('FROM a\n# check=foo\n# check=skip=FromAsCasing\nFROM b\n', style(3)), ['3 hint']);
    assert.deepEqual(left('FROM a\n  # check=skip=FromAsCasing\nFROM b\n', style(2)), ['2 hint']);
    assert.deepEqual(left('FROM a\n# check=skip=FromAsCasing\n#\nFROM b\n', style(3)), ['3 hint']);
    assert.deepEqual(left('FROM a\n# no check=skip=FromAsCasing\nFROM b\n', style(2)), ['2 hint']);
  });

  it('at the top is no comment of the first instruction', () => {
    assert.deepEqual(left('# check=skip=X\n# check=error=true\n# check=skip=FromAsCasing\nFROM b\n', style(3)), [
      '3 hint',
    ]);
    assert.deepEqual(left('# check=skip=X\n# hello\n# check=skip=FromAsCasing\nFROM b\n', style(3)), []);
  });

  it('above an instruction says nothing to checks of the whole file', () => {
    const text = 'FROM a\n# check=skip=all\nFROM b\n';
    assert.deepEqual(left(text, ruleOf('DuplicateStageName', 2)), ['2 hint']);
    assert.deepEqual(left(`# check=skip=DuplicateStageName\n${text}`, ruleOf('DuplicateStageName', 3)), []);
  });

  it('of two instructions of which one is too many counts above the second, although the first is reported', () => {
    const rule = ruleOf('MultipleInstructionsDisallowed', 1);
    const skip = '# check=skip=MultipleInstructionsDisallowed';
    assert.deepEqual(left(`FROM a\nCMD a\nRUN x\n${skip}\nCMD b\n`, rule), []);
    assert.deepEqual(left(`FROM a\n\n${skip}\nCMD a\nCMD b\n`, ruleOf('MultipleInstructionsDisallowed', 3)), [
      '3 hint',
    ]);
  });

  it('leaves findings alone that are no build checks, and experimental ones', () => {
    const { buildkitRule: _, ...rule } = style(1);
    assert.deepEqual(left('# check=skip=all\nFROM a\n', rule), ['1 hint']);
    const experimental = { ...ruleOf('InvalidDefinitionDescription', 1), defaultSeverity: 'hint' as const };
    assert.deepEqual(left('# check=skip=all\nFROM a\n', experimental), ['1 hint']);
  });

  it('with error=true makes errors of what build checks find', () => {
    assert.deepEqual(left('# check=error=true\nFROM a\n', style(1)), ['1 error']);
    assert.deepEqual(left('# check=skip=FromAsCasing;error=true\nFROM a\n', style(1)), []);
    assert.deepEqual(left('FROM a\n# check=error=true\nFROM b\n', style(2)), ['2 hint']);
  });

  it('gives way to the build argument', () => {
    assert.deepEqual(left('# check=skip=all\nFROM a\n', style(1), 'error=true'), ['1 error']);
    assert.deepEqual(left('# check=error=true\nFROM a\n', style(1), 'skip=FromAsCasing'), []);
  });
});
