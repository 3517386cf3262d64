import assert from 'node:assert/strict';
import { checkRule, findingsOf, relatedOf } from '../../../../test/support/fixture';
import { createSnapshot } from '../../workspace/snapshots';
import { undefinedVar } from './undefined-var';

const check = checkRule(undefinedVar);

/** The names that are missing where all images are empty. */
function missing(text: string): readonly string[] {
  const snapshot = createSnapshot(
    { uri: 'file:///Dockerfile', version: 0, text, targets: [] },
    { assumeEmptyBases: true },
  );
  const lines = text.split('\n');
  return findingsOf(undefinedVar, snapshot).map(({ range: { start, end } }) => {
    return `${start.line + 1} ${lines[start.line].slice(start.character, end.character)}`;
  });
}

describe('undefined-var', () => {
  it('finds a variable that nothing declares', () => {
    check(`
      FROM scratch AS app
      COPY app-$VERSION /app
    #           ^^^^^^^ undefined-var warning: Nothing above declares 'VERSION' in stage 'app', so it is empty in this COPY.
    `);
  });

  it('knows that an ARG in front of the first FROM is not seen in stages', () => {
    check(`
      ARG VERSION=1
      FROM example.com/any AS app
      LABEL version=$VERSION
    #                ^^^^^^^ undefined-var: 'VERSION' is declared in front of the first FROM only, so it is empty in stage 'app': repeat ARG VERSION there.
    `);
  });

  it('knows that automatic arguments have to be declared', () => {
    check(`
      FROM example.com/any
      COPY app-\${TARGETARCH} /app
    #            ^^^^^^^^^^ undefined-var: 'TARGETARCH' is empty in stage #0 until it has ARG TARGETARCH.
      ARG TARGETARCH
      COPY app-\${TARGETARCH} /app
    `);
  });

  it('asks for a name that was meant, on an image that may define anything for one slip only', () => {
    check(`
      FROM example.com/any AS app
      ARG APP_HOME=/srv
      WORKDIR $APP_HOEM
    #          ^^^^^^^^ undefined-var: Stage 'app' has no variable 'APP_HOEM'; did you mean 'APP_HOME'?
      WORKDIR $OTHER
    `);
  });

  it('knows what is declared in the stages below and by their triggers', () => {
    check(`
      FROM scratch AS base
      ENV A=1
      ONBUILD ARG B
      FROM base
      LABEL x=$A$B
    `);
  });

  it('knows the variables of well-known images', () => {
    check(`
      FROM golang:1.26
      ENV CACHE=$GOPATH/pkg
      ENV BIN=$GOROOT/bin
    #          ^^^^^^ undefined-var
    `);
  });

  it('takes an ENV that adds to itself for advice, and leaves its neighbours to another rule', () => {
    check(`
      FROM scratch
      ENV LIBS=/lib:$LIBS
    #                ^^^^ undefined-var information: Nothing above sets 'LIBS', so nothing is added to it here.
      ENV A=1 B=$A
    #            ^ undefined-var hint: 'A' is not set yet: an ENV reads all of its values before it sets any.
      LABEL x=\${C:-d}
    #           ^ undefined-var information
    `);
  });

  it('begins on the first line of its instruction, and says where the variable stands', () => {
    const text = 'FROM scratch\nCOPY a \\\n  $B /c\n';
    const [finding] = findingsOf(undefinedVar, createSnapshot({ uri: 'file:///D', version: 0, text, targets: [] }));
    assert.equal(finding.range.start.line, 1);
    assert.deepEqual(relatedOf(finding), ["3 'B' stands here"]);
  });

  it('looks at the words that BuildKit expands, each for itself', () => {
    assert.deepEqual(missing('FROM alpine\nCOPY $a $a$a /$b\nUSER $c\nVOLUME ["$d"]\nSTOPSIGNAL $e\nLABEL $f=$g\n'), [
      '2 a',
      '2 a',
      '2 b',
      '3 c',
      '4 d',
      '5 e',
      '6 f',
      '6 g',
    ]);
    assert.deepEqual(
      missing('FROM alpine\nRUN --mount=target=/$a,from=x echo $b\nEXPOSE $c\nCMD $d\nCOPY --from=$e / /\n'),
      ['2 a'],
    );
    assert.deepEqual(missing('FROM alpine\nCOPY <<EOF <<"RAW" /\n$a\nEOF\n$b\nRAW\n').length, 1);
  });

  it('reads an ARG from left to right, and an ENV all at once', () => {
    assert.deepEqual(missing('FROM alpine\nARG A=$A B=$A\nENV C=1 D=$C\nENV E=$D\n'), ['2 A', '3 C']);
  });

  it('knows a name that is put together', () => {
    assert.deepEqual(missing('FROM alpine\nARG N=B\nENV A$N=1\nLABEL x=$AB y=$AC\n'), ['4 AC']);
  });

  it('offers to declare it and to write what was meant', () => {
    const text = 'FROM scratch\nARG NAME=1\nLABEL x=$NAEM\n';
    const [{ fixes = [] }] = findingsOf(
      undefinedVar,
      createSnapshot({ uri: 'file:///D', version: 0, text, targets: [] }),
    );
    assert.deepEqual(
      fixes.map(({ title, edits: [{ newText }] }) => `${title}: ${newText}`),
      ["Replace with 'NAME': NAME", 'Add ARG NAEM above: ARG NAEM\n'],
    );
  });

  it('points from a FROM to the trigger', () => {
    const [finding] = check(`
      FROM scratch AS base
      ONBUILD COPY $A /
      FROM base
    #      ^^^^ undefined-var
    `);
    assert.deepEqual(relatedOf(finding), ['2 It is triggered here']);
  });

  it('takes no time over thousands of stages on each other', () => {
    const stages = Array.from(
      { length: 5_000 },
      (_, n) => `FROM ${n ? `s${n - 1}` : 'scratch'} AS s${n}\nLABEL a=$V${n}\n`,
    );
    const declared = Array.from({ length: 5_000 }, (_, n) => `V${n}=1`).join(' ');
    assert.deepEqual(missing(stages.join('').replace('\n', `\nENV ${declared}\n`)), []);
  }).timeout(5_000);
});
