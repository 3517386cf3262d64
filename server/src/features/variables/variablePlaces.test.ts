import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { definitionLink } from '../definition';
import { documentHighlight } from '../documentHighlight';
import { references } from '../references';

/** `line:character` of all places of the variable at `<|>`, lines from 1. */
function places(fixture: string, includeDeclaration = true): string {
  const { text, position } = marked(fixture);
  const found = references(snapshotOf(text), position, { includeDeclaration }) ?? [];
  return found.map(({ range: { start } }) => `${start.line + 1}:${start.character}`).join(' ');
}

function target(fixture: string): string | undefined {
  const { text, position } = marked(fixture);
  const link = definitionLink(snapshotOf(text), position);
  return link && `${link.targetSelectionRange.start.line + 1}: ${textAt(text, link.targetSelectionRange)}`;
}

describe('References to a variable', () => {
  it('are the global ARG, the FROMs that see it, and the stages that take it', () => {
    assert.equal(
      places('ARG <|>V=1\nFROM a:$V\nARG V\nRUN echo ${V}\nFROM b\nENV X=$V\nFROM x-$V'),
      '1:4 2:8 3:4 4:11 7:8',
    );
    assert.equal(places('ARG V=1\nFROM a:$V\nARG V\nRUN echo $<|>V\nFROM --platform=$V b'), '1:4 2:8 3:4 4:10 5:17');
  });

  it('may leave the declarations out', () => {
    assert.equal(places('ARG V=1\nFROM a:$<|>V\nARG V\nRUN $V', false), '2:8 4:5');
  });

  it('of a stage ARG with a default of its own are not those of the global one', () => {
    const text = 'ARG V=1\nFROM a:$V\nARG V=2\nRUN $V';
    assert.equal(places(text.replace('a:$V', 'a:$<|>V')), '1:4 2:8');
    assert.equal(places(text.replace('RUN $V', 'RUN $<|>V')), '3:4 4:5');
  });

  it('go on in the stages that are built on the one that declares it', () => {
    const text = 'FROM a AS one\nENV A=1\nFROM one AS two\nRUN $A\nFROM b\nRUN $A\nFROM two\nWORKDIR /$A';
    assert.equal(places(text.replace('ENV A', 'ENV <|>A')), '2:4 4:5 8:10');
    assert.equal(places(text.replace('b\nRUN $A', 'b\nRUN $<|>A')), '6:5');
  });

  it('of an ENV are what reads it, and what sets it anew', () => {
    assert.equal(places('FROM a\nENV <|>A=1\nENV A=$A:2\nRUN $A\nCMD echo $A'), '2:4 3:4 3:7 4:5 5:10');
  });

  it('of an ARG and an ENV of one name are told apart', () => {
    const text = 'FROM a\nARG A=1\nRUN $A\nENV A=$A\nRUN $A';
    assert.equal(places(text.replace('ARG A', 'ARG <|>A')), '2:4 3:5 4:7');
    assert.equal(places(text.replace('ENV A', 'ENV <|>A')), '4:4 5:5');
  });

  it('see an ENV and no ARG where a container starts, even if it stands below', () => {
    assert.equal(places('FROM a\nARG A=1\nCMD echo $<|>A\nENV A=2'), '3:10 4:4');
    assert.equal(target('FROM a\nARG A=1\nCMD echo $<|>A'), undefined);
  });

  it('see the old value in the ENV that sets a new one, and the new one in an ARG', () => {
    assert.equal(target('FROM a\nARG A=1\nENV A=2 B=$<|>A'), '2: A');
    assert.equal(target('ARG A=1 B=$<|>A\nFROM x'), '1: A');
    assert.equal(target('FROM x\nARG A=0\nARG A=1 B=$<|>A'), '3: A');
    assert.equal(target('FROM x\nENV A=0\nENV A=1 B=$<|>A'), '2: A');
  });

  it('reach into mounts, here-documents and JSON', () => {
    const text =
      'FROM a\nENV A=1\nRUN --mount=type=cache,target=$A x\nCOPY <<E /x\n$A\nE\nRUN <<E\necho $A\nE\nCMD ["sh","-c","$A"]';
    assert.equal(places(text.replace('ENV A', 'ENV <|>A')), '2:4 3:31 5:1 8:6 10:17');
    assert.equal(target(text.replace('echo $A', 'echo $A<|>')), '2: A');
  });

  it('are found over the end of a line', () => {
    assert.equal(places('FROM a\nARG NA\\\nME\nRUN $N\\\nAME\nRUN $NAME<|>'), '2:4 4:5 6:5');
  });

  it('of a trigger are seen where it is written and where it is triggered', () => {
    const text =
      'FROM a AS one\nENV A=1\nONBUILD RUN $A\nONBUILD ARG B=2\nONBUILD RUN $B\nFROM one\nRUN $B\nFROM b\nRUN $B';
    assert.equal(places(text.replace('RUN $A', 'RUN $<|>A')), '2:4 3:13');
    assert.equal(places(text.replace('ONBUILD RUN $B', 'ONBUILD RUN $<|>B')), '4:12 5:13 7:5');
  });

  it('of what BuildKit sets are all that see it', () => {
    assert.equal(
      places('FROM --platform=$BUILD<|>PLATFORM a\nARG BUILDPLATFORM\nRUN $BUILDPLATFORM\nFROM b\nRUN $BUILDPLATFORM'),
      '1:17 2:4 3:5',
    );
  });

  it('of what the base image may set are those of the stage', () => {
    assert.equal(places('FROM a\nRUN $<|>HOME\nCOPY a $HOME\nFROM b\nRUN $HOME'), '2:5 3:8');
  });
});

