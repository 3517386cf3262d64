import assert from 'node:assert/strict';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { prepareRename, rename } from '../rename/rename';

/** The text after the variable at `<|>` was renamed. */
function renamed(fixture: string, newName = 'NEW'): string {
  const { text, position } = marked(fixture);
  const edit = rename(snapshotOf(text), position, newName);
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  const lines = text.split('\n');
  for (const { range, newText } of [...change.edits].reverse() as {
    range: import('vscode-languageserver-types').Range;
    newText: string;
  }[]) {
    const { start, end } = range;
    assert.equal(start.line, end.line);
    const line = lines[start.line] ?? '';
    lines[start.line] = line.slice(0, start.character) + newText + line.slice(end.character);
  }
  return lines.join('\n');
}

function refusal(fixture: string, newName = 'NEW'): string {
  const { text, position } = marked(fixture);
  try {
    rename(snapshotOf(text), position, newName);
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail('it was renamed');
}

describe('Renaming a variable', () => {
  it('renames a global ARG with the stages that take it, and with FROM', () => {
    const text = 'ARG V=1\nARG W=$V.2\nFROM a:$V\nARG V\nRUN echo "${V:-x}"\nFROM b\nARG V=3\nRUN $V';
    const expected = 'ARG NEW=1\nARG W=$NEW.2\nFROM a:$NEW\nARG NEW\nRUN echo "${NEW:-x}"\nFROM b\nARG V=3\nRUN $V';
    assert.equal(renamed(text.replace('ARG V=1', 'ARG V<|>=1')), expected);
    assert.equal(renamed(text.replace('${V', '${<|>V')), expected);
    assert.equal(renamed(text.replace('a:$V', 'a:$<|>V')), expected);
  });

  it('renames an ENV in the stages that inherit it, and leaves the ARG that it has its value from', () => {
    const text = 'FROM a AS one\nARG V\nENV V=$V\nFROM one\nRUN $V\nCMD ["sh", "-c", "run $V"]';
    assert.equal(
      renamed(text.replace('ENV V', 'ENV <|>V')),
      'FROM a AS one\nARG V\nENV NEW=$V\nFROM one\nRUN $NEW\nCMD ["sh", "-c", "run $NEW"]',
    );
    assert.equal(
      renamed(text.replace('ARG V', 'ARG <|>V')),
      'FROM a AS one\nARG NEW\nENV V=$NEW\nFROM one\nRUN $V\nCMD ["sh", "-c", "run $V"]',
    );
  });

  it('renames what a command sets where that may be the same variable', () => {
    assert.equal(
      renamed('FROM a\nARG V\nRUN : ${V:=1}; [ "$V" ] || V=2; V=3 make; echo \'$V\' "$V<|>"'),
      'FROM a\nARG NEW\nRUN : ${NEW:=1}; [ "$NEW" ] || NEW=2; V=3 make; echo \'$V\' "$NEW"',
    );
    assert.equal(renamed('FROM a\nARG V\nRUN V=2; echo $<|>V'), 'FROM a\nARG V\nRUN NEW=2; echo $NEW');
  });

  it('begins with the name under the cursor', () => {
    const { text, position } = marked('FROM a\nENV A=1\nRUN $A<|>');
    assert.deepEqual(prepareRename(snapshotOf(text), position), {
      range: { start: { line: 2, character: 5 }, end: { line: 2, character: 6 } },
      placeholder: 'A',
    });
  });

  it('leaves the field to others where they help with the language at large', () => {
    const { text, position } = marked('FROM a\nENV A=1\nRUN $A<|>');
    assert.equal(prepareRename(snapshotOf(text), position, { general: false }), undefined);
    assert.equal(rename(snapshotOf(text), position, 'B', { general: false }), undefined);
  });
});

describe('A variable keeps its name', () => {
  it('where BuildKit knows it by that name', () => {
    const message = (name: string) => `BuildKit knows '${name}' by this name, so it keeps it.`;
    assert.equal(refusal('FROM --platform=$BUILD<|>PLATFORM a'), message('BUILDPLATFORM'));
    assert.equal(refusal('FROM a\nARG TARGETARCH<|>'), message('TARGETARCH'));
    assert.equal(refusal('FROM a\nRUN $http<|>_proxy'), message('http_proxy'));
    assert.equal(refusal('ARG SOURCE_DATE<|>_EPOCH\nFROM a'), message('SOURCE_DATE_EPOCH'));
  });

  it('where nothing in the file sets it', () => {
    assert.equal(refusal('FROM a\nRUN $HO<|>ME'), "No ARG or ENV sets 'HOME' here, so it can't be renamed.");
    assert.equal(refusal('ARG V=1\nFROM a\nRUN $<|>V'), "No ARG or ENV sets 'V' here, so it can't be renamed.");
  });

  it('where the new one is no name', () => {
    for (const name of ['', '1A', 'A-B', 'A B', '$A', 'é']) {
      assert.match(refusal('FROM a\nENV A<|>=1', name), /can't be a variable's name/);
    }
    assert.equal(refusal('FROM a\nENV A<|>=1', 'TARGETOS'), "'TARGETOS' means something else to BuildKit already.");
  });

  it('where it is written with quotes in it', () => {
    assert.equal(
      refusal('FROM a\nARG NAME<|>\nCOPY --chown=$NA"ME:x" a b'),
      "'NAME' has quotes in it on line 3. Take them out first.",
    );
  });

  it('where another variable of the new name could be meant', () => {
    const taken = (line: number) => `There is a variable 'NEW' on line ${line} already.`;
    assert.equal(refusal('FROM a\nENV NEW=1\nENV A<|>=1'), taken(2));
    assert.equal(refusal('FROM a\nENV A<|>=1\nRUN NEW=1; $NEW'), taken(3));
    assert.equal(refusal('FROM a\nENV A<|>=1\nRUN echo $NEW'), taken(3));
    assert.equal(refusal('FROM a AS one\nENV NEW=1\nFROM one\nENV A<|>=1'), taken(2));
    assert.equal(refusal('FROM a AS one\nENV A<|>=1\nFROM one\nRUN $NEW'), taken(4));
    assert.equal(refusal('ARG NEW\nFROM a\nARG A<|>=1'), taken(1));
    assert.equal(refusal('ARG A<|>=1\nFROM a\nARG NEW'), taken(3));
    assert.equal(refusal('ARG A<|>=1\nFROM a-$NEW'), taken(2));
  });

  it('and takes a name that only stages without it use', () => {
    assert.equal(renamed('FROM a\nENV A<|>=1\nFROM b\nENV NEW=1'), 'FROM a\nENV NEW=1\nFROM b\nENV NEW=1');
    assert.equal(renamed('ARG NEW\nFROM a\nENV A<|>=1'), 'ARG NEW\nFROM a\nENV NEW=1');
  });
});
