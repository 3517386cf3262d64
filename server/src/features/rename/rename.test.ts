import assert from 'node:assert/strict';
import { applied, editsOf } from '../../../../test/support/edits';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { prepareRename, rename } from './rename';

/** The text once the stage at `<|>` has another name. */
function renamed(fixture: string, name = 'tools'): string {
  const { text, position } = marked(fixture);
  const edit = rename(snapshotOf(text), position, name);
  assert.ok(edit, 'nothing to rename');
  return applied(text, editsOf(edit));
}

/** Checks what becomes of a stage that is called `old` when it is called `new`; both stand under each other. */
function becomes(before: string, after: string): void {
  assert.equal(renamed(before), after);
}

describe('Renaming a stage', () => {
  it('renames the FROM that builds on it', () => {
    becomes('FROM a AS <|>build\nFROM build\nFROM build AS other', 'FROM a AS tools\nFROM tools\nFROM tools AS other');
    becomes(
      'FROM a AS <|>build\nfrom --platform=linux/arm64 build as x',
      'FROM a AS tools\nfrom --platform=linux/arm64 tools as x',
    );
  });

  it('renames COPY --from among any flags', () => {
    becomes(
      'FROM a AS <|>b\nFROM c\nCOPY --from=b --chown=1 x y\nCOPY --link --from=b --chmod=755 x y\ncopy --from=b x y',
      'FROM a AS tools\nFROM c\nCOPY --from=tools --chown=1 x y\nCOPY --link --from=tools --chmod=755 x y\ncopy --from=tools x y',
    );
  });

  it('renames each mount of a RUN', () => {
    becomes(
      'FROM a AS <|>b\nFROM c\nRUN --mount=from=b,target=/x --mount=type=cache,target=/y --mount=target=/z,FROM=b,source=/b make b',
      'FROM a AS tools\nFROM c\nRUN --mount=from=tools,target=/x --mount=type=cache,target=/y --mount=target=/z,FROM=tools,source=/b make b',
    );
  });

  it('renames what an ONBUILD trigger takes, whether a stage builds on it or not', () => {
    becomes(
      'FROM a AS <|>b\nFROM c AS d\nONBUILD COPY --from=b x y\nONBUILD RUN --mount=from=B,target=/x make\nFROM d',
      'FROM a AS tools\nFROM c AS d\nONBUILD COPY --from=tools x y\nONBUILD RUN --mount=from=tools,target=/x make\nFROM d',
    );
  });

  it('renames a reference below which the stage stands', () => {
    becomes('FROM c\nCOPY --from=b x y\nFROM a AS <|>b', 'FROM c\nCOPY --from=tools x y\nFROM a AS tools');
  });

  it('keeps quotes, blanks and the lines that go on', () => {
    becomes(
      'FROM a AS <|>b\nFROM "b"\nFROM \'b\' AS c\nCOPY  --from="b"  x y\nRUN --mount="type=bind,from=b,target=/x" \\\n  # b\n  --mount=\'from=b,target=/y\' \\\n  b\n',
      'FROM a AS tools\nFROM "tools"\nFROM \'tools\' AS c\nCOPY  --from="tools"  x y\nRUN --mount="type=bind,from=tools,target=/x" \\\n  # b\n  --mount=\'from=tools,target=/y\' \\\n  b\n',
    );
    becomes(
      'FROM a AS <|>b\nFROM c\nRUN --mount=\'type=bind,"from=b"\' x',
      'FROM a AS tools\nFROM c\nRUN --mount=\'type=bind,"from=tools"\' x',
    );
    becomes(
      'FROM a AS <|>b\nFROM c\nRUN --mount=type=bind,from="b",target=/x y',
      'FROM a AS tools\nFROM c\nRUN --mount=type=bind,from="tools",target=/x y',
    );
  });

  it('finds a name that is cut in two by a line break', () => {
    becomes('FROM a AS bu<|>ild\nFROM c\nCOPY --from=bu\\\nild x y', 'FROM a AS tools\nFROM c\nCOPY --from=tools x y');
    becomes('# escape=`\nFROM a AS bu<|>ild\nFROM bu`\nild', '# escape=`\nFROM a AS tools\nFROM tools');
  });

  it('finds a name whose letters are quoted or escaped one by one', () => {
    assert.equal(
      renamed('FROM a AS <|>b\nFROM c\nCOPY --from=\\b x y'),
      'FROM a AS tools\nFROM c\nCOPY --from=tools x y',
    );
    assert.equal(
      renamed('FROM a AS <|>build\nFROM bu"il"d\nCOPY --"from=build" x y'),
      'FROM a AS tools\nFROM tools""\nCOPY --"from=tools" x y',
    );
  });

  it('may begin at any of the places', () => {
    const text = 'FROM a AS Build\nFROM build\nCOPY --from=BUILD x y\nRUN --mount=from=build,target=/x y';
    const expected = 'FROM a AS tools\nFROM tools\nCOPY --from=tools x y\nRUN --mount=from=tools,target=/x y';
    for (const place of ['AS Bu', 'FROM bu', '--from=BUILD', 'mount=from=']) {
      assert.equal(renamed(text.replace(place, `${place}<|>`)), expected, place);
    }
  });

  it('gives FROM the lower-case name, by which alone it finds a stage', () => {
    assert.equal(
      renamed('FROM a AS <|>build\nFROM build\nCOPY --from=build x y', 'GoBuild'),
      'FROM a AS GoBuild\nFROM gobuild\nCOPY --from=GoBuild x y',
    );
  });

  it('may change the case of a name alone', () => {
    assert.equal(
      renamed('FROM a AS <|>Build\nFROM build\nFROM Build', 'build'),
      'FROM a AS build\nFROM build\nFROM Build',
    );
  });

  it('makes a name of one that BuildKit refuses', () => {
    assert.equal(renamed('FROM a AS <|>1st\nFROM 1st', 'first'), 'FROM a AS first\nFROM 1st');
  });

  it('leaves numbers alone, which mean the stage still', () => {
    becomes('FROM a AS <|>b\nFROM c\nCOPY --from=0 x y', 'FROM a AS tools\nFROM c\nCOPY --from=0 x y');
  });

  it('takes the name along in the comment that describes the stage', () => {
    becomes('# b makes it\n# b\n\nFROM a AS <|>b', '# tools makes it\n# b\n\nFROM a AS tools');
    becomes(
      'FROM c\n#   b  makes it\r\n# b is twice here\r\nFROM a AS <|>B',
      'FROM c\n#   tools  makes it\r\n# b is twice here\r\nFROM a AS tools',
    );
    becomes('\ufeff# b makes it\nFROM a AS <|>b', '\ufeff# tools makes it\nFROM a AS tools');
  });

  it('leaves comments alone that BuildKit takes for no description', () => {
    becomes(
      '# b makes it\n#\n# B too\n # b too\n# by b\nFROM a AS <|>b\n# b ends',
      '# b makes it\n#\n# B too\n # b too\n# by b\nFROM a AS tools\n# b ends',
    );
    becomes('FROM c\nRUN <<E\n# b\nE\nFROM a AS <|>b', 'FROM c\nRUN <<E\n# b\nE\nFROM a AS tools');
  });

  it('is one edit of the version that was looked at', () => {
    const { text, position } = marked('FROM a AS <|>b\nFROM b');
    const { documentChanges } = rename(snapshotOf(text), position, 'c') ?? {};
    assert.equal(documentChanges?.length, 1);
    assert.deepEqual(documentChanges?.[0], {
      textDocument: { uri: 'file:///project/Dockerfile', version: 1 },
      edits: [
        { range: { start: { line: 0, character: 10 }, end: { line: 0, character: 11 } }, newText: 'c' },
        { range: { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } }, newText: 'c' },
      ],
    });
  });
});

