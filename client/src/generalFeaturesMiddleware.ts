import { workspace } from 'vscode';
import { DidChangeConfigurationNotification, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { settingsSection } from '../../server/src/protocol/methods';
import type { GeneralFeatures } from './generalFeatures';

/** What takes the place of other settings. */
export type Decisions = () => object;

/** Puts what was decided in the place of settings, and keeps us out of our own questions. */
export function generalFeaturesMiddleware(general: GeneralFeatures, decisions: Decisions = () => ({})): Middleware {
  return {
    provideSignatureHelp: (document, position, context, token, next) =>
      general.probe.asks(document) ? undefined : next(document, position, context, token),
    provideCompletionItem: (document, position, context, token, next) =>
      general.probe.asks(document) ? undefined : next(document, position, context, token),
    workspace: {
      configuration: async (params, token, next) => {
        const sections = await next(params, token);
        if (!Array.isArray(sections)) return sections;
        return sections.map((section, i) =>
          params.items[i]?.section === settingsSection
            ? { ...section, ...general.current, ...decisions(), ...withoutPrograms(section) }
            : section,
        );
      },
    },
  };
}

/** In a folder that nobody trusts, the server runs no program, whatever the folder's settings say. */
function withoutPrograms(section: { readonly shellcheck?: object } | null) {
  return workspace.isTrusted ? {} : { shellcheck: { ...section?.shellcheck, enabled: false } };
}

/** Has the server ask for the settings again, which hold what was decided. */
export function tellGeneralFeatures(client: LanguageClient): void {
  if (client.isRunning()) void client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}
