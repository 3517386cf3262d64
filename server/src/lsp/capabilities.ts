import {
  type Command,
  type InitializeParams,
  type ServerCapabilities,
  type TextDocumentClientCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { actionKinds } from '../protocol/actionKinds';
import type { InitializationOptions } from '../protocol/methods';
import { tokensLegend } from '../protocol/tokensLegend';
import { staticGeneralFeatures } from './generalFeatures';

/** What a client can do, as far as it changes what we send. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly showsCodeLenses: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesFolds: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly definitionLinks: boolean;
  readonly typeDefinitionLinks: boolean;
  readonly hoverMarkdown: boolean;
  readonly signatureMarkdown: boolean;
  /** Its outline knows what stands inside what. */
  readonly nestsSymbols: boolean;
  /** More folds than these it would not show. */
  readonly mostFolds: number | undefined;
  readonly documentChanges: boolean;
  /** It has our command that turns off a rule. */
  readonly turnsOffRules: boolean;
  /** It asks the user before it makes edits that want to be confirmed. */
  readonly confirmsEdits: boolean;
  readonly preparesRename: boolean;
  /** What it opens the list of completions with. */
  readonly asksForCompletions: Command | undefined;
  /** It knows what to do with `${1:name}` in a completion. */
  readonly fillsSnippets: boolean;
  /** It can be told later of signatures and formatting, and that they are gone. */
  readonly registersGeneralFeatures: boolean;
  /** It can be told later of files that are no Dockerfiles. */
  readonly registersTargetFiles: boolean;
  /** It can be told later that there is more to ask about files with Dockerfiles inside. */
  readonly registersHighlights: boolean;
  readonly registersFolds: boolean;
  /** Of the folders that are open; `file` always is. */
  readonly schemes: readonly string[];
  /** What it says of general features before it is asked. */
  readonly wantsGeneralFeatures: boolean;
  /** Names that the client has for kinds of tokens. */
  readonly tokenTypes: readonly string[];
}

export function readClient(initialize: InitializeParams): Client {
  const { capabilities, initializationOptions } = initialize;
  const { workspace, textDocument } = capabilities;
  const options: InitializationOptions | undefined = initializationOptions;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsCodeLenses: options?.codeLens === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesFolds: workspace?.foldingRange?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    typeDefinitionLinks: textDocument?.typeDefinition?.linkSupport === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    signatureMarkdown:
      textDocument?.signatureHelp?.signatureInformation?.documentationFormat?.includes('markdown') ?? true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    turnsOffRules: options?.turnsOffRules === true,
    confirmsEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    fillsSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    asksForCompletions: options?.suggestCommand ? { title: '', command: options.suggestCommand } : undefined,
    registersGeneralFeatures: registersGeneralFeatures(textDocument),
    registersTargetFiles: registersTargetFiles(textDocument),
    registersHighlights: textDocument?.documentHighlight?.dynamicRegistration === true,
    registersFolds: textDocument?.foldingRange?.dynamicRegistration === true,
    schemes: schemesOf(initialize),
    wantsGeneralFeatures: wantsGeneralFeatures(options?.settings),
    tokenTypes: textDocument?.semanticTokens?.tokenTypes ?? [],
  };
}

function registersGeneralFeatures(client: TextDocumentClientCapabilities | undefined): boolean {
  const { signatureHelp, formatting, rangeFormatting, onTypeFormatting } = client ?? {};
  return [signatureHelp, formatting, rangeFormatting, onTypeFormatting].every(
    (one) => one?.dynamicRegistration === true,
  );
}

function registersTargetFiles(client: TextDocumentClientCapabilities | undefined): boolean {
  const { synchronization, completion, hover, definition, references, rename, codeAction } = client ?? {};
  return [synchronization, completion, hover, definition, references, rename, codeAction].every(
    (one) => one?.dynamicRegistration === true,
  );
}

function schemesOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = [...(workspaceFolders ?? []).map(({ uri }) => uri), rootUri ?? ''];
  return [...new Set(['file', ...uris.flatMap((uri) => /^([a-z][\w+.-]*):/i.exec(uri)?.[1] ?? [])])];
}

/** They are wanted unless the settings say otherwise. */
function wantsGeneralFeatures(settings: unknown): boolean {
  return (settings as { generalFeatures?: unknown } | undefined)?.generalFeatures !== 'off';
}

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: ['=', ' ', '"', "'", ',', '-', '$', '{', '/'], resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    linkedEditingRangeProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    hoverProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    inlayHintProvider: true,
    typeDefinitionProvider: true,
    callHierarchyProvider: true,
    semanticTokensProvider: { legend: tokensLegend(client.tokenTypes), full: { delta: true }, range: true },
    codeActionProvider: { codeActionKinds: actionKinds },
    ...staticGeneralFeatures(client),
    ...(client.showsCodeLenses && { codeLensProvider: {} }),
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'dockerfile-stages',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      },
    }),
  };
}