describe('Renaming one of two stages of one name', () => {
  const twins =
    'FROM a AS x\nFROM x AS y\nCOPY --from=x 1 1\nFROM b AS X\nFROM x\nCOPY --from=x 2 2\nRUN --mount=from=x 3';

  it('renames what FROM finds above it, when it is the first', () => {
    assert.equal(
      renamed(twins.replace('a AS ', 'a AS <|>')),
      'FROM a AS tools\nFROM tools AS y\nCOPY --from=x 1 1\nFROM b AS X\nFROM x\nCOPY --from=x 2 2\nRUN --mount=from=x 3',
    );
  });

  it('renames all that COPY and mounts name, when it is the last', () => {
    assert.equal(
      renamed(twins.replace('b AS ', 'b AS <|>')),
      'FROM a AS x\nFROM x AS y\nCOPY --from=tools 1 1\nFROM b AS tools\nFROM tools\nCOPY --from=tools 2 2\nRUN --mount=from=tools 3',
    );
  });
});

describe('Renaming a stage that a variable chooses', () => {
  it('changes the default that is its name', () => {
    becomes(
      'ARG BASE=b\nFROM a AS <|>b\nFROM ${BASE}\nFROM $BASE AS c\nFROM "$BASE"',
      'ARG BASE=tools\nFROM a AS tools\nFROM ${BASE}\nFROM $BASE AS c\nFROM "$BASE"',
    );
    becomes(
      'ARG V=1 BASE="b"\nFROM a:$V AS <|>b\nFROM ${BASE:-x}',
      'ARG V=1 BASE="tools"\nFROM a:$V AS tools\nFROM ${BASE:-x}',
    );
  });

  it('changes the default that counts, of several', () => {
    becomes(
      'ARG B=x\nARG B=b\nARG B\nFROM a AS <|>b\nFROM $B',
      'ARG B=x\nARG B=tools\nARG B\nFROM a AS tools\nFROM $B',
    );
  });

  it('changes the default in the FROM itself', () => {
    becomes(
      'ARG BASE\nFROM a AS <|>b\nFROM ${BASE:-b}\nFROM "${BASE-b}"',
      'ARG BASE\nFROM a AS tools\nFROM ${BASE:-tools}\nFROM "${BASE-tools}"',
    );
  });

  it('leaves the default of an ARG of the stage alone, which no FROM sees', () => {
    becomes('ARG B=b\nFROM a AS <|>b\nARG B=b\nFROM $B', 'ARG B=tools\nFROM a AS tools\nARG B=b\nFROM $B');
  });
});