describe('A variable that a command sets itself', () => {
  it('has nothing to do with an ARG of its name', () => {
    const text = 'FROM a\nARG V=1\nRUN V=2; echo $V\nRUN $V';
    assert.equal(places(text.replace('echo $V', 'echo $<|>V')), '3:4 3:15');
    assert.equal(places(text.replace('ARG V', 'ARG <|>V')), '2:4 4:5');
    assert.equal(target(text.replace('echo $V', 'echo $<|>V')), '3: V');
  });

  it('is the ARG where the command may read that first', () => {
    const text = 'FROM a\nARG V\nRUN if [ -z "$V" ]; then V=1; fi; echo $V';
    assert.equal(places(text.replace('ARG V', 'ARG <|>V')), '2:4 3:14 3:25 3:40');
    assert.equal(target(text.replace('-z "$V', '-z "$<|>V')), '2: V');
    assert.equal(target(text.replace('echo $V', 'echo $<|>V')), '3: V');
  });

  it('may be a secret, which hides an ARG of its name', () => {
    const text = 'FROM a\nARG T=1\nRUN --mount=type=secret,id=t,env=T curl $T\nRUN $T';
    assert.equal(places(text.replace('curl $T', 'curl $<|>T')), '3:33 3:41');
    assert.equal(places(text.replace('env=T', 'env=<|>T')), '3:33 3:41');
    assert.equal(places(text.replace('ARG T', 'ARG <|>T')), '2:4 4:5');
    assert.equal(target(text.replace('curl $T', 'curl $<|>T')), '3: T');
  });

  it('does not reach into the next command', () => {
    assert.equal(target('FROM a\nRUN V=2\nRUN echo $<|>V'), undefined);
    assert.equal(places('FROM a\nRUN V=1 && echo $<|>V\nRUN V=1 && echo $V', false), '2:17');
  });

  it('is set for one program alone in front of it', () => {
    assert.equal(target('FROM a\nARG V\nRUN V=2 make $<|>V'), '2: V');
    assert.equal(places('FROM a\nARG <|>V\nRUN V=2 make $V'), '2:4 3:14');
  });
});

describe('Highlights of a variable', () => {
  it('are written where it is set and read where it is used', () => {
    const { text, position } = marked('ARG V=1\nFROM a\nARG V\nRUN echo $V<|>\nENV W=$V');
    const found = documentHighlight(snapshotOf(text), position);
    assert.deepEqual(
      found.map(({ range, kind }) => [range.start.line + 1, kind]),
      [
        [1, DocumentHighlightKind.Write],
        [3, DocumentHighlightKind.Write],
        [4, DocumentHighlightKind.Read],
        [5, DocumentHighlightKind.Read],
      ],
    );
  });

  it('leave the field to others where they help with the language at large', () => {
    const { text, position } = marked('FROM a\nARG V=1\nRUN echo $V<|>');
    const snapshot = snapshotOf(text);
    assert.deepEqual(documentHighlight(snapshot, position, { general: false }), []);
    assert.equal(references(snapshot, position, { includeDeclaration: true, general: false }), undefined);
    assert.equal(definitionLink(snapshot, position, { general: false }), undefined);
  });
});
