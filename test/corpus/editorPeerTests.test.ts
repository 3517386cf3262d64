import assert from 'node:assert/strict';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  Location,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { clientInMemory, type LspClient } from '../support/lspClient';
import { differences } from './editorPeerDifferences';
import { hasConformanceData, readPeerTests } from './records';

type Quad = readonly [number, number, number, number];

interface Expected {
  readonly range: Quad;
  readonly kind?: 'read' | 'write' | number;
  readonly new_text?: string;
  readonly label?: string;
  readonly insert?: string;
  /** Of a link: the end of the page's address. */
  readonly data?: string;
}

interface EditorTest {
  readonly id: string;
  readonly kind: keyof typeof askers;
  readonly dockerfile: string;
  readonly position: readonly [number, number] | null;
  readonly new_name?: string;
  readonly expect: readonly Expected[];
}

const uri = 'file:///project/Dockerfile';
const place = ({ start, end }: Range) => [start.line, start.character, end.line, end.character].join();
const written = ({ range }: Expected) => range.join();

/** What we answer, and what the peer expects, as lines that can be compared; the order does not count. */
const askers = {
  computeDefinition: {
    ask: async (client: LspClient, params: object) =>
      listOf(await client.request<Location | Location[] | null>('textDocument/definition', params)).map(({ range }) =>
        place(range),
      ),
    expected: written,
  },
  computeHighlightRanges: {
    ask: async (client: LspClient, params: object) =>
      listOf(await client.request<DocumentHighlight[] | null>('textDocument/documentHighlight', params)).map(
        ({ range, kind }) => `${place(range)} ${kind === 3 ? 'write' : 'read'}`,
      ),
    expected: (one: Expected) => `${written(one)} ${one.kind}`,
  },
  prepareRename: {
    ask: async (client: LspClient, params: object) =>
      listOf(
        await orNothing(client.request<Range | { range: Range } | null>('textDocument/prepareRename', params)),
      ).map((answer) => place('range' in answer ? answer.range : answer)),
    expected: written,
  },
  computeRename: {
    ask: async (client: LspClient, params: object) => {
      const edit = await orNothing(client.request<WorkspaceEdit | null>('textDocument/rename', params));
      const edits: readonly TextEdit[] = edit?.changes?.[uri] ?? [];
      return edits.map(({ range, newText }) => `${place(range)} ${newText}`);
    },
    expected: (one: Expected) => `${written(one)} ${one.new_text}`,
  },
  computeCompletionItems: {
    ask: async (client: LspClient, params: object) => {
      const answer = await client.request<CompletionItem[] | { items: CompletionItem[] } | null>(
        'textDocument/completion',
        params,
      );
      const items = answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
      return items.map(({ label, textEdit }) => {
        const range = textEdit && ('range' in textEdit ? textEdit.range : textEdit.replace);
        return `${range && place(range)} ${label} ${textEdit?.newText}`;
      });
    },
    expected: (one: Expected) => `${written(one)} ${one.label} ${one.insert}`,
  },
  computeLinks: {
    ask: async (client: LspClient, { textDocument }: { textDocument: object }) =>
      listOf(await client.request<DocumentLink[] | null>('textDocument/documentLink', { textDocument })).map(
        ({ range, target = '' }) => `${place(range)} ${target.split('/').slice(3).join('/').replace(/\/*$/, '/')}`,
      ),
    expected: (one: Expected) => `${written(one)} ${one.data}`,
  },
};

function listOf<T extends object>(answer: T | T[] | null | undefined): T[] {
  if (!answer) return [];
  return Array.isArray(answer) ? answer : [answer];
}

/** A refusal in a sentence is no answer. */
function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined);
}

const tests = hasConformanceData() ? readPeerTests<EditorTest>('rcjsuen-dockerfile-language-service.json') : [];

describe("The peer's own tests of stages in an editor", () => {
  if (!hasConformanceData()) it('are skipped: there is no conformance data (DOCKERFILE_STAGES_CONFORMANCE)');

  let client: LspClient;
  before(async () => {
    client = await clientInMemory().initialize();
  });

  for (const { id, kind, dockerfile, position, new_name: newName, expect } of tests) {
    const difference = differences[id.replace('dockerfile-language-service/', '')];
    it(difference ? `${id}: not so, ${difference}` : id, async () => {
      client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'dockerfile', version: 1, text: dockerfile },
      });
      const at = position && { position: { line: position[0], character: position[1] } };
      const answer = await askers[kind].ask(client, { textDocument: { uri }, ...at, ...(newName && { newName }) });
      client.notify('textDocument/didClose', { textDocument: { uri } });
      const expected = expect.map(askers[kind].expected).sort();
      if (difference) assert.notDeepEqual(answer.sort(), expected, 'the difference is gone');
      else assert.deepEqual(answer.sort(), expected);
    });
  }
});