describe('What other renames break', () => {
  it('COPY --from with further flags follows', () => {
    becomes(
      'FROM a AS <|>b\nFROM c\nCOPY --from=b --chown=1 x y',
      'FROM a AS tools\nFROM c\nCOPY --from=tools --chown=1 x y',
    );
  });

  it('mounts follow', () => {
    becomes(
      'FROM a AS <|>b\nFROM c\nRUN --mount=type=bind,from=b,target=/x y',
      'FROM a AS tools\nFROM c\nRUN --mount=type=bind,from=tools,target=/x y',
    );
  });

  it('FROM follows a stage that is declared in another case', () => {
    becomes('FROM a AS <|>Build\nFROM build', 'FROM a AS tools\nFROM tools');
  });

  it('images that only begin or end like the stage stay', () => {
    becomes(
      'FROM a AS <|>b\nFROM b:latest\nFROM ghcr.io/b\nFROM b@sha256:1\nCOPY --from=b:latest x y\nADD --from=b x y\nCOPY x --from=b y',
      'FROM a AS tools\nFROM b:latest\nFROM ghcr.io/b\nFROM b@sha256:1\nCOPY --from=b:latest x y\nADD --from=b x y\nCOPY x --from=b y',
    );
  });

  it('a FROM above the stage, which means an image, stays', () => {
    becomes('FROM alpine\nFROM a AS <|>alpine\nFROM alpine', 'FROM alpine\nFROM a AS tools\nFROM tools');
  });

  it('commands, paths and heredocs that say the name stay', () => {
    becomes(
      'FROM a AS <|>b\nFROM c\nCOPY b /b\nRUN b --from=b\nRUN <<E\nFROM b\nE\nLABEL b=b\n',
      'FROM a AS tools\nFROM c\nCOPY b /b\nRUN b --from=b\nRUN <<E\nFROM b\nE\nLABEL b=b\n',
    );
  });

  it('a name of any length costs nothing', () => {
    const long = `a${'b-'.repeat(20_000)}`;
    const start = performance.now();
    assert.equal(renamed(`FROM a AS <|>${long}\nFROM ${long}`), 'FROM a AS tools\nFROM tools');
    assert.equal(renamed('FROM a AS <|>b\nFROM b', long), `FROM a AS ${long}\nFROM ${long}`);
    assert.ok(performance.now() - start < 500);
  });
});

describe('Before a stage is renamed', () => {
  /** `text: placeholder` of what an editor asks about. */
  function asked(fixture: string): string | undefined {
    const { text, position } = marked(fixture);
    const found = prepareRename(snapshotOf(text), position);
    return found && `${textAt(text, found.range)}: ${found.placeholder}`;
  }

  it('the word under the cursor is shown, and the name as it is declared', () => {
    assert.equal(asked('FROM a AS Bu<|>ild'), 'Build: Build');
    assert.equal(asked('FROM a AS Build\nFROM b\nCOPY --from="build<|>" x y'), 'build: Build');
    assert.equal(asked('FROM a AS b\nONBUILD RUN --mount=from=<|>b,target=/x y'), 'b: b');
  });

  it('nothing is asked where nothing is named', () => {
    for (const text of [
      '<|>',
      'FROM a A<|>S b',
      'FROM a AS <|>',
      'FROM a AS b\nCOPY <|>b /',
      'FROM a AS b\nRUN <|>b',
    ]) {
      assert.equal(asked(text), undefined, text);
    }
  });
});
