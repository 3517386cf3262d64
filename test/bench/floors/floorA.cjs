// The floor with the usual libraries: a connection, incremental text, one scan of it, and nothing to say about it.
const {
  createConnection,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
let lines = 0;

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {},
    definitionProvider: true,
    hoverProvider: true,
    documentSymbolProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: true,
    foldingRangeProvider: true,
    semanticTokensProvider: { legend: { tokenTypes: [], tokenModifiers: [] }, full: true },
  },
}));
documents.onDidChangeContent(({ document }) => {
  const text = document.getText();
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 10) lines++;
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
});
connection.onCompletion(() => []);
connection.onDefinition(() => null);
// The count is used, so that no compiler leaves the scan out.
connection.onHover(() => (lines < 0 ? { contents: '' } : null));
connection.onDocumentSymbol(() => []);
connection.onReferences(() => []);
connection.onDocumentHighlight(() => []);
connection.onRenameRequest(() => null);
connection.onFoldingRanges(() => []);
connection.languages.semanticTokens.on(() => ({ data: [] }));
documents.listen(connection);
connection.listen();
