import assert from 'node:assert/strict';
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { completion } from '../../server/src/features/completion/completion';
import { isSubsequence } from '../../server/src/features/completion/fuzzy';
import { marked, snapshotOf, textAt } from '../support/lspFixture';

const peer = DockerfileLanguageServiceFactory.createLanguageService();
peer.setCapabilities({ completion: { completionItem: { snippetSupport: true } } });

const above =
  'ARG GO=1\nFROM golang AS builder\nENV X=1\nWORKDIR /app\nFROM node AS Assets\nFROM alpine\nFROM x AS builder\n';

/** What is typed in a stage, with the place of the cursor. */
const lines = [
  '<|>',
  'CO<|>',
  'FROM <|>',
  'FROM b<|>',
  'FROM --<|>',
  'FROM --pl<|> a',
  'FROM --platform=$<|>',
  'FROM golang <|>',
  'FROM golang:$<|>',
  'COPY <|>',
  'COPY -<|>',
  'COPY --<|>',
  'COPY --f<|> a b',
  'COPY --link --<|>',
  'COPY --from=<|>',
  'COPY --from=<|> a b',
  'COPY --from=B<|> a b',
  'COPY --from=as<|>',
  'COPY --from=bldr<|>',
  'COPY --from="<|>" a b',
  'COPY --link --from=<|>',
  'COPY --from=<|> --chown=1 a b',
  'COPY a <|>',
  'COPY --from=builder a /<|>',
  'ADD --<|>',
  'ADD --ch<|> a b',
  'ADD a <|>',
  'ENV A=$<|>',
  'RUN $<|>',
  'RUN --<|>',
  'RUN --mount=<|>',
  'RUN --mount=from=<|>',
  'HEALTHCHECK <|>',
  'HEALTHCHECK --<|>',
  'HEALTHCHECK C<|>',
  'ONBUILD <|>',
  'ONBUILD CO<|>',
  'ONBUILD COPY --from=<|>',
  'ONBUILD COPY --<|>',
  'ARG <|>',
  'STOPSIGNAL <|>',
  'WORKDIR <|>',
  'USER <|>',
];

/** What an item would put there, whatever follows the flag and however the variable is written. */
function meant({ label }: Pick<CompletionItem, 'label'>): string {
  return label
    .replace(/^(--[\w-]+)=.*/, '$1')
    .replace(/^\$\{?(\w+)\}?$/, '$1')
    .toLowerCase();
}

/** Editors leave out what does not go with the text that it would replace, such as a number in place of a quote. */
function isShown({ label, textEdit }: CompletionItem, text: string, position: Position): boolean {
  if (!textEdit || !('range' in textEdit)) return true;
  return isSubsequence(textAt(text, { start: textEdit.range.start, end: position }), label);
}

async function both(fixture: string): Promise<{ ours: string[]; theirs: string[] }> {
  const { text, position } = marked(fixture);
  const theirs = await peer.computeCompletionItems(text, position);
  const ours = await completion(snapshotOf(text), position, { general: false });
  return { ours: ours.items.map(meant), theirs: theirs.filter((item) => isShown(item, text, position)).map(meant) };
}

describe('Beside an extension with dockerfile-language-service in it', () => {
  for (const line of lines) {
    it(`nothing is offered twice at ${line}`, async () => {
      const { ours, theirs } = await both(above + line);
      assert.deepEqual(
        ours.filter((one) => theirs.includes(one)),
        [],
      );
    });
  }

  it('all stages are offered by one of the two, wherever BuildKit takes them', async () => {
    for (const line of lines.filter((one) => /from=(<|"<)|FROM </.test(one))) {
      const { ours, theirs } = await both(above.replace('FROM x AS builder\n', 'FROM x\n') + line);
      for (const stage of ['builder', 'assets']) assert.ok([...ours, ...theirs].includes(stage), `${stage}: ${line}`);
    }
  });
});
