import type {
  CodeAction,
  CodeActionParams,
  CodeLensParams,
  CompletionItem,
  CompletionParams,
  DefinitionParams,
  DocumentDiagnosticParams,
  DocumentSymbolParams,
  Hover,
  HoverParams,
} from 'vscode-languageserver-protocol';
import { type DiagramParams, diagramRequest, type StagesParams, stagesRequest } from '../protocol/methods';
import { type Boundary, onRequest } from './handle';
import { plainEdit, plainHover } from './plain';
import type { Session } from './session';

/** Every request that we answer, and who answers it. */
export function answerRequests(boundary: Boundary, session: () => Promise<Session>): void {
  onRequest(boundary, 'textDocument/completion', async ({ textDocument, position }: CompletionParams) =>
    (await session()).service.completion(textDocument.uri, position),
  );
  onRequest(boundary, 'completionItem/resolve', async (item: CompletionItem) =>
    (await session()).service.resolveCompletion(item),
  );
  onRequest(boundary, 'textDocument/definition', async ({ textDocument, position }: DefinitionParams) => {
    const { client, service } = await session();
    if (!client.definitionLinks) return service.definition(textDocument.uri, position);
    const link = service.definitionLink(textDocument.uri, position);
    return link && [link];
  });
  onRequest(
    boundary,
    'textDocument/hover',
    async ({ textDocument, position }: HoverParams): Promise<Hover | undefined> => {
      const { client, service } = await session();
      const hover = service.hover(textDocument.uri, position);
      return hover && !client.hoverMarkdown ? plainHover(hover) : hover;
    },
  );
  onRequest(boundary, 'textDocument/documentSymbol', async ({ textDocument }: DocumentSymbolParams) =>
    (await session()).service.documentSymbols(textDocument.uri),
  );
  onRequest(boundary, 'textDocument/codeLens', async ({ textDocument }: CodeLensParams) =>
    (await session()).service.codeLenses(textDocument.uri),
  );
  onRequest(
    boundary,
    'textDocument/codeAction',
    async (params: CodeActionParams): Promise<CodeAction[] | undefined> => {
      const { client, service } = await session();
      const actions = wants(params.context.only, 'quickfix')
        ? service.codeActions(params.textDocument.uri, params.range)
        : [];
      return client.documentChanges ? actions : actions?.map(plainEdit);
    },
  );
  onRequest(boundary, 'textDocument/diagnostic', async ({ textDocument, previousResultId }: DocumentDiagnosticParams) =>
    (await session()).diagnostics.pull(textDocument.uri, previousResultId),
  );
  onRequest(boundary, stagesRequest, async ({ uri }: StagesParams) => (await session()).service.stages(uri) ?? []);
  onRequest(boundary, diagramRequest, async ({ uri }: DiagramParams, token) => {
    const { diagrams, service } = await session();
    diagrams.asked(uri);
    return service.diagram(uri, token);
  });
}

/** Whether a client that asks for `only` these kinds of action asks for `kind`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
