import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { applied, editsOf } from '../../../../test/support/edits';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { fixAllKind } from '../../protocol/actionKinds';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { defaultSettings } from '../../workspace/settings';
import { actionsFor, codeActions } from './codeActions';
import type { Mendable } from './mendable';

/** What can be done at `<|>`. */
function actions(fixture: string, only?: readonly string[]): CodeAction[] {
  const { text, position } = marked(fixture);
  return codeActions(snapshotOf(text), { start: position, end: position }, defaultSettings, { only });
}

/** The titles of what mends there. */
function fixes(fixture: string): string[] {
  return actions(fixture)
    .map(({ title }) => title)
    .filter((title) => !/^(Ignore|Skip)/.test(title));
}

const two = 'FROM golang:1.25 AS builder\nFROM alpine:3.22\n';

describe('Quick fixes', () => {
  it('replace a mistyped stage by the one that was meant', () => {
    assert.deepEqual(fixes(`${two}COPY --from=bil<|>der a b`), ["Replace with 'builder'"]);
    assert.deepEqual(fixes(`${two}COPY --from=bilder<|> a b`), ["Replace with 'builder'"]);
  });

  it('are offered only where the finding is', () => {
    assert.deepEqual(fixes(`${two}COPY --from=bilder a<|> b`), []);
    assert.deepEqual(fixes(`${two}COPY --from=buil<|>der a b`), []);
  });

  it('edit this very version and say what they mend', () => {
    const [action] = actions(`${two}COPY --from=bil<|>der a b`);
    assert.equal(action.isPreferred, true);
    assert.equal(action.diagnostics?.[0].code, 'unknown-stage');
    const range = { start: { line: 2, character: 12 }, end: { line: 2, character: 18 } };
    const textDocument = { uri: 'file:///project/Dockerfile', version: 1 };
    assert.deepEqual(action.edit?.documentChanges, [{ textDocument, edits: [{ range, newText: 'builder' }] }]);
  });

  it('are given to who asks for quick fixes or for everything', () => {
    const fixture = `${two}COPY --from=bil<|>der a b`;
    const titles = (only?: readonly string[]) => actions(fixture, only).map(({ title }) => title);
    assert.ok(titles([CodeActionKind.QuickFix]).includes("Replace with 'builder'"));
    assert.ok(titles(['']).includes("Replace with 'builder'"));
    assert.deepEqual(titles(['refactor']), []);
    assert.deepEqual(titles(['quickfix.other']), []);
  });
});

const place = (line: number, start: number, end = start) => ({
  start: { line, character: start },
  end: { line, character: end },
});

/** A finding about a place, with a fix that writes `newText` there. */
function finding(
  rule: string,
  line: number,
  start: number,
  end: number,
  newText: string,
  safe = true,
): ReportedFinding {
  const range = place(line, start, end);
  const fixes = [{ title: `Write ${newText}`, edits: [{ range, newText }], safe }];
  return { rule, severity: 'warning', message: rule, range, fixes };
}

const text = 'RUN one\nRUN two\nRUN three\n';

function mendable(findings: readonly ReportedFinding[], line = 0): Mendable {
  return { uri: 'file:///project/Dockerfile', version: 3, findings, asked: place(line, 4) };
}

const mended = (edit: WorkspaceEdit | undefined) => applied(text, editsOf(edit));

describe('Several findings', () => {
  it('each prefer their first fix, unless they compete', () => {
    const one = finding('a', 0, 4, 7, '1');
    const preferred = (findings: readonly ReportedFinding[]) =>
      actionsFor([mendable(findings)], { only: ['quickfix'] }).flatMap(({ title, isPreferred }) =>
        isPreferred ? title : [],
      );
    assert.deepEqual(preferred([one]), ['Write 1']);
    assert.deepEqual(preferred([{ ...one, fixes: [...(one.fixes ?? []), { title: 'Other', edits: [] }] }]), [
      'Write 1',
    ]);
    assert.deepEqual(preferred([one, finding('b', 0, 4, 5, '2')]), []);
  });

  it('of one rule are mended together, where all of that is safe', () => {
    const findings = [finding('a', 0, 4, 7, '1'), finding('a', 1, 4, 7, '2'), finding('a', 2, 4, 9, '3', false)];
    const all = actionsFor([mendable(findings)], {}).find(({ title }) => title.startsWith('Fix all '));
    assert.equal(all?.title, "Fix all 'a' problems in this file");
    assert.equal(all?.kind, CodeActionKind.QuickFix);
    assert.equal(all?.diagnostics?.length, 2);
    assert.equal(mended(all?.edit), 'RUN 1\nRUN 2\nRUN three\n');
  });

  it('are not offered together where only one of them can be mended safely', () => {
    const findings = [finding('a', 0, 4, 7, '1'), finding('a', 1, 4, 7, '2', false), finding('b', 1, 4, 7, '3')];
    const titles = actionsFor([mendable(findings)], { only: ['quickfix'] }).map(({ title }) => title);
    assert.deepEqual(titles, ['Write 1']);
  });
});

describe('Mending a whole file', () => {
  const findings = [
    finding('a', 0, 4, 7, '1'),
    finding('b', 0, 7, 7, ' more'),
    finding('b', 1, 4, 7, '2'),
    finding('c', 2, 4, 9, '3', false),
  ];

  it('is done by the kind of action that editors use when they save', () => {
    for (const only of [[fixAllKind], ['source.fixAll'], ['source']]) {
      const found = actionsFor([mendable(findings, 2)], { only });
      assert.deepEqual(
        found.map(({ kind }) => kind),
        ['source.fixAll.dockerfileStages'],
      );
    }
    assert.deepEqual(actionsFor([mendable(findings)], { only: ['source.organizeImports'] }), []);
    assert.deepEqual(actionsFor([mendable(findings)], { only: ['source.fixAll.eslint'] }), []);
  });

  it('makes the safe fixes, and leaves what gets in the way of another for the next time', () => {
    const [action] = actionsFor([mendable(findings)], { only: [fixAllKind] });
    assert.equal(mended(action.edit), 'RUN 1\nRUN 2\nRUN three\n');
  });

  it('is not offered where nothing can be mended safely', () => {
    assert.deepEqual(actionsFor([mendable([finding('c', 2, 4, 9, '3', false)])], { only: [fixAllKind] }), []);
  });

  it('is one edit of one version, also for several Dockerfiles in a file', () => {
    const [action, ...others] = actionsFor([mendable([findings[0]]), mendable([findings[2]])], { only: [fixAllKind] });
    assert.equal(others.length, 0);
    assert.deepEqual(action.edit?.documentChanges?.length, 1);
    assert.equal(mended(action.edit), 'RUN 1\nRUN 2\nRUN three\n');
  });
});

describe('Turning off a rule', () => {
  it('is offered to clients that can', () => {
    const texts = [mendable([finding('a', 0, 4, 7, '1')])];
    const titles = (turnsOffRules: boolean) => actionsFor(texts, { turnsOffRules }).map(({ title }) => title);
    assert.ok(titles(true).includes("Turn off 'a' in the settings"));
    assert.ok(!titles(false).includes("Turn off 'a' in the settings"));
  });
});
