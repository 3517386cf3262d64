import * as vscode from 'vscode';
import { LanguageClient, type StaticFeature, TransportKind } from 'vscode-languageclient/node';
import { fingerprintsRequest, type StageFingerprint } from '../../server/src/protocol/fingerprints';
import {
  type InitializationOptions,
  type StageNeeds,
  type StageNeedsParams,
  type StageSummary,
  type StagesParams,
  settingsSection,
  stageNeedsRequest,
  stagesRequest,
} from '../../server/src/protocol/methods';
import { type ListedStage, listedStagesRequest } from '../../server/src/protocol/stagesView';
import { tokenKinds } from '../../server/src/protocol/tokensLegend';
import { Coexistence } from './coexistence';
import { GeneralFeatures } from './generalFeatures';
import { FirstToBeAsked } from './generalFeaturesFirst';
import { generalFeaturesMiddleware, tellGeneralFeatures } from './generalFeaturesMiddleware';

/** The client of our language server: a process of its own, started for the first Dockerfile. */
export function createLanguageClient(context: vscode.ExtensionContext): LanguageClient {
  const server = {
    module: context.asAbsolutePath('server/dist/server.js'),
    transport: TransportKind.ipc,
  };
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.bundle,
    codeLens: true,
    suggestCommand: 'editor.action.triggerSuggest',
    readsFiles: true,
    checksJson: true,
    turnsOffRules: true,
  };
  const general = new GeneralFeatures(context.extension.id, context.globalState, {
    changed: () => tellGeneralFeatures(client),
    crowded: () => first.comeLast(),
  });
  const coexistence = new Coexistence(() => tellGeneralFeatures(client));
  const client: LanguageClient = new LanguageClient(
    settingsSection,
    'Dockerfile Stages',
    { run: server, debug: server },
    {
      documentSelector: [{ language: 'dockerfile' }],
      diagnosticCollectionName: 'dockerfile-stages',
      synchronize: { configurationSection: settingsSection },
      initializationOptions,
      middleware: generalFeaturesMiddleware(general, () => ({
        coexistence: coexistence.current,
        rules: rulesThatAreSet(),
      })),
    },
  );
  client.registerFeature(knowsOurTokens);
  const first = new FirstToBeAsked(client);
  const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => tellGeneralFeatures(client));
  context.subscriptions.push(general, coexistence, first, trusted);
  return client;
}

/** Without their defaults, which VS Code gives as if somebody had set them: those are the profile's to say. */
function rulesThatAreSet(): object {
  const rules = vscode.workspace.getConfiguration(settingsSection).inspect<object>('rules');
  return { ...rules?.globalValue, ...rules?.workspaceValue, ...rules?.workspaceFolderValue };
}

/** The colours of our own kinds of tokens are in the manifest. */
const knowsOurTokens: StaticFeature = {
  fillClientCapabilities: ({ textDocument }) => void textDocument?.semanticTokens?.tokenTypes.push(...tokenKinds),
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

/** The stages of a Dockerfile. VS Code opens the file without showing it, so that the server knows its text. */
export async function requestStages(client: LanguageClient, uri: vscode.Uri): Promise<readonly StageSummary[]> {
  await vscode.workspace.openTextDocument(uri);
  const params: StagesParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  return (await client.sendRequest<readonly StageSummary[] | null>(stagesRequest, params)) ?? [];
}

/** The stages of a Dockerfile with what each takes from where. */
export async function requestListedStages(client: LanguageClient, uri: vscode.Uri): Promise<readonly ListedStage[]> {
  await vscode.workspace.openTextDocument(uri);
  const params: StagesParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  return (await client.sendRequest<readonly ListedStage[] | null>(listedStagesRequest, params)) ?? [];
}

/** What tells whether the stages of a Dockerfile, be it open or not, are as they were. */
export async function requestFingerprints(
  client: LanguageClient,
  uri: vscode.Uri,
): Promise<readonly StageFingerprint[]> {
  const params: StagesParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  return (await client.sendRequest<readonly StageFingerprint[] | null>(fingerprintsRequest, params)) ?? [];
}

/** What a build of a stage of an open Dockerfile may be given. */
export async function requestStageNeeds(
  client: LanguageClient,
  uri: vscode.Uri,
  stageIndex: number,
): Promise<StageNeeds | undefined> {
  const params: StageNeedsParams = { uri: client.code2ProtocolConverter.asUri(uri), stageIndex };
  return (await client.sendRequest<StageNeeds | null>(stageNeedsRequest, params)) ?? undefined;
}
