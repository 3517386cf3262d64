import type { Connection, Definition, LocationLink, TextDocumentPositionParams } from 'vscode-languageserver';
import { type Answers, about, inGeneral, read } from './ask';

/** From one place to others. */
export function answerNavigation(connection: Connection, answers: Answers): void {
  connection.onDefinition(
    about<TextDocumentPositionParams, Definition | LocationLink[]>(
      answers,
      'definition',
      ({ client, service }, { textDocument: { uri }, position }) =>
        client.definitionLinks ? service.definitionLinks(uri, position) : service.definition(uri, position),
    ),
  );
  connection.onReferences(
    about(answers, 'references', ({ service }, { textDocument: { uri }, position, context }) =>
      service.references(uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    about(answers, 'documentHighlight', ({ service }, { textDocument: { uri }, position }) =>
      service.documentHighlight(uri, position),
    ),
  );
  connection.onTypeDefinition(
    about(answers, 'typeDefinition', ({ client, service }, { textDocument: { uri }, position }) => {
      if (!client.typeDefinitionLinks) return service.typeDefinition(uri, position);
      const link = service.typeDefinitionLink(uri, position);
      return link && [link];
    }),
  );
  connection.onSelectionRanges(
    about(answers, 'selectionRange', ({ service }, { textDocument: { uri }, positions }) =>
      service.selectionRanges(uri, positions),
    ),
  );
  connection.onWorkspaceSymbol(
    inGeneral(answers, 'workspace/symbol', async ({ service }, { query }) => {
      for (const uri of service.workspace.openUris()) await read(answers.session, uri);
      return service.workspaceSymbols(query);
    }),
  );
}
