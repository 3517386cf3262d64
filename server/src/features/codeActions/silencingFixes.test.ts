import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import type { Fix } from '../../rules/rule';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { silencingFixes } from './silencingFixes';

/** What the Dockerfile is once a finding of `a-rule` at `<|>` is silenced by the action whose title fits. */
function silenced(fixture: string, title: RegExp, buildkitRule?: string): string | undefined {
  const fix = fixesAt(fixture, buildkitRule).find((one) => title.test(one.title));
  return fix && applied(marked(fixture).text, [...fix.edits]);
}

function silencedTitle(fixture: string, buildkitRule: string): string | undefined {
  return fixesAt(fixture, buildkitRule).find(({ title }) => /check=skip/.test(title))?.title;
}

function fixesAt(fixture: string, buildkitRule: string | undefined): Fix[] {
  const { text, position } = marked(fixture);
  const finding: ReportedFinding = {
    rule: 'a-rule',
    severity: 'warning',
    message: '',
    range: { start: position, end: position },
    ...(buildkitRule !== undefined && { buildkitRule }),
  };
  const snapshot = snapshotOf(text);
  const { uri, version } = snapshot;
  const dockerfile = { snapshot, first: 0 };
  const found = silencingFixes({ uri, version, findings: [finding], asked: undefined, dockerfile }, [finding]);
  return found.map(({ fix }) => fix);
}

describe('A finding that is not wanted', () => {
  const here = (fixture: string) => silenced(fixture, /'a-rule' for this instruction/);
  const inStage = (fixture: string) => silenced(fixture, /'a-rule' in this stage/);
  const inFile = (fixture: string) => silenced(fixture, /'a-rule' in this file/);

  it('is silenced by a comment right above its instruction, as far in as that', () => {
    assert.equal(here('FROM a\nRUN<|> b\n'), 'FROM a\n# dockerfile-stages ignore=a-rule\nRUN b\n');
    assert.equal(
      here('FROM a\n  RUN b \\\n   # c\n   <|>d\n'),
      'FROM a\n  # dockerfile-stages ignore=a-rule\n  RUN b \\\n   # c\n   d\n',
    );
  });

  it('leaves heredocs alone', () => {
    assert.equal(
      here('FROM a\nRUN <<EOF\n# b\n<|>c\nEOF\n'),
      'FROM a\n# dockerfile-stages ignore=a-rule\nRUN <<EOF\n# b\nc\nEOF\n',
    );
  });

  it('leaves the words that describe a stage or an argument next to it', () => {
    assert.equal(here('# b  it is\nFROM<|> a AS b\n'), '# dockerfile-stages ignore=a-rule\n# b  it is\nFROM a AS b\n');
    assert.equal(
      here('FROM a\n\n# B is it\nARG<|> B\n'),
      'FROM a\n\n# dockerfile-stages ignore=a-rule\n# B is it\nARG B\n',
    );
    assert.equal(here('FROM a\n# b\nRUN<|> c\n'), 'FROM a\n# b\n# dockerfile-stages ignore=a-rule\nRUN c\n');
  });

  it('stays below the parser directives', () => {
    const directives = '# syntax=docker/dockerfile:1\n# escape=`\n';
    assert.equal(here(`${directives}FROM<|> a\n`), `${directives}# dockerfile-stages ignore=a-rule\nFROM a\n`);
    assert.equal(inFile(`${directives}FROM<|> a\n`), `${directives}# dockerfile-stages global ignore=a-rule\nFROM a\n`);
    assert.equal(inFile('#!x\nFROM<|> a\n'), '#!x\n# dockerfile-stages global ignore=a-rule\nFROM a\n');
    assert.equal(inFile('\ufeffFROM<|> a\n'), '\ufeff# dockerfile-stages global ignore=a-rule\nFROM a\n');
  });

  it('is silenced by a comment that does so for others already', () => {
    assert.equal(
      here('FROM a\n# dockerfile-stages ignore=b,c\n# d\nRUN<|> e\n'),
      'FROM a\n# dockerfile-stages ignore=b,c,a-rule\n# d\nRUN e\n',
    );
    assert.equal(
      inFile('# dockerfile-stages global ignore=b since it is so\nFROM a\nRUN<|> e\n'),
      '# dockerfile-stages global ignore=b,a-rule since it is so\nFROM a\nRUN e\n',
    );
  });

  it('is silenced below an empty comment, above which none is heard', () => {
    assert.equal(here('# a\n#\n# b\nFROM<|> c\n'), '# a\n#\n# dockerfile-stages ignore=a-rule\n# b\nFROM c\n');
    assert.equal(inFile('# a\n#\nFROM<|> c\n'), '# a\n#\n# dockerfile-stages global ignore=a-rule\nFROM c\n');
    assert.equal(
      here('FROM a\n# dockerfile-stages ignore=b\n#\nRUN<|> c\n'),
      'FROM a\n# dockerfile-stages ignore=b\n#\n# dockerfile-stages ignore=a-rule\nRUN c\n',
    );
  });

  it('is silenced in its whole stage above FROM', () => {
    assert.equal(
      inStage('FROM a\nRUN b\n\n# c is it\nFROM d AS c\nRUN<|> e\n'),
      'FROM a\nRUN b\n\n# dockerfile-stages stage ignore=a-rule\n# c is it\nFROM d AS c\nRUN e\n',
    );
    assert.equal(inStage('ARG<|> A\nFROM a\n'), undefined);
  });
});

