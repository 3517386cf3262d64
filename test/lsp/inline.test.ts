import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentHighlight,
  FoldingRange,
  Hover,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { ClientCapabilities, Registration } from 'vscode-languageserver/node';
import { clientInMemory, type LspClient } from '../support/lspClient';
import { marked, textAt } from '../support/lspFixture';
import { MemoryFiles, sourceOf } from '../support/memoryFiles';

const folder = 'file:///project';
const dynamic = { dynamicRegistration: true };
const capabilities: ClientCapabilities = {
  textDocument: {
    synchronization: dynamic,
    completion: dynamic,
    hover: dynamic,
    definition: dynamic,
    references: dynamic,
    rename: { ...dynamic, prepareSupport: true },
    documentHighlight: dynamic,
    foldingRange: dynamic,
    codeAction: dynamic,
    diagnostic: dynamic,
  },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

interface Opened {
  readonly client: LspClient;
  readonly uri: string;
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** A file alone in its folder, with the cursor where the fixture has it. */
async function open(name: string, fixture: string, beside: Record<string, string> = {}): Promise<Opened> {
  const { text, position } = marked(fixture);
  const memory = new MemoryFiles({ [name]: text, ...beside });
  const workspaceFolders = [{ uri: folder, name: 'project' }];
  const client = await clientInMemory({ files: sourceOf(memory) }).initialize({ workspaceFolders, capabilities });
  const uri = `${folder}/${name}`;
  client.open(text, uri, name.endsWith('.hcl') ? 'dockerbake' : 'dockercompose');
  return { client, uri, text, position };
}

function applied(text: string, { documentChanges = [] }: WorkspaceEdit, uri: string): string {
  assert.equal(documentChanges.length, 1);
  const [change] = documentChanges;
  assert('textDocument' in change && change.textDocument.uri === uri);
  const lines = text.split('\n');
  const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
  const order = edits.sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  for (const { range, newText } of order) {
    const line = lines[range.start.line];
    lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

const compose = (dockerfile: string, target = 'runtime') =>
  `services:\n  app:\n    build:\n      target: ${target}\n      dockerfile_inline: |\n${dockerfile.replace(/^(?=.)/gm, '        ')}`;

const twoStages = 'FROM golang AS builder\nRUN echo $$x\n\nFROM scratch AS runtime\nCOPY --from=builder /a /a\n';

describe('A Dockerfile inside another file', () => {
  it('leads from a reference to its stage', async () => {
    const { client, uri, text, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('=builder', '=buil<|>der')),
    );
    const [location] = [await client.ask<Location | Location[]>('definition', { position }, uri)].flat();
    assert.equal(location.uri, uri);
    assert.equal(textAt(text, location.range), 'builder');
  });

  it('shows a stage in a hover, at the place in that file', async () => {
    const { client, uri, text, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('=builder', '=buil<|>der')),
    );
    const hover = await client.ask<Hover>('hover', { position }, uri);
    assert(hover.range);
    assert.equal(textAt(text, hover.range), 'builder');
  });

  it('completes stages, and says nothing of the language at large', async () => {
    const { client, uri, position } = await open('compose.yaml', compose(twoStages.replace('=builder', '=<|>')));
    const labels = (await client.completions(position, uri)).map(({ label }) => label);
    assert(labels.includes('builder'));
    const other = await open('compose.yaml', compose(`${twoStages}<|>R`));
    assert.equal(await other.client.at('completion', other.position, other.uri), null);
  });

  it('completes targets of the build that it belongs to', async () => {
    const { client, uri, position } = await open('compose.yaml', compose(twoStages, '<|>'));
    assert.deepEqual(
      (await client.completions(position, uri)).map(({ label }) => label),
      ['runtime', 'builder'],
    );
  });

  it('lists the references to a stage, that of the build too', async () => {
    const { client, uri, text, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('AS runtime', 'AS run<|>time')),
    );
    const context = { includeDeclaration: true };
    const found = await client.ask<Location[]>('references', { position, context }, uri);
    assert.deepEqual(
      found.map((location) => [location.uri, textAt(text, location.range), location.range.start.line]).sort(),
      [
        [uri, 'runtime', 3],
        [uri, 'runtime', 8],
      ],
    );
  });

  it('is renamed in with the build, from either place', async () => {
    for (const fixture of [
      compose(twoStages.replace('AS runtime', 'AS run<|>time')),
      compose(twoStages, 'run<|>time'),
    ]) {
      const { client, uri, text, position } = await open('compose.yaml', fixture);
      const edit = await client.ask<WorkspaceEdit>('rename', { position, newName: 'final' }, uri);
      assert.equal(applied(text, edit, uri), text.replaceAll('runtime', 'final'));
    }
  });

  it('is renamed in where it stands in a heredoc of a bake file', async () => {
    const fixture = `target "app" {\n  target = "runtime"\n  dockerfile-inline = <<-EOT\n    ARG V\n    FROM golang:$\${V} AS buil<|>der\n    FROM builder AS runtime\n  EOT\n}\n`;
    const { client, uri, text, position } = await open('docker-bake.hcl', fixture);
    const edit = await client.ask<WorkspaceEdit>('rename', { position, newName: 'make' }, uri);
    assert.equal(applied(text, edit, uri), text.replaceAll('builder', 'make'));
  });

  it('is looked through for mistakes, as is the target of the build', async () => {
    const dockerfile = 'FROM scratch AS one\nCOPY --from=two /a /a\nFROM two AS two\nCOPY --from=5 /a /a\n';
    const { client, uri, text } = await open('compose.yaml', `${compose(dockerfile, 'nothing')}<|>`);
    const report = await client.ask<DocumentDiagnosticReport>(
      'diagnostic',
      { identifier: 'dockerfile-stages-targets' },
      uri,
    );
    assert(report.kind === 'full');
    const found = report.items.map(({ code, range }: Diagnostic) => `${code}: ${textAt(text, range)}`);
    assert(found.includes('unknown-target: nothing'), found.join('\n'));
    assert(
      found.some((one) => one.endsWith(': 5')),
      found.join('\n'),
    );
    assert(
      !report.items
        .map(({ message }) => message)
        .join()
        .includes('#'),
      JSON.stringify(report.items),
    );
  });

  it('explains a stage in the list, from this Dockerfile and not from another', async () => {
    const { client, uri, position } = await open('compose.yaml', compose(twoStages.replace('=builder', '=<|>')));
    const [item] = await client.completions(position, uri);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /FROM golang AS builder/);
  });

  it('highlights what means the same stage, and leaves the rest of the file to others', async () => {
    const { client, uri, text, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('=builder', '=buil<|>der')),
    );
    const found = await client.at<DocumentHighlight[]>('documentHighlight', position, uri);
    assert.deepEqual(
      found.map(({ range }) => `${range.start.line}: ${textAt(text, range)}`),
      ['5: builder', '9: builder'],
    );
    assert.equal(await client.at('documentHighlight', { line: 6, character: 14 }, uri), null);
    assert.equal(await client.at('documentHighlight', { line: 1, character: 3 }, uri), null);
  });

  it('folds by stage, beside what the file has', async () => {
    const { client, uri } = await open('compose.yaml', `${compose(twoStages)}<|>`);
    const folds = await client.ask<FoldingRange[]>('foldingRange', {}, uri);
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [5, 6],
        [8, 9],
        [0, 9],
        [1, 9],
        [2, 9],
        [4, 9],
      ],
    );
    const other = await open('compose.yaml', 'services:\n  a<|>:\n    build: .\n');
    assert.equal(await other.client.ask('foldingRange', {}, other.uri), null);
  });

  it('is mended where it is wrong', async () => {
    const { client, uri, text, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('=builder', '=biul<|>der')),
    );
    const range = { start: position, end: position };
    const [action] = await client.ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [] } }, uri);
    assert(action.edit);
    assert.equal(applied(text, action.edit, uri), text.replace('biulder', 'builder'));
  });

  it('goes on while it is typed, and moves with what is typed above', async () => {
    const { client, uri, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('--from=builder /a /a', '<|>')),
    );
    client.edit('# x\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, uri);
    const { line, character } = { ...position, line: position.line + 1 };
    client.type('--from=', { line, character }, uri);
    const items = await client.completions({ line, character: character + 7 }, uri);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['builder'],
    );
    const hover = await client.at<Hover>('hover', { line: 6, character: 25 }, uri);
    assert.match(JSON.stringify(hover.contents), /compose\.yaml#L7/);
  });

  it('has no answer on variables that compose puts in', async () => {
    const { client, uri, position } = await open('compose.yaml', compose('FROM $BA<|>SE AS a\nFROM a\n'));
    for (const method of ['hover', 'definition', 'documentHighlight', 'completion', 'prepareRename']) {
      assert.equal(await client.at(method, position, uri), null, method);
    }
  });

  it('is not renamed into what is no name', async () => {
    const { client, uri, position } = await open(
      'compose.yaml',
      compose(twoStages.replace('AS runtime', 'AS run<|>time')),
    );
    await assert.rejects(client.ask('rename', { position, newName: 'a b' }, uri), /a b/);
    await assert.rejects(client.ask('rename', { position, newName: 'builder' }, uri), /builder/);
  });

  it('is built by what overlays its service too', async () => {
    const { client, uri, position } = await open(
      'compose.yaml',
      compose(`FROM golang AS de<|>v\n${twoStages.replace('golang', 'rust')}`),
      { 'compose.override.yaml': 'services:\n  app:\n    build:\n      target: dev\n' },
    );
    const context = { includeDeclaration: false };
    const found = await client.ask<Location[]>('references', { position, context }, uri);
    assert.deepEqual(
      found.map((location) => `${location.uri.slice(folder.length + 1)}:${location.range.start.line + 1}`),
      ['compose.override.yaml:4'],
    );
    const report = await client.ask<DocumentDiagnosticReport>(
      'diagnostic',
      { identifier: 'dockerfile-stages-targets' },
      uri,
    );
    assert(report.kind === 'full');
    assert.deepEqual(
      report.items.map(({ code }) => code).filter((code) => code === 'unused-stage'),
      [],
    );
    const edit = await client.ask<WorkspaceEdit>('rename', { position, newName: 'debug' }, uri);
    assert.equal(edit.documentChanges?.length, 2);
  });

  it('has no lenses, symbols, colours and links, which would be those of the whole file', async () => {
    const { client, uri } = await open('compose.yaml', `${compose(twoStages)}<|>`);
    await client.ask('foldingRange', {}, uri);
    const asked = client.heard
      .filter(({ method }) => method === 'client/registerCapability')
      .flatMap(({ params }) => (params as { registrations: Registration[] }).registrations)
      .filter(({ registerOptions }) => JSON.stringify(registerOptions).includes('compose'))
      .map(({ method }) => method.replace('textDocument/', ''));
    assert.deepEqual(asked.sort(), [
      'codeAction',
      'completion',
      'definition',
      'diagnostic',
      'didChange',
      'didClose',
      'didOpen',
      'documentHighlight',
      'foldingRange',
      'hover',
      'references',
      'rename',
    ]);
  });
});
