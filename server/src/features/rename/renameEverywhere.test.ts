import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AnnotatedTextEdit, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { applied } from '../../../../test/support/edits';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { targetReference } from '../../../../test/support/targetReferences';
import { Refusal } from '../../protocol/refusal';
import type { NamedContext } from '../../targets/buildReference';
import type { TargetReference } from '../../targets/targetReference';
import { type Renaming, renameEverywhere } from './renameEverywhere';

const folder = 'file:///project/';

/** A build that a file asks for: its target is what stands between the first `[` and `]` of the text. */
interface Build extends Partial<TargetReference> {
  readonly file: string;
  readonly text: string;
}

function rangeIn(text: string): { plain: string; range: Range } {
  const [before, written, behind] = text.split(/[[\]]/);
  const line = before.split('\n').length - 1;
  const character = before.length - before.lastIndexOf('\n') - 1;
  const range = { start: { line, character }, end: { line, character: character + written.length } };
  return { plain: before + written + behind, range };
}

/** A workspace where the stage under `<|>` of the Dockerfile can be renamed. */
function workspace(dockerfile: string, builds: readonly Build[], isPartial = false) {
  const { text, position } = marked(dockerfile);
  const texts = new Map([[`${folder}Dockerfile`, text]]);
  const all = builds.map(({ file, text: fixture, ...known }): TargetReference => {
    const { plain, range } = rangeIn(fixture);
    const uri = folder + file;
    texts.set(uri, plain);
    return targetReference({ uri, range, target: 'build', ...known });
  });
  const snapshot = { ...snapshotOf(text), targets: all.filter(({ dockerfile: of }) => of === `${folder}Dockerfile`) };
  const files = {
    text: async (uri: string) => texts.get(uri),
    version: (uri: string) => (uri === snapshot.uri ? 1 : null),
    builds: (uri: string) => all.filter((one) => one.uri === uri),
    areMissing: () => isPartial,
  };
  const renamed = async (name: string, annotates = true) => {
    const renaming = await renameEverywhere(snapshot, position, name, { files, annotates });
    assert.ok(renaming);
    return renaming;
  };
  return { texts, renamed };
}

type Workspace = ReturnType<typeof workspace>;

/** `file: text` of each file that changes; edits that have to be confirmed are made. */
function changed({ texts }: Workspace, { edit }: Renaming): string[] {
  return (edit.documentChanges ?? []).map((change) => {
    assert.ok('edits' in change);
    const { uri } = change.textDocument;
    return `${uri.slice(folder.length)}: ${applied(texts.get(uri) ?? '', change.edits as AnnotatedTextEdit[]).trim()}`;
  });
}

/** The annotation of each edit outside of the Dockerfile. */
function annotations({ changeAnnotations = {}, documentChanges = [] }: WorkspaceEdit): string[] {
  return documentChanges.slice(1).flatMap((change) => {
    assert.ok('edits' in change);
    return change.edits.map((edit) => {
      const { label, needsConfirmation } = changeAnnotations[(edit as AnnotatedTextEdit).annotationId];
      return `${label}${needsConfirmation ? '?' : ''}`;
    });
  });
}

const dockerfile = 'FROM golang AS <|>build\nFROM alpine\nCOPY --from=build a b\n';
const renamedDockerfile = 'Dockerfile: FROM golang AS Tools\nFROM alpine\nCOPY --from=Tools a b';

