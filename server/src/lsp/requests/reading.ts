import type { Connection, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { plainHover } from '../plain';
import { type Answers, about, aboutOr } from './ask';

/** What is shown of a Dockerfile while it is read. */
export function answerReading(connection: Connection, answers: Answers): void {
  connection.onHover(
    about(answers, 'hover', async ({ client, service }, { textDocument: { uri }, position }) => {
      const hover = await service.hover(uri, position);
      return hover && !client.hoverMarkdown ? plainHover(hover) : hover;
    }),
  );
  connection.onDocumentSymbol(
    about(answers, 'documentSymbol', ({ client, service }, { textDocument: { uri } }) =>
      client.nestsSymbols ? service.documentSymbols(uri) : service.flatSymbols(uri),
    ),
  );
  connection.onFoldingRanges(
    about(answers, 'foldingRange', ({ client, service }, { textDocument: { uri } }) =>
      service.foldingRanges(uri, client.mostFolds),
    ),
  );
  connection.onDocumentLinks(
    about(answers, 'documentLink', ({ service }, { textDocument: { uri } }, token) =>
      service.documentLinks(uri, token),
    ),
  );
  connection.languages.inlayHint.on(
    about(answers, 'inlayHint', ({ service }, { textDocument: { uri }, range }) => service.inlayHints(uri, range)),
  );
  connection.onCodeLens(
    about(answers, 'codeLens', ({ client, service }, { textDocument: { uri } }) =>
      client.showsCodeLenses ? service.codeLenses(uri) : undefined,
    ),
  );
  connection.languages.diagnostics.on(
    aboutOr<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      answers,
      'diagnostic',
      () => ({ kind: 'full', items: [] }),
      ({ diagnostics }, { textDocument: { uri }, previousResultId, identifier }) =>
        diagnostics.pull(uri, previousResultId, identifier),
    ),
  );
}
