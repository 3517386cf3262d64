import {
  type CompletionItem,
  type Connection,
  MessageType,
  ShowMessageNotification,
  SignatureHelpTriggerKind,
} from 'vscode-languageserver';
import { answerOr } from '../handle';
import { plainChanges, plainEdit, plainSignatures } from '../plain';
import { unheard } from '../unheard';
import { type Answers, about } from './ask';

/** What helps to write, and what edits. */
export function answerEditing(connection: Connection, answers: Answers): void {
  connection.onCompletion(
    about(answers, 'completion', ({ client, service }, { textDocument: { uri }, position, context }) =>
      service.completion(uri, position, {
        trigger: context?.triggerCharacter,
        askAgain: client.asksForCompletions,
        snippets: client.fillsSnippets,
      }),
    ),
  );
  connection.onCompletionResolve(
    answerOr<CompletionItem, CompletionItem>(
      answers.boundary,
      'completionItem/resolve',
      (item) => item,
      async (item) => (await answers.session()).service.resolveCompletion(item),
    ),
  );
  connection.onPrepareRename(
    about(answers, 'prepareRename', ({ service }, { textDocument: { uri }, position }) =>
      service.prepareRename(uri, position),
    ),
  );
  connection.onRenameRequest(
    about(answers, 'rename', async ({ client, service }, { textDocument: { uri }, position, newName }) => {
      const { edit, notice } = (await service.rename(uri, position, newName, client.confirmsEdits)) ?? {};
      if (notice !== undefined) tell(connection, notice);
      return edit && !client.documentChanges ? plainChanges(edit) : edit;
    }),
  );
  connection.languages.onLinkedEditingRange(
    about(answers, 'linkedEditingRange', ({ service }, { textDocument: { uri }, position }) =>
      service.linkedEditing(uri, position),
    ),
  );
  connection.onSignatureHelp(
    about(answers, 'signatureHelp', async ({ client, service }, { textDocument: { uri }, position, context }) => {
      const invoked = !context || context.triggerKind === SignatureHelpTriggerKind.Invoked;
      const help = await service.signatureHelp(uri, position, { invoked });
      return help && !client.signatureMarkdown ? plainSignatures(help) : help;
    }),
  );
  connection.onDocumentFormatting(
    about(answers, 'formatting', ({ service }, { textDocument: { uri }, options }) => service.formatting(uri, options)),
  );
  connection.onDocumentRangeFormatting(
    about(answers, 'rangeFormatting', ({ service }, { textDocument: { uri }, range, options }) =>
      service.rangeFormatting(uri, range, options),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    about(answers, 'onTypeFormatting', ({ service }, { textDocument: { uri }, position, ch, options }) =>
      service.onTypeFormatting(uri, position, ch, options),
    ),
  );
  connection.onCodeAction(
    about(answers, 'codeAction', async ({ client, service }, { textDocument: { uri }, range, context }) => {
      const wishes = { only: context.only, turnsOffRules: client.turnsOffRules };
      const actions = await service.codeActions(uri, range, wishes);
      return client.documentChanges ? actions : actions?.map(plainEdit);
    }),
  );
}

function tell(connection: Connection, message: string): void {
  unheard(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }));
}
