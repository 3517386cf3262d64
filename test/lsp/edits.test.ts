import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clientInMemory, dockerfileUri, type LspClient } from '../support/lspClient';

const pieces = [
  'FROM a AS x\n',
  'FROM x AS y\n',
  'FROM b\n',
  'COPY --from=x /a /b\n',
  'RUN --mount=from=y,target=/z make \\\n',
  '  # a comment\n',
  'RUN <<EOF\n',
  'EOF\n',
  'ARG V=1\n',
  '# escape=`\n',
  '\r\n',
  '\n',
  ' ',
  '"',
  'x',
  'AS',
  '--from=',
];
const place = fc.record({ line: fc.nat(14), character: fc.nat(16) });
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));
const edit = fc.record({ start: place, end: place, text });
const start = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));

/** All that the server has to say of a document. */
async function knowledge(client: LspClient, version: number, uri: string): Promise<unknown> {
  const { diagnostics } = await client.published(version, uri);
  const [symbols, lenses] = await Promise.all([client.ask('documentSymbol', {}, uri), client.ask('codeLens', {}, uri)]);
  return JSON.parse(JSON.stringify({ diagnostics, symbols, lenses }).replaceAll(uri, 'uri'));
}

describe('After any sequence of edits', () => {
  it('the server says what it says of the same text opened afresh', async () => {
    const client = await clientInMemory().initialize({ initializationOptions: { codeLens: true } });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(start, fc.array(edit, { minLength: 1, maxLength: 8 }), async (before, edits) => {
        const [edited, fresh] = [`${dockerfileUri}.${++run}`, `${dockerfileUri}.${run}.fresh`];
        const mirror = TextDocument.create(edited, 'dockerfile', 1, before);
        client.open(before, edited);
        let version = 1;
        for (const { start, end, text } of edits) {
          const range = {
            start: mirror.positionAt(mirror.offsetAt(start)),
            end: mirror.positionAt(mirror.offsetAt(end)),
          };
          version = client.edit(text, range, edited);
          TextDocument.update(mirror, [{ range, text }], version);
        }
        client.open(mirror.getText(), fresh);
        assert.deepEqual(await knowledge(client, version, edited), await knowledge(client, 1, fresh));
      }),
      { numRuns: 150 },
    );
    await client.close();
  });
});