describe("One of BuildKit's own checks", () => {
  const skipped = (fixture: string, rule = 'JSONArgsRecommended') => silenced(fixture, /check=skip/, rule);

  it('is skipped above its instruction', () => {
    assert.equal(skipped('FROM a\n  CMD<|> b\n'), 'FROM a\n# check=skip=JSONArgsRecommended\n  CMD b\n');
  });

  it('is skipped in the comment that skips others', () => {
    assert.equal(
      skipped('FROM a\n# check=skip=X\n# b\nCMD<|> b\n'),
      'FROM a\n# check=skip=X,JSONArgsRecommended\n# b\nCMD b\n',
    );
    assert.equal(
      skipped('FROM a\n# check=experimental=all\nCMD<|> b\n'),
      'FROM a\n# check=experimental=all;skip=JSONArgsRecommended\nCMD b\n',
    );
    assert.equal(skipped('FROM a\n# check=skip=all\nCMD<|> b\n'), undefined);
  });

  it('is not skipped in an indented comment, which BuildKit does not read', () => {
    assert.equal(
      skipped('FROM a\n # check=skip=X\nCMD<|> b\n'),
      'FROM a\n # check=skip=X\n# check=skip=JSONArgsRecommended\nCMD b\n',
    );
  });

  it('is skipped below an empty comment, above which BuildKit reads none', () => {
    assert.equal(
      skipped('FROM a\n# b\n#\n# c\nARG<|> d\n', 'SecretsUsedInArgOrEnv'),
      'FROM a\n# b\n#\n# check=skip=SecretsUsedInArgOrEnv\n# c\nARG d\n',
    );
  });

  it('is skipped in the file where BuildKit listens to nothing else', () => {
    assert.equal(
      skipped('FROM a AS b\nFROM<|> c AS b\n', 'DuplicateStageName'),
      '# check=skip=DuplicateStageName\nFROM a AS b\nFROM c AS b\n',
    );
    assert.equal(
      skipped('# check=skip=A;error=true\nFROM a\nfrom<|> b\n', 'ConsistentInstructionCasing'),
      '# check=skip=A,ConsistentInstructionCasing;error=true\nFROM a\nfrom b\n',
    );
    assert.equal(
      skipped('# syntax=x\n# check=error=true\nFROM a\nfrom<|> b\n', 'ConsistentInstructionCasing'),
      '# syntax=x\n# check=error=true;skip=ConsistentInstructionCasing\nFROM a\nfrom b\n',
    );
  });

  it('is skipped in the file where a comment above the instruction would be a directive', () => {
    assert.equal(skipped('FROM<|> a AS B\n', 'StageNameCasing'), '# check=skip=StageNameCasing\nFROM a AS B\n');
    assert.match(silencedTitle('FROM<|> a AS B\n', 'StageNameCasing') ?? '', /in this file/);
  });

  it('is not skipped where nothing skips it', () => {
    assert.equal(skipped('# x\nFROM<|> a AS b\n', 'InvalidDefinitionDescription'), undefined);
    assert.equal(skipped('# check=skip=all\nFROM a\nfrom<|> b\n', 'ConsistentInstructionCasing'), undefined);
    assert.equal(skipped('FROM a\nCMD<|> b\nCOPPY\n'), undefined, 'nothing checks what nothing can read');
  });
});
