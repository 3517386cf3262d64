import assert from 'node:assert/strict';
import { type CompletionItem, type CompletionList, DiagnosticSeverity, type Position } from 'vscode-languageserver';
import { clientInMemory, type LspClient, type Opening } from '../support/lspClient';
import { marked } from '../support/lspFixture';

/** Opens a text and asks for completions at its `<|>`, as an editor does once `trigger` has been typed. */
async function ask(client: LspClient, fixture: string, trigger?: string): Promise<readonly CompletionItem[]> {
  const { text, position } = marked(fixture);
  client.open(text);
  const context = trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 };
  return (await client.ask<CompletionList>('completion', { position, context })).items;
}

async function asked(fixture: string, { trigger, ...opening }: Opening & { trigger?: string } = {}) {
  const client = await clientInMemory().initialize(opening);
  const items = await ask(client, fixture, trigger);
  await client.close();
  return items;
}

const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);

describe('Completion over LSP', () => {
  it('is asked for at the characters that open something', async () => {
    const client = await clientInMemory().initialize();
    const { triggerCharacters = [] } = client.result.capabilities.completionProvider ?? {};
    assert.deepEqual([...triggerCharacters].sort(), [' ', '"', '$', "'", ',', '-', '/', '=', '{']);
    await client.close();
  });

  it('shows a stage with its comment and its text once the item is looked at', async () => {
    const client = await clientInMemory().initialize();
    const [item] = await ask(
      client,
      '# Compiles\nFROM golang AS builder\nRUN go build\nFROM x\nCOPY --link --from=<|>',
    );
    assert.equal(item.documentation, undefined);
    const { documentation } = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.deepEqual(documentation, {
      kind: 'markdown',
      value: 'Compiles\n\n```dockerfile\nFROM golang AS builder\nRUN go build\n```',
    });
    await client.close();
  });

  it('leaves an item that says all already as it is', async () => {
    const client = await clientInMemory().initialize();
    const [item] = await ask(client, 'FROM x\nRUN --<|>');
    assert.deepEqual(await client.request('completionItem/resolve', item), item);
    await client.close();
  });

  it('opens the list again behind a flag, in an editor that has a command for it', async () => {
    const from = (items: readonly CompletionItem[]) => items.find(({ label }) => label === '--from=');
    const initializationOptions = { suggestCommand: 'editor.suggest' };
    const again = from(await asked('FROM x AS a\nFROM y\nCOPY --<|>', { initializationOptions }));
    assert.equal(again?.command?.command, 'editor.suggest');
    assert.equal(from(await asked('FROM x AS a\nFROM y\nCOPY --<|>'))?.command, undefined);
  });

  it('offers keywords on a new line, with snippets where the editor fills them in', async () => {
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const copy = (items: readonly CompletionItem[]) => items.filter(({ label }) => label.startsWith('COPY'));
    const [filled, ...more] = copy(await asked('FROM x\nCO<|>', { capabilities }));
    assert.match(filled.textEdit?.newText ?? '', /^COPY \$\{1:/);
    assert.deepEqual(more, []);
    const [bare] = copy(await asked('FROM x\n<|>'));
    assert.equal(bare.textEdit?.newText, 'COPY');
  });

  it('offers variables behind a dollar sign, and nothing else there', async () => {
    const text = 'ARG GO=1\nFROM golang:$<|>';
    assert.ok(labels(await asked(text, { trigger: '$' })).includes('GO'));
    assert.deepEqual(await asked('FROM x\nRUN awk {<|>', { trigger: '{' }), []);
  });

  it('keeps quiet in a shell', async () => {
    for (const [trigger, line] of [
      ['-', 'RUN apt-get -<|>'],
      [' ', 'RUN apt-get <|>'],
      ['=', 'RUN X=<|>'],
      ['/', 'RUN /<|>'],
      ['"', 'RUN echo "<|>'],
      [',', 'RUN echo a,<|>'],
    ]) {
      assert.deepEqual(await asked(`FROM x AS a\nFROM y\n${line}`, { trigger }), [], line);
    }
  });

  it('leaves the language at large to another extension, and keeps the stages', async () => {
    const settings = { generalFeatures: 'off' };
    const initializationOptions = { settings };
    for (const line of ['<|>', 'CO<|>', 'ENV A=$<|>', 'HEALTHCHECK <|>', 'FROM --<|>', '# <|>']) {
      assert.deepEqual(await asked(`FROM x\n${line}`, { settings, initializationOptions }), [], line);
    }
    const stages = await asked('FROM x AS a\nFROM y\nRUN --mount=from=<|>', { settings, initializationOptions });
    assert.deepEqual(labels(stages), ['a']);
  });

  it('helps all the way from an empty file to a build in two stages', async () => {
    const client = await clientInMemory().initialize();
    client.open('');
    const typed = new Typist(client);
    await typed.line([['FR', 'FROM'], ' ', ['go', 'golang'], ' ', ['A', 'AS'], ['b', 'builder']]);
    await typed.line([
      'RUN ',
      ['--', '--mount='],
      ['', 'type='],
      ['', 'cache'],
      ',',
      ['t', 'target='],
      ['', '/go/pkg/mod'],
      ' go build -o /app .',
    ]);
    await typed.line([['F', 'FROM'], ' ', ['scr', 'scratch'], ' ', ['a', 'AS'], ['', 'runtime']]);
    await typed.line([
      ['COP', 'COPY'],
      ' ',
      ['-', '--link'],
      ' ',
      ['--f', '--from='],
      ['bld', 'builder'],
      ' /app /app',
    ]);
    assert.equal(
      typed.text,
      `FROM golang AS builder
RUN --mount=type=cache,target=/go/pkg/mod go build -o /app .
FROM scratch AS runtime
COPY --link --from=builder /app /app
`,
    );
    const { diagnostics } = await client.published(typed.version);
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error),
      [],
    );
    await client.close();
  });
});

/** Types into a document, and takes what is offered. */
class Typist {
  text = '';
  version = 1;

  constructor(private readonly client: LspClient) {}

  /** Each step is text, or some letters and the label of what is taken then. */
  async line(steps: readonly (string | readonly [typed: string, label: string])[]): Promise<void> {
    for (const step of steps) {
      this.write(typeof step === 'string' ? step : step[0]);
      if (typeof step !== 'string') await this.take(step[1]);
    }
    this.write('\n');
  }

  private write(text: string): void {
    this.text += text;
    if (text !== '') this.version = this.client.edit(this.text);
  }

  private async take(label: string): Promise<void> {
    const { position } = marked(`${this.text}<|>`);
    const item = (await this.client.completions(position)).find((one) => one.label === label);
    const edit = item?.textEdit;
    assert.ok(edit && 'range' in edit, `${label} is not offered behind ${JSON.stringify(this.text)}`);
    const { start, end }: { start: Position; end: Position } = edit.range;
    assert.deepEqual([start.line, end], [position.line, position]);
    const kept = this.text.slice(0, this.text.length - (end.character - start.character));
    this.text = kept;
    this.write(edit.newText);
  }
}
