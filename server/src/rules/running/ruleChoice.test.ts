import assert from 'node:assert/strict';
import { defaultSettings, readSettings } from '../../workspace/settings';
import type { RuleInfo } from '../rule';
import { choiceOf, defaultChoice, type RuleChoice, severityOf, severityOfFinding } from './ruleChoice';

function rule(info: Partial<RuleInfo>): RuleInfo {
  return { id: 'unpinned', family: 'shell', summary: () => '', defaultSeverity: 'warning', ...info };
}

const apt = { hadolintRule: 'DL3008' };
const pip = { hadolintRule: 'DL3013' };
const packages = rule({ hadolintRules: ['DL3008', 'DL3013'] });

function choice(settings: Partial<RuleChoice>): RuleChoice {
  return { ...defaultChoice, ...settings };
}

describe('How grave a rule is', () => {
  it('is what it says itself, unless somebody says otherwise', () => {
    assert.equal(severityOf(packages, defaultChoice), 'warning');
    assert.equal(severityOf(packages, choice({ severities: { unpinned: 'off' } })), 'off');
  });

  it('is what the strongest says: the command line before the project, the project before the user', () => {
    const stronger = [{ unpinned: 'error' }, { unpinned: 'off' }] as const;
    assert.equal(severityOf(packages, choice({ stronger, severities: { unpinned: 'hint' } })), 'error');
  });

  it("may be said for one of hadolint's codes alone", () => {
    const quiet = choice({ severities: { DL3008: 'off' } });
    assert.equal(severityOfFinding(packages, apt, quiet), 'off');
    assert.equal(severityOfFinding(packages, pip, quiet), 'warning');
  });

  it("a project's word on a rule wins over a user's on a code", () => {
    const both = choice({ stronger: [{ unpinned: 'error' }], severities: { DL3008: 'off' } });
    assert.equal(severityOfFinding(packages, apt, both), 'error');
  });

  it('a code turns on its findings of a rule that is off', () => {
    const off = rule({ defaultSeverity: 'off', hadolintRules: ['DL3008', 'DL3013'] });
    const one = choice({ severities: { DL3008: 'warning' } });
    assert.equal(severityOf(off, one), 'warning');
    assert.equal(severityOfFinding(off, apt, one), 'warning');
    assert.equal(severityOfFinding(off, pip, one), 'off');
  });
});

describe('The strict profile', () => {
  const strict = choice({ profile: 'strict' });

  it('has all rules on, and no faint dots', () => {
    assert.equal(severityOf(rule({ defaultSeverity: 'off' }), strict), 'information');
    assert.equal(severityOf(rule({ defaultSeverity: 'hint' }), strict), 'information');
    assert.equal(severityOf(rule({ defaultSeverity: 'warning' }), strict), 'warning');
    assert.equal(severityOf(rule({ defaultSeverity: 'off', strictSeverity: 'error' }), strict), 'error');
  });

  it('leaves the last word to who sets a rule', () => {
    assert.equal(severityOf(packages, choice({ profile: 'strict', severities: { unpinned: 'hint' } })), 'hint');
  });
});

describe('The buildkit-only profile', () => {
  const only = choice({ profile: 'buildkit-only' });

  it('keeps the checks of the build', () => {
    const casing = rule({ family: 'stages', buildkitRule: 'StageNameCasing' });
    assert.equal(severityOfFinding(casing, {}, only), 'warning');
    assert.equal(severityOf(casing, only), 'warning');
  });

  it('keeps what makes the build of a stage fail', () => {
    assert.equal(severityOfFinding(rule({ family: 'stages', defaultSeverity: 'error' }), {}, only), 'error');
  });

  it('drops all advice', () => {
    assert.equal(severityOf(packages, only), 'off');
    assert.equal(severityOfFinding(packages, apt, only), 'off');
    assert.equal(severityOfFinding(rule({ family: 'stages' }), {}, only), 'off');
  });
});

describe('What others show', () => {
  const casing = rule({ buildkitRule: 'StageNameCasing' });
  const beside = (...names: string[]) => choice({ shownElsewhere: new Set(names) });

  it('is left out: a family, or a single check or code', () => {
    assert.equal(severityOfFinding(casing, {}, beside('buildkit')), 'off');
    assert.equal(severityOfFinding(casing, {}, beside('StageNameCasing')), 'off');
    assert.equal(severityOfFinding(packages, apt, beside('hadolint')), 'off');
    assert.equal(severityOfFinding(packages, apt, beside('DL3008')), 'off');
  });

  it('takes nothing from what we say of stages, of which hadolint says less', () => {
    const unknown = rule({ family: 'stages', hadolintRules: ['DL3022'] });
    assert.equal(severityOfFinding(unknown, { hadolintRule: 'DL3022' }, beside('hadolint', 'DL3022')), 'warning');
  });

  it('takes nothing from the rest', () => {
    assert.equal(severityOfFinding(casing, {}, beside('hadolint', 'UndefinedVar')), 'warning');
    assert.equal(severityOfFinding(packages, pip, beside('buildkit', 'DL3008')), 'warning');
    assert.equal(severityOfFinding(packages, {}, beside('buildkit', 'hadolint')), 'warning');
  });
});

describe('The choice of some settings', () => {
  it('is the same object for the same settings', () => {
    assert.equal(choiceOf(defaultSettings), choiceOf(defaultSettings));
  });

  it('has the profile and what others show', () => {
    const made = choiceOf(readSettings({ profile: 'strict', coexistence: ['buildkit'] }));
    assert.equal(made.profile, 'strict');
    assert.deepEqual([...(made.shownElsewhere ?? [])], ['buildkit']);
  });
});
