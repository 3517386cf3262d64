import assert from 'node:assert/strict';
import { applied, editsOf } from '../../../../test/support/edits';
import { blocksIn, composeWith } from '../../../../test/support/inlineBlocks';
import { textAt } from '../../../../test/support/lspFixture';
import { allRules } from '../../rules/allRules';
import { defaultSettings, type Settings } from '../../workspace/settings';
import { actionsFor } from '../codeActions/codeActions';
import { inFile } from './inFile';
import { inlineDiagnostics, inlineMendable } from './inlineDiagnostics';

/** What is said of stages alone. */
const settings: Settings = {
  ...defaultSettings,
  rules: Object.fromEntries(allRules.flatMap(({ id, family }) => (family === 'stages' ? [] : [[id, 'off']]))),
};

/** What is said of a Dockerfile in a compose file, with what it is said of. */
function check(dockerfile: string, target?: string): string[] {
  const text = composeWith(dockerfile, target);
  const inside = blocksIn('compose.yaml', text);
  const found = inside.flatMap((block) => inlineDiagnostics(block, settings));
  return inFile(found, { uri: 'file:///project/compose.yaml', inside }).map(
    ({ code, range }) => `${code}: ${textAt(text, range)}`,
  );
}

describe('Mistakes in a Dockerfile inside of a file', () => {
  it('are marked where they stand', () => {
    assert.deepEqual(check('FROM golang AS build\nFROM alpine\nCOPY --from=5 /a /a\nCOPY --from=build /$$a /a\n'), [
      'invalid-stage-index: 5',
    ]);
  });

  it('are no stages that the build asks for', () => {
    const dockerfile = 'FROM golang AS build\nFROM alpine AS test\nFROM build AS final\n';
    assert.deepEqual(check(dockerfile, 'test'), []);
    assert.deepEqual(check(dockerfile, '$TARGET'), []);
    assert.deepEqual(check(dockerfile, 'final'), ['unused-stage: FROM alpine AS test']);
  });

  it('are not looked for in what compose puts in', () => {
    assert.deepEqual(check('FROM ${BASE} AS build\nFROM ${BASE:-x}\nCOPY --from=build /a /a\n'), []);
    assert.deepEqual(check('FROM golang AS ${NAME}\nFROM alpine\nCOPY --from=7 /a /a\n'), []);
    assert.deepEqual(check('ARG V=${V}\nFROM golang:$$V AS a\nFROM a\n'), []);
    assert.deepEqual(check('FROM golang AS build\nFROM alpine\nCOPY --from=$X /a /a\n'), []);
    assert.deepEqual(check('FROM golang AS build\nRUN $X\nFROM alpine\nCOPY --from=7 /a /a\n'), [
      'unused-stage: FROM golang AS build',
      'invalid-stage-index: 7',
    ]);
  });

  it('can be mended', () => {
    const text = composeWith('FROM golang AS build\nFROM alpine\nCOPY --from=biuld /$$a /a\n');
    const inside = blocksIn('compose.yaml', text);
    const line = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
    const actionsAt = (range: typeof line) => actionsFor(inside.map((block) => inlineMendable(block, range, settings)));
    assert.deepEqual(actionsAt(line), []);
    const place = { start: { line: 6, character: 22 }, end: { line: 6, character: 22 } };
    const [action] = actionsAt(place);
    const { edit } = inFile(action, { uri: 'file:///project/compose.yaml', inside });
    const [change] = edit?.documentChanges ?? [];
    assert('edits' in change && 'newText' in change.edits[0]);
    assert.equal(textAt(text, change.edits[0].range), 'biuld');
    assert.equal(change.edits[0].newText, 'build');
  });

  it('are silenced by a comment that stands as far in as they do', () => {
    const text = composeWith('FROM golang AS build\nFROM alpine\nCOPY --from=biuld /a /a\n');
    const inside = blocksIn('compose.yaml', text);
    const place = { start: { line: 6, character: 22 }, end: { line: 6, character: 22 } };
    const actions = actionsFor(inside.map((block) => inlineMendable(block, place, settings)));
    const written = actions.flatMap(({ title, edit }) =>
      title.startsWith('Ignore')
        ? applied(text, editsOf(inFile(edit, { uri: 'file:///project/compose.yaml', inside })))
        : [],
    );
    const line = '        COPY --from=biuld /a /a';
    const first = '        FROM golang AS build';
    assert.deepEqual(written, [
      text.replace(line, `        # dockerfile-stages ignore=unknown-stage\n${line}`),
      text.replace(
        '        FROM alpine',
        '        # dockerfile-stages stage ignore=unknown-stage\n        FROM alpine',
      ),
      text.replace(first, `        # dockerfile-stages global ignore=unknown-stage\n${first}`),
    ]);
  });

  it('are mended by taking out a stage that nobody uses', () => {
    const inside = blocksIn('compose.yaml', composeWith('FROM golang AS build\nRUN x\n\nFROM alpine\n'));
    const [{ asked, findings }] = inside.map((block) => inlineMendable(block, block.range, settings));
    assert.ok(asked);
    assert.deepEqual(
      findings.map(({ rule, fixes }) => [rule, fixes?.map(({ title }) => title)]),
      [['unused-stage', ["Remove stage 'build'"]]],
    );
  });
});