describe('Renaming a stage that other files build', () => {
  it('renames it in all of them, in one edit', async () => {
    const files = workspace(dockerfile, [
      { file: 'build.sh', text: 'docker build --target=[build] .\n' },
      { file: 'compose.yaml', text: 'services:\n  web:\n    build: { target: [build] }\n' },
      { file: 'Makefile', text: 'x:\n\tdocker build --target [BUILD] .\n', target: 'BUILD' },
    ]);
    const renaming = await files.renamed('Tools');
    assert.deepEqual(changed(files, renaming), [
      renamedDockerfile,
      'build.sh: docker build --target=Tools .',
      'compose.yaml: services:\n  web:\n    build: { target: Tools }',
      'Makefile: x:\n\tdocker build --target Tools .',
    ]);
    assert.deepEqual([...new Set(annotations(renaming.edit))], ["Builds of 'build' in other files"]);
    assert.equal(renaming.notice, undefined);
  });

  it('edits the version of a file that is open, and what is on disk of others', async () => {
    const { renamed } = workspace(dockerfile, [{ file: 'build.sh', text: 'docker build --target=[build] .' }]);
    const { edit } = await renamed('tools');
    const versions = edit.documentChanges?.map((change) => ('edits' in change ? change.textDocument.version : 0));
    assert.deepEqual(versions, [1, null]);
  });

  it('edits a place once that several builds share', async () => {
    const text = 'build: { target: [build] }';
    const files = workspace(dockerfile, [
      { file: 'compose.yaml', text, label: 'web' },
      { file: 'compose.yaml', text, label: 'worker' },
    ]);
    assert.equal(changed(files, await files.renamed('tools'))[1], 'compose.yaml: build: { target: tools }');
  });

  it('asks first where a build may be of another Dockerfile', async () => {
    const builds: Build[] = [
      { file: 'build.sh', text: 'docker build --target=[build] .' },
      { file: 'ci.sh', text: 'docker build --target=[build] .', certainty: 'likely' },
    ];
    const { renamed } = workspace(dockerfile, builds);
    assert.deepEqual(annotations((await renamed('tools')).edit), [
      "Builds of 'build' in other files",
      "Likely builds of 'build'?",
    ]);
  });

  it('asks first where the target is that of another Dockerfile as well', async () => {
    const text = 'target "base" { target = "[build]" }';
    const { renamed } = workspace(dockerfile, [
      { file: 'docker-bake.hcl', text, label: 'web' },
      { file: 'docker-bake.hcl', text, label: 'api', dockerfile: `${folder}api/Dockerfile` },
    ]);
    assert.deepEqual(annotations((await renamed('tools')).edit), [
      "Builds of 'build' that share the name with another Dockerfile?",
    ]);
  });

  it('leaves alone what it would have to ask about where nobody can be asked', async () => {
    const files = workspace(dockerfile, [
      { file: 'ci.sh', text: 'docker build --target=[build] .', certainty: 'likely' },
      { file: 'build.sh', text: 'docker build --target=[build] .' },
    ]);
    const renaming = await files.renamed('Tools', false);
    assert.deepEqual(changed(files, renaming), [renamedDockerfile, 'build.sh: docker build --target=Tools .']);
    assert.equal(renaming.edit.changeAnnotations, undefined);
    assert.equal(renaming.notice, "1 build may mean another 'build' and was left as it is: ci.sh:1.");
  });

  it('leaves variables alone, and counts those that may make the name', async () => {
    const files = workspace('FROM golang AS <|>build\nFROM alpine', [
      { file: 'a.sh', text: '\ndocker build --target="[$STAGE]" .', target: '$STAGE', dynamic: true },
      { file: 'b.sh', text: 'docker build --target="[bu$REST]" .', target: 'bu$REST', dynamic: true },
      { file: 'c.sh', text: 'docker build --target="[test-$X]" .', target: 'test-$X', dynamic: true },
      { file: 'Makefile', text: 'docker build --target=[$(STAGE)] .' },
      { file: 'd.sh', text: 'docker build --target=[$STAGE] .', dynamic: true },
    ]);
    const renaming = await files.renamed('tools');
    assert.equal(changed(files, renaming).length, 1);
    const places = 'a.sh:2, b.sh:1, Makefile:1 and 1 more';
    assert.equal(renaming.notice, `4 builds may name 'build' through a variable and were left as they are: ${places}.`);
  });

  it('says nothing of a service that takes its target from another file, where it is renamed', async () => {
    const files = workspace(dockerfile, [
      { file: 'common.yaml', text: 'build: { target: [build] }' },
      { file: 'compose.yaml', text: '[web]: { extends: { file: common.yaml } }', label: 'web', dynamic: true },
    ]);
    const renaming = await files.renamed('Tools');
    assert.deepEqual(changed(files, renaming), [renamedDockerfile, 'common.yaml: build: { target: Tools }']);
    assert.equal(renaming.notice, undefined);
  });

  it('leaves alone what is not there any more', async () => {
    const files = workspace(dockerfile, [
      { file: 'a.sh', text: 'docker build --target=[xbuil] .' },
      { file: 'b.sh', text: '[]' },
    ]);
    files.texts.delete(`${folder}b.sh`);
    assert.equal(changed(files, await files.renamed('tools')).length, 1);
  });

  it('says that there may be more where not all files could be looked through', async () => {
    const { renamed } = workspace(dockerfile, [], true);
    const said = "Not all files of the folder were looked through; more may build 'build'.";
    assert.equal((await renamed('tools')).notice, said);
  });

  it('keeps the quotes of a word, wherever they are', async () => {
    const files = workspace(dockerfile, [{ file: 'a.sh', text: `docker build --target=[bu"il"d] .` }]);
    assert.equal(changed(files, await files.renamed('tools'))[1], 'a.sh: docker build --target=tools"" .');
  });

  it('puts quotes around what YAML would take for no text', async () => {
    const files = workspace(dockerfile, [
      { file: 'compose.yaml', text: 'target: [build]' },
      { file: 'compose.ci.yaml', text: `target: '[build]'` },
      { file: 'build.sh', text: 'docker build --target [build] .', kind: 'script' },
    ]);
    assert.deepEqual(changed(files, await files.renamed('no')).slice(1), [
      'compose.yaml: target: "no"',
      `compose.ci.yaml: target: 'no'`,
      'build.sh: docker build --target no .',
    ]);
  });

  it('renames it in the comments of its own file without asking', async () => {
    const text = '# docker build --target=build .\nFROM golang AS <|>build\n';
    const start = { line: 0, character: 24 };
    const files = workspace(text, []);
    const range = { start, end: { line: 0, character: 29 } };
    const known = { uri: `${folder}Dockerfile`, range, target: 'build' };
    const own = targetReference({ ...known, kind: 'comment', certainty: 'likely' });
    const { text: plain, position } = marked(text);
    const snapshot = { ...snapshotOf(plain), targets: [own] };
    const nobody = { text: async () => undefined, version: () => 1, builds: () => [own], areMissing: () => false };
    const renaming = await renameEverywhere(snapshot, position, 'tools', { files: nobody, annotates: false });
    assert.ok(renaming);
    assert.deepEqual(changed(files, renaming), ['Dockerfile: # docker build --target=tools .\nFROM golang AS tools']);
  });

  it('leaves alone the builds of an earlier stage of the same name, which is another one', async () => {
    const files = workspace('FROM a AS <|>build\nFROM b AS build\n', [
      { file: 'build.sh', text: 'docker build --target=[build] .' },
    ]);
    assert.deepEqual(changed(files, await files.renamed('tools')), ['Dockerfile: FROM a AS tools\nFROM b AS build']);
  });

  it('makes the edit of the file alone where no other builds it, and for what is no stage', async () => {
    const { renamed } = workspace(dockerfile, []);
    assert.ok(isDeepStrictEqual(Object.keys((await renamed('tools')).edit), ['documentChanges']));
    const argument = workspace('ARG <|>BASE=a\nFROM ${BASE}\n', [{ file: 'build.sh', text: '--target=[BASE]' }]);
    assert.equal(changed(argument, await argument.renamed('IMAGE'))[0], 'Dockerfile: ARG IMAGE=a\nFROM ${IMAGE}');
  });
});

describe('Renaming a stage beside named contexts', () => {
  const text = 'docker build --build-context [build]=../x .';
  const { range } = rangeIn(text);
  const { build } = targetReference({});
  const withContext = (name: string): Build => {
    const namedContexts: NamedContext[] = [{ name, nameRange: range, source: '../x' }];
    return { file: 'build.sh', text, target: undefined, build: { ...build, namedContexts } };
  };

  it('renames the one that takes its place', async () => {
    const files = workspace(dockerfile, [withContext('build')]);
    assert.deepEqual(changed(files, await files.renamed('Tools')), [
      renamedDockerfile,
      'build.sh: docker build --build-context tools=../x .',
    ]);
  });

  it('is refused where one would take its place then', async () => {
    const { renamed } = workspace(dockerfile, [withContext('tools')]);
    await assert.rejects(
      renamed('tools'),
      new Refusal("'tools' is a named context on line 1 of build.sh, which would then take the place of this stage."),
    );
  });
});
